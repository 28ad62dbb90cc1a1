import { describe, expect, test } from 'vitest';

import type { Attribute, Right, Rulebook } from '../api/types';
import { settings } from '../settings.svelte';
import { chosenTime, durationMs, localInput } from '../until';
import { compares, conditionOf, firstRow, testOf } from './build';
import { parse } from './parse';
import { attributeOf, conditionText } from './words';

const text = (en: string, ru: string) => ({ en, ru });
const attributes: Attribute[] = [
  {
    id: 'discount_pct',
    type: 'decimal',
    digits: 1,
    unit: '%',
    required: true,
    name: text('Discount', 'Скидка'),
  },
  { id: 'cost', type: 'money', currency: 'EUR', required: false, name: text('Cost', 'Стоимость') },
  { id: 'until', type: 'date', required: false, name: text('Until', 'До какого дня') },
  { id: 'exclusive', type: 'boolean', required: false, name: text('Exclusive', 'Исключительно') },
  { id: 'where', type: 'text', required: false, name: text('Where', 'Где') },
  {
    id: 'medium',
    type: 'choice',
    required: true,
    name: text('Medium', 'Носитель'),
    options: [
      { id: 'email', name: text('E-mail', 'Почта') },
      { id: 'post', name: text('Post', 'Письма') },
    ],
  },
];
const budget: Attribute = {
  id: 'budget',
  type: 'money',
  currency: 'EUR',
  required: true,
  name: text('Budget', 'Бюджет'),
};
const book = {
  fields: [budget],
  kinds: [{ id: 'price', name: text('Price', 'Цена'), attributes }],
} as unknown as Rulebook;
const of = (name: string) => attributeOf(book, 'price', name);
const saying = { language: 'en', now: Date.UTC(2026, 10, 24), yes: 'yes', no: 'no' } as const;
const said = (source: string) => conditionText(source, book, 'price', saying)?.replaceAll('\u00a0', ' ');

describe('a condition in words', () => {
  test('each kind of test', () => {
    settings.language = 'en';
    expect(said('discount_pct <= 15')).toBe('discount is at most 15%');
    expect(said('cost > 10000.50 EUR')).toBe('cost is more than €10,000.50');
    expect(said('until >= 2026-12-01')).toBe('until is no earlier than 1 Dec');
    expect(said("medium == 'email'")).toBe('medium is E-mail');
    expect(said("medium in {'email', 'post'}")).toBe('medium is one of E-mail, Post');
    expect(said("where != 'the buyer''s door'")).toBe("where is not “the buyer's door”");
    expect(said('exclusive != true')).toBe('exclusive: no');
    expect(said('cost is not set')).toBe('cost is not given');
    expect(said('proposal.budget < 50000 EUR')).toBe('budget is less than €50,000');
  });

  test('and, or, not, parentheses', () => {
    expect(said('discount_pct <= 15 and (cost < 5 EUR or cost is not set)')).toBe(
      'discount is at most 15% and (cost is less than €5 or cost is not given)',
    );
    expect(said('not (exclusive == true)')).toBe('it is not so that exclusive: yes');
  });

  test('what cannot be read is null, and an unknown name stays as it stands', () => {
    for (const bad of ['', 'discount_pct', 'discount_pct <=', '<= 15', 'a == 1 b == 2', '(a == 1', "a == 'x"])
      expect(parse(bad)).toBeNull();
    expect(parse('('.repeat(100))).toBeNull();
    expect(said('weather == 3')).toBe('weather is 3');
  });
});

describe('a condition from rows', () => {
  test('values as the rulebook writes them', () => {
    const row = (name: string, op: '<=' | '==', typed: string) => testOf({ name, op, text: typed }, of(name));
    expect(row('discount_pct', '<=', '12,5')).toBe('discount_pct <= 12.5');
    expect(row('cost', '<=', '10 000,50')).toBe('cost <= 10000.5 EUR');
    expect(row('proposal.budget', '<=', '50 000')).toBe('proposal.budget <= 50000 EUR');
    expect(row('until', '<=', '2026-12-01')).toBe('until <= 2026-12-01');
    expect(row('medium', '==', 'email')).toBe("medium == 'email'");
    expect(row('where', '==', "buyer's door")).toBe("where == 'buyer''s door'");
    expect(row('exclusive', '==', 'true')).toBe('exclusive == true');
    expect(row('discount_pct', '<=', '')).toBeNull();
    expect(row('discount_pct', '<=', 'much')).toBeNull();
  });

  test('rows are joined; one that is not finished makes none', () => {
    const rows = [
      { name: 'discount_pct', op: '<=' as const, text: '15' },
      { name: 'medium', op: '==' as const, text: 'post' },
    ];
    expect(conditionOf(rows, of)).toBe("discount_pct <= 15 and medium == 'post'");
    expect(conditionOf([...rows, { name: 'cost', op: '<=', text: '' }], of)).toBeNull();
    expect(conditionOf([], of)).toBeNull();
  });

  test('it begins where the right wants a value moved', () => {
    const right = { wants: { cost: 'less' } } as unknown as Right;
    expect(firstRow(attributes, [right])).toEqual({ name: 'cost', op: '<=', text: '' });
    expect(firstRow(attributes, [])).toEqual({ name: 'discount_pct', op: '<=', text: '' });
    expect(compares('boolean')).toEqual(['==']);
  });
});

describe('moments and plain times', () => {
  test('a chosen moment is the same on the wire', () => {
    const at = new Date(2026, 10, 26, 18, 5).getTime();
    expect(localInput(at)).toBe('2026-11-26T18:05');
    expect(Date.parse(chosenTime('2026-11-26T18:05')!)).toBe(at);
    expect(chosenTime('')).toBeNull();
    expect(chosenTime('soon')).toBeNull();
  });
  test('durations', () => {
    expect(durationMs('1d12h')).toBe(36 * 3_600_000);
    expect(durationMs('30m')).toBe(1_800_000);
  });
});
