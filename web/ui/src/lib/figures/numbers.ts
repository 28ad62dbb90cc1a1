// Numbers as people type them, as the wire wants them: decimals as texts, shares between 0 and 1.

const SPACES = /[\s\u00a0\u202f]/g;

/** "1 200" is 1200; null for what is no whole number from 0 on. */
export function wholeIn(typed: string): number | null {
  const text = typed.replace(SPACES, '');
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}

/** "12,50" is "12.50"; null for what is no number. */
export function decimalIn(typed: string): string | null {
  const text = typed.replace(SPACES, '').replace(',', '.').replace('\u2212', '-');
  return /^-?\d{1,12}(\.\d{1,9})?$/.test(text) ? text : null;
}

/** "12,5" (or "12,5 %") is "0.125"; null for what is no number. */
export function shareIn(typed: string): string | null {
  const decimal = decimalIn(typed.replace(SPACES, '').replace(/%$/, ''));
  return decimal === null ? null : movedTwo(decimal);
}

/** A hundredth, without rounding: the point moves, no digit is lost. */
function movedTwo(decimal: string): string {
  const sign = decimal.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const padded = whole.padStart(3, '0');
  const digits = `${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`;
  return sign + digits.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '');
}
