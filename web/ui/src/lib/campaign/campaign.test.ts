import { beforeEach, describe, expect, test } from 'vitest';

import type { Attribute, Rulebook } from '../api/types';
import { add, type Draft, emptyDraft, move, remove, submission } from './draft';
import { keep, restore } from './keep';
import { read } from './shape';

const of = (type: Attribute['type'], more: Partial<Attribute> = {}): Attribute => ({
  id: 'x',
  name: { en: 'X', ru: 'X' },
  type,
  required: false,
  ...more,
});
const value = (attribute: Attribute, text: string) => {
  const got = read(attribute, text);
  return got.ok ? got.value : got.fault.code;
};

describe('shape: typed text as a value', () => {
  test.each([
    ['12', 12],
    ['12 500', 12500],
    ['12\u00a0500', 12500],
    ['12,500', 12500],
    ['-3', -3],
    ['12.5', 'bad_integer'],
    ['twelve', 'bad_integer'],
    ['1e5', 'bad_integer'],
  ])('integer %s', (text, expected) => expect(value(of('integer'), text)).toBe(expected));

  test.each([
    ['12,5', '12.5'],
    ['12.5', '12.5'],
    ['12', '12'],
    ['012.50', '12.5'],
    ['-0,0', '0'],
    ['1 234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['12.55', 'bad_digits'],
    ['', 'bad_decimal'],
    ['12,5,5', 'bad_decimal'],
  ])('decimal %s', (text, expected) => expect(value(of('decimal', { digits: 1 }), text)).toBe(expected));

  test.each([
    ['48 000', 4800000],
    ['48,000', 4800000],
    ['€17.80', 1780],
    ['17,8', 1780],
    ['17,80 €', 1780],
    ['0.1', 10],
    ['1,234.56', 123456],
  ])('money %s', (text, amount) =>
    expect(value(of('money', { currency: 'EUR' }), text)).toEqual({ amount, currency: 'EUR' }),
  );
  test('money: a third digit behind the point, or no number', () => {
    expect(value(of('money', { currency: 'EUR' }), '1.005')).toBe('bad_digits');
    expect(value(of('money', { currency: 'EUR' }), 'much')).toBe('bad_money');
    expect(value(of('money', { currency: 'JPY' }), '500')).toEqual({ amount: 500, currency: 'JPY' });
    expect(value(of('money', { currency: 'EUR' }), '999999999999999')).toBe('bad_money');
  });
});

const book = {
  fields: [of('money', { id: 'budget', currency: 'EUR', required: true })],
  kinds: [
    {
      id: 'price',
      name: { en: 'Price', ru: 'Цена' },
      attributes: [
        of('decimal', { id: 'discount_pct', digits: 1, required: true }),
        of('boolean', { id: 'firm' }),
      ],
    },
  ],
} as unknown as Rulebook;

describe('the draft', () => {
  const filled = (): Draft => ({
    title: ' F-220 ',
    goal: 'Sell',
    fields: { budget: '48 000' },
    actions: [
      {
        id: 'a1',
        kind: 'price',
        title: 'Less',
        attributes: { discount_pct: '12,5', firm: 'true' },
        requires: [],
      },
      { id: 'a2', kind: 'price', title: 'More', attributes: { discount_pct: '5' }, requires: ['a1'] },
    ],
    premortem: [],
    next: 3,
  });

  test('becomes the body that is sent', () => {
    const { body, faults } = submission(filled(), book);
    expect(faults).toEqual({});
    expect(body).toEqual({
      title: 'F-220',
      goal: 'Sell',
      fields: { budget: { amount: 4800000, currency: 'EUR' } },
      actions: [
        {
          id: 'a1',
          kind: 'price',
          title: 'Less',
          attributes: { discount_pct: '12.5', firm: true },
          requires: [],
        },
        { id: 'a2', kind: 'price', title: 'More', attributes: { discount_pct: '5' }, requires: ['a1'] },
      ],
    });
  });

  test('faults of shape stand at the pointers of the body', () => {
    const draft = filled();
    draft.title = ' ';
    draft.fields = {};
    draft.actions[1] = { ...draft.actions[1]!, kind: '', attributes: {} };
    draft.actions[0]!.attributes['discount_pct'] = 'half';
    expect(submission(draft, book).faults).toEqual({
      '/title': { code: 'need' },
      '/fields/budget': { code: 'need' },
      '/actions/0/attributes/discount_pct': { code: 'bad_decimal' },
      '/actions/1/kind': { code: 'need_kind' },
    });
  });

  test('an id is never used again, and what required a removed action no longer does', () => {
    const draft = add(remove(filled(), 'a1'));
    expect(draft.actions.map((action) => action.id)).toEqual(['a2', 'a3']);
    expect(draft.actions[0]?.requires).toEqual([]);
  });

  test('moves within its bounds', () => {
    expect(move(filled(), 'a2', -1).actions.map((action) => action.id)).toEqual(['a2', 'a1']);
    expect(move(filled(), 'a1', -1).actions.map((action) => action.id)).toEqual(['a1', 'a2']);
  });

  describe('kept in this browser', () => {
    beforeEach(() => localStorage.clear());

    test('one per member, gone when it is empty again', () => {
      keep('ferrit', 'hanna', null, { draft: filled(), version: 0 });
      expect(restore('ferrit', 'hanna')).toEqual({ draft: filled(), version: 0 });
      expect(restore('ferrit', 'timur')).toBeNull();
      keep('ferrit', 'hanna', null, { draft: emptyDraft(), version: 0 });
      expect(localStorage.length).toBe(0);
    });

    test('what an earlier version of the application kept has no premortem yet', () => {
      const earlier = { ...filled(), premortem: undefined, version: 3 };
      localStorage.setItem('counterweight.campaign.ferrit.hanna', JSON.stringify(earlier));
      expect(restore('ferrit', 'hanna')).toEqual({ draft: filled(), version: 3 });
    });

    test('nonsense in the storage is a new draft', () => {
      for (const nonsense of [
        '{',
        '"x"',
        '{"title":1}',
        '{"title":"t","goal":"","fields":{},"actions":[1],"next":2}',
      ]) {
        localStorage.setItem('counterweight.campaign.ferrit.hanna', nonsense);
        expect(restore('ferrit', 'hanna')).toBeNull();
      }
    });
  });
});
