// Attribute values as people read and write them. Money is minor units on the wire, a decimal is a string.

import type { Attribute, Language, Money, Value } from './api/types';
import { formatNumber } from './i18n/message';
import { dateOnlyText } from './time';

const NBSP = '\u00a0';
const locale = (language: Language) => (language === 'ru' ? 'ru-RU' : 'en-GB');

/** How many digits a currency's minor unit has: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  try {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return options.maximumFractionDigits ?? 2;
  } catch {
    return 2; // not a currency that this browser knows
  }
}

/** "€11,400", "€17.80"; in Russian "11 400 €", "17,80 €". */
export function moneyText(language: Language, money: Money): string {
  const digits = minorDigits(money.currency);
  const whole = money.amount % 10 ** digits === 0;
  const amount = money.amount / 10 ** digits;
  try {
    return new Intl.NumberFormat(locale(language), {
      style: 'currency',
      currency: money.currency,
      minimumFractionDigits: whole ? 0 : digits,
      maximumFractionDigits: whole ? 0 : digits,
    })
      .format(amount)
      .replace(/\s/g, NBSP);
  } catch {
    return `${formatNumber(language, amount)}${NBSP}${money.currency}`;
  }
}

/** The decimal string as it is, with the language's own point and grouping. */
export function decimalText(language: Language, decimal: string): string {
  const [whole = '0', fraction] = decimal.replace('-', '').split('.');
  const grouped = (decimal.startsWith('-') ? '−' : '') + formatNumber(language, Number(whole));
  return fraction === undefined ? grouped : grouped + (language === 'ru' ? ',' : '.') + fraction;
}

function withUnit(language: Language, number: string, unit: string | undefined): string {
  if (!unit) return number;
  return unit === '%' && language === 'en' ? `${number}%` : `${number}${NBSP}${unit}`;
}

export interface Saying {
  language: Language;
  now: number;
  yes: string;
  no: string;
}

export function valueText(attribute: Attribute, value: Value, saying: Saying): string {
  const { language } = saying;
  if (typeof value === 'object') return moneyText(language, value);
  switch (attribute.type) {
    case 'integer':
      return withUnit(language, formatNumber(language, Number(value)), attribute.unit);
    case 'decimal':
      return withUnit(language, decimalText(language, String(value)), attribute.unit);
    case 'choice':
      return attribute.options?.find((option) => option.id === value)?.name[language] ?? String(value);
    case 'date':
      return dateOnlyText(language, String(value), saying.now);
    case 'boolean':
      return value ? saying.yes : saying.no;
    case 'money':
    case 'text':
      return String(value);
  }
}
