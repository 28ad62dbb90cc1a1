// A draft on the server and back: nothing that was typed is lost on the way.

import { describe, expect, test } from 'vitest';

import type { Attribute, Language, Rulebook } from '../api/types';
import { bodyOf, draftOf } from './body';
import { type Draft, submission } from './draft';
import { read } from './shape';
import { typed } from './typed';

const of = (type: Attribute['type'], more: Partial<Attribute> = {}): Attribute => ({
  id: type,
  name: { en: 'X', ru: 'X' },
  type,
  required: false,
  ...more,
});
const book = {
  fields: [of('money', { id: 'budget', currency: 'EUR' })],
  kinds: [
    {
      id: 'price',
      name: { en: 'Price', ru: 'Цена' },
      attributes: [of('decimal', { digits: 1 }), of('integer'), of('boolean'), of('text'), of('date')],
    },
  ],
} as unknown as Rulebook;

describe('typed: a value as somebody would have typed it', () => {
  const attributes: [Attribute, Parameters<typeof typed>[1]][] = [
    [of('integer'), 12500],
    [of('integer'), -3],
    [of('decimal', { digits: 2 }), '-1234.5'],
    [of('money', { currency: 'EUR' }), { amount: 4800000, currency: 'EUR' }],
    [of('money', { currency: 'EUR' }), { amount: 1780, currency: 'EUR' }],
    [of('money', { currency: 'EUR' }), { amount: -5, currency: 'EUR' }],
    [of('money', { currency: 'JPY' }), { amount: 500000, currency: 'JPY' }],
    [of('money', { currency: 'KWD' }), { amount: 1234567, currency: 'KWD' }],
    [of('boolean'), true],
    [of('text'), 'a, b.c'],
    [of('date'), '2027-01-11'],
  ];
  test.each(attributes)('is read back as it was: %o %o', (attribute, value) => {
    for (const language of ['en', 'ru'] satisfies Language[]) {
      expect(read(attribute, typed(attribute, value, language))).toEqual({ ok: true, value });
    }
  });
  test('each language has its own signs', () => {
    const money = { amount: 4800050, currency: 'EUR' };
    expect(typed(of('money', { currency: 'EUR' }), money, 'en')).toBe('48,000.50');
    expect(typed(of('money', { currency: 'EUR' }), money, 'ru')).toBe('48\u00a0000,50');
  });
});

describe('the body of a draft', () => {
  test('an unfinished campaign comes back as it was typed', () => {
    const draft: Draft = {
      title: 'F-220 ',
      goal: '',
      fields: { budget: 'about 40' },
      actions: [
        {
          id: 'a2',
          kind: 'price',
          title: '',
          attributes: { decimal: '12,', integer: '3 or 4', text: ' spaced ', boolean: 'true' },
          requires: ['a3'],
        },
        { id: 'a3', kind: '', title: 'Something', attributes: {}, requires: [] },
      ],
      premortem: [{ by: 'm-7', worst: 'Nobody calls.' }],
      next: 4,
    };
    const back = draftOf(bodyOf(draft, book), book, 'en');
    expect(back).toEqual({
      ...draft,
      actions: [
        { ...draft.actions[0], attributes: { ...draft.actions[0]!.attributes, decimal: '12' } },
        draft.actions[1],
      ],
    });
  });
  test('a finished one is the body that is submitted', () => {
    const body = {
      title: 'F-220',
      goal: 'g',
      fields: { budget: { amount: 4800000, currency: 'EUR' } },
      actions: [{ id: 'price', kind: 'price', title: 't', attributes: { decimal: '12.5' }, requires: [] }],
      premortem: [{ by: 'm-7', worst: 'Nobody calls.' }, { worst: 'It freezes.' }],
    };
    const draft = draftOf(body, book, 'ru');
    expect(draft.actions[0]?.attributes).toEqual({ decimal: '12,5' });
    expect(submission(draft, book).body).toEqual(body);
    expect(bodyOf(draft, book)).toEqual(body);
  });
  test('anything may be missing', () => {
    const draft = draftOf({ actions: [{ title: 'x' }, { id: 'a7' }] }, book, 'en');
    expect(draft.actions.map(({ id }) => id)).toEqual(['a8', 'a7']);
    expect(draft.next).toBe(9);
    expect(draftOf({}, book, 'en').actions.length).toBe(1);
  });
});
