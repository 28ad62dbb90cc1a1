// A condition in words: "discount at most 15% and medium is e-mail".

import type { Attribute, Rulebook, Value } from '../api/types';
import { conjoin, inside, named, t } from '../i18n/index.svelte';
import { minorDigits, type Saying, valueText } from '../values';
import { type Compare, type Condition, type Literal, parse, type Test } from './parse';

/** The attribute that a name stands for: one of the kind, or "proposal." and a field. */
export function attributeOf(book: Rulebook, kind: string, name: string): Attribute | undefined {
  const field = /^proposal\.(.+)$/.exec(name)?.[1];
  const list = field ? book.fields : book.kinds.find((one) => one.id === kind)?.attributes;
  return list?.find((one) => one.id === (field ?? name));
}

function valueOf(attribute: Attribute | undefined, literal: Literal): Value {
  switch (literal.type) {
    case 'boolean':
      return literal.value;
    case 'number': {
      if (attribute?.type === 'integer') return Number(literal.text);
      const currency = literal.currency ?? (attribute?.type === 'money' ? attribute.currency : undefined);
      if (!currency) return literal.text;
      return { amount: Math.round(Number(literal.text) * 10 ** minorDigits(currency)), currency };
    }
    case 'date':
    case 'text':
      return literal.text;
  }
}

function said(attribute: Attribute | undefined, literal: Literal, saying: Saying): string {
  const value = valueOf(attribute, literal);
  if (literal.type === 'text' && attribute?.type !== 'choice')
    return t('cond.quoted', { text: literal.text });
  if (attribute) return valueText(attribute, value, saying);
  return typeof value === 'object' ? `${value.amount} ${value.currency}` : String(value);
}

const OPS = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' } as const;

export function compareText(name: string, op: Compare, value: string, type: Attribute['type'] | undefined) {
  const places = { name, value };
  if (type === 'boolean') return t('cond.yes_no', places);
  if (op === '==') return t('cond.eq', places);
  if (op === '!=') return t('cond.ne', places);
  return type === 'date' ? t(`cond.date_${OPS[op]}`, places) : t(`cond.${OPS[op]}`, places);
}

function testText(test: Test, book: Rulebook, kind: string, saying: Saying): string {
  const attribute = attributeOf(book, kind, test.name);
  const name = attribute ? inside(named(attribute.name)) : test.name;
  if (test.is === 'set') return t(test.set ? 'cond.set' : 'cond.not_set', { name });
  if (test.is === 'in') {
    const values = test.values.map((one) => said(attribute, one, saying));
    return t('cond.in', { name, values: values.join(', ') });
  }
  const { op, value } = test;
  // "not yes" is "no", and so every test of a boolean says what must be so.
  if (value.type === 'boolean') {
    const holds = op === '!=' ? !value.value : value.value;
    return compareText(name, '==', holds ? saying.yes : saying.no, 'boolean');
  }
  return compareText(name, op, said(attribute, value, saying), attribute?.type);
}

function wordsOf(condition: Condition, book: Rulebook, kind: string, saying: Saying): string {
  const part = (one: Condition) => {
    const text = wordsOf(one, book, kind, saying);
    return one.is === 'and' || one.is === 'or' ? `(${text})` : text;
  };
  switch (condition.is) {
    case 'and':
      return conjoin(condition.all.map(part));
    case 'or':
      return condition.all.map(part).join(` ${t('cond.or')} `);
    case 'not':
      return t('cond.not', { condition: part(condition.one) });
    default:
      return testText(condition, book, kind, saying);
  }
}

/** Null when the condition cannot be read; then it is shown as it stands. */
export function conditionText(source: string, book: Rulebook, kind: string, saying: Saying): string | null {
  const condition = parse(source);
  return condition && wordsOf(condition, book, kind, saying);
}
