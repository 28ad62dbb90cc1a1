// A condition put together row by row: what was chosen and typed, as the rulebook's language writes it.

import type { Attribute, Right, Value } from '../api/types';
import { read } from '../campaign/shape';
import { minorDigits } from '../values';
import type { Compare } from './parse';

export interface Row {
  name: string; // an attribute, or "proposal." and a field
  op: Compare;
  text: string; // as typed
}

const ORDERED: readonly Attribute['type'][] = ['integer', 'decimal', 'money', 'date'];

/** The comparisons that a type has, the most usual first. A boolean is only what it is. */
export function compares(type: Attribute['type']): Compare[] {
  if (type === 'boolean') return ['=='];
  return ORDERED.includes(type) ? ['<=', '>=', '<', '>', '==', '!='] : ['==', '!='];
}

function decimal(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  const sign = amount < 0 ? '-' : '';
  const plain = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = digits === 0 ? plain : plain.slice(0, -digits);
  const fraction = digits === 0 ? '' : plain.slice(-digits).replace(/0+$/, '');
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}

function literal(attribute: Attribute, value: Value): string {
  if (typeof value === 'object') return `${decimal(value.amount, value.currency)} ${value.currency}`;
  if (attribute.type === 'text' || attribute.type === 'choice') {
    return `'${String(value).replaceAll("'", "''")}'`;
  }
  return String(value);
}

/** The row as a test, or null while its value is missing or of another shape. */
export function testOf(row: Row, attribute: Attribute | undefined): string | null {
  if (!attribute || row.text.trim() === '') return null;
  const got = read(attribute, row.text.trim());
  return got.ok ? `${row.name} ${row.op} ${literal(attribute, got.value)}` : null;
}

/** All rows together; null when one is not finished. */
export function conditionOf(
  rows: readonly Row[],
  of: (name: string) => Attribute | undefined,
): string | null {
  const tests = rows.map((row) => testOf(row, of(row.name)));
  return tests.length === 0 || tests.includes(null) ? null : tests.join(' and ');
}

/** Where a builder begins: at a value that the department's right wants moved, else at the first one of the kind. */
export function firstRow(attributes: readonly Attribute[], rights: readonly Right[]): Row {
  for (const right of rights) {
    for (const [name, way] of Object.entries(right.wants)) {
      if (attributes.some((one) => one.id === name))
        return { name, op: way === 'less' ? '<=' : '>=', text: '' };
    }
  }
  const first = attributes.find((one) => ORDERED.includes(one.type)) ?? attributes[0];
  return { name: first?.id ?? '', op: first ? compares(first.type)[0]! : '==', text: '' };
}
