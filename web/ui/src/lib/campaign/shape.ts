// Typed text as a value of its attribute's type, or what is wrong with its shape. Both decimal signs are taken, and
// spaces or points between thousands where they cannot be mistaken.

import type { Attribute, Value } from '../api/types';
import { minorDigits } from '../values';

export interface Fault {
  code: 'need' | 'need_kind' | 'need_gone' | 'bad_integer' | 'bad_decimal' | 'bad_money' | 'bad_digits';
  digits?: number;
}

export type Read = { ok: true; value: Value } | { ok: false; fault: Fault };

const bad = (code: Fault['code'], digits?: number): Read => ({
  ok: false,
  fault: digits === undefined ? { code } : { code, digits },
});

/** "12 500,5" and "12,500.5" are -, 12500 and 5; null when it is no number. */
function parts(text: string): { minus: boolean; whole: string; fraction: string } | null {
  const plain = text.replace(/[\s\u00a0\u202f']/g, '').replace('−', '-');
  // A comma before groups of three digits that a point may follow parts thousands; otherwise it is the decimal sign.
  const grouped =
    /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) && (plain.includes('.') || plain.split(',').length > 2);
  const dotted = (grouped ? plain.replaceAll(',', '') : plain.replace(',', '.')).replace(/\.$/, '');
  const found = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/.exec(dotted);
  if (!found) return null;
  return {
    minus: found[1] === '-',
    whole: (found[2] ?? '0').replace(/^0+(?=\d)/, ''),
    fraction: (found[3] ?? '').replace(/0+$/, ''),
  };
}

function integer(text: string): Read {
  const number = parts(text.replace(/,(?=\d{3}(\D|$))/g, ''));
  if (!number || number.fraction !== '') return bad('bad_integer');
  return { ok: true, value: Number(number.whole) * (number.minus ? -1 : 1) || 0 };
}

function decimal(text: string, digits: number): Read {
  const number = parts(text);
  if (!number) return bad('bad_decimal');
  if (number.fraction.length > digits) return bad('bad_digits', digits);
  const sign = number.minus && (number.whole !== '0' || number.fraction !== '') ? '-' : '';
  return { ok: true, value: sign + number.whole + (number.fraction === '' ? '' : `.${number.fraction}`) };
}

function money(text: string, currency: string): Read {
  const digits = minorDigits(currency);
  const plain = text.replace(/[€$£₽]|EUR|USD|GBP|RUB/gi, '');
  // Nobody writes a tenth of a cent: three digits behind a lone comma are thousands here.
  const number = parts(digits < 3 ? plain.replace(/,(?=\d{3}(\D|$))/g, '') : plain);
  if (!number) return bad('bad_money');
  if (number.fraction.length > digits) return bad('bad_digits', digits);
  const minor = Number(number.whole + number.fraction.padEnd(digits, '0'));
  if (!Number.isSafeInteger(minor)) return bad('bad_money');
  return { ok: true, value: { amount: number.minus ? -minor || 0 : minor, currency } };
}

export function read(attribute: Attribute, text: string): Read {
  switch (attribute.type) {
    case 'integer':
      return integer(text);
    case 'decimal':
      return decimal(text, attribute.digits ?? 6);
    case 'money':
      return money(text, attribute.currency ?? 'EUR');
    case 'boolean':
      return { ok: true, value: text === 'true' };
    case 'text':
    case 'choice':
    case 'date':
      return { ok: true, value: text };
  }
}
