// A value as somebody would have typed it: what read() in shape.ts makes the same value of.

import { formatNumber } from '../i18n/message';
import type { Attribute, Language, Value } from '../api/types';
import { minorDigits } from '../values';

const point = (language: Language) => (language === 'ru' ? ',' : '.');

function money(amount: number, currency: string, language: Language): string {
  const digits = minorDigits(currency);
  const plain = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = digits === 0 ? plain : plain.slice(0, -digits);
  const fraction = digits === 0 ? '' : plain.slice(-digits);
  // With three digits behind the point, a comma between thousands could be taken for it.
  const grouped = digits < 3 ? formatNumber(language, Number(whole)) : whole;
  const minus = amount < 0 ? '-' : '';
  return minus + grouped + (/^0*$/.test(fraction) ? '' : point(language) + fraction);
}

export function typed(attribute: Attribute, value: Value, language: Language): string {
  if (typeof value === 'object') return money(value.amount, value.currency, language);
  // A draft may hold what is no value yet, e.g. "12 or 13" for a number: it stays as it is.
  if (attribute.type === 'decimal' && /^-?\d+(\.\d+)?$/.test(String(value))) {
    return String(value).replace('.', point(language));
  }
  return String(value);
}

/** Every value that is there, by its attribute. */
export function typedAll(
  attributes: readonly Attribute[],
  values: Readonly<Record<string, Value>> | undefined,
  language: Language,
): Record<string, string> {
  const out: Record<string, string> = {};
  for (const attribute of attributes) {
    const value = values?.[attribute.id];
    if (value !== undefined && value !== null) out[attribute.id] = typed(attribute, value, language);
  }
  return out;
}
