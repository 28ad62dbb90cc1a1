// Differences in words: fields by name, long texts word by word, and several revisions as one.

import { describe, expect, test } from 'vitest';

import type { Change, Preview, Revision, Rulebook } from '../api/types';
import { settings } from '../settings.svelte';
import { changeGroups } from './changes';
import { draftChanges } from './draftChanges';
import { effectsOf } from './effects';
import { changesSince } from './since';
import { wordDiff } from './wordDiff';

const book = {
  departments: [{ id: 'sales', name: { en: 'Sales', ru: 'Продажи' } }],
  fields: [{ id: 'budget', name: { en: 'Budget', ru: 'Бюджет' }, type: 'money', currency: 'EUR' }],
  kinds: [
    {
      id: 'price',
      name: { en: 'Price', ru: 'Цена' },
      attributes: [
        { id: 'discount_pct', name: { en: 'Discount', ru: 'Скидка' }, type: 'decimal', unit: '%' },
      ],
    },
    { id: 'claim', name: { en: 'Claim', ru: 'Обещание' }, attributes: [] },
  ],
} as unknown as Rulebook;
const places = [
  { id: 'a1', number: 1, kind: 'price', title: 'Less' },
  { id: 'a2', number: 2, kind: 'claim', title: 'Said' },
];

describe('changes', () => {
  settings.speak('en');
  test('the campaign comes first; every value as people read it', () => {
    const changes: Change[] = [
      { field: 'attributes.discount_pct', action: 'a1', from: '20', to: '15' },
      { field: 'requires', action: 'a2', from: '', to: 'a1' },
      { field: 'fields.budget', from: { amount: 4800000, currency: 'EUR' }, to: null },
      { field: 'action', action: 'a3', from: 'Gone', to: null },
    ];
    expect(
      changeGroups(changes, book, places).map((group) => [
        group.action,
        group.state,
        group.title,
        group.lines.map(({ label, from, to }) => [label, from, to]),
      ]),
    ).toEqual([
      [null, 'changed', '', [['Budget', '€48,000', null]]],
      ['a1', 'changed', 'Less', [['Discount', '20%', '15%']]],
      ['a2', 'changed', 'Said', [['Requires', null, 'action 1']]],
      ['a3', 'dropped', 'Gone', []],
    ]);
  });

  test('an attribute of a former kind still has its name', () => {
    const changes: Change[] = [
      { field: 'kind', action: 'a2', from: 'price', to: 'claim' },
      { field: 'attributes.discount_pct', action: 'a2', from: '20', to: null },
    ];
    expect(changeGroups(changes, book, places)[0]?.lines.map(({ label, from }) => [label, from])).toEqual([
      ['Kind', 'Price'],
      ['Discount', '20%'],
    ]);
  });

  test('several revisions are one difference, and none when it went back', () => {
    const revision = (number: number, from: string, to: string) =>
      ({ revision: number, changes: [{ field: 'title', action: 'a1', from, to }] }) as unknown as Revision;
    expect(changesSince([revision(2, 'A', 'B'), revision(3, 'B', 'C')], 'a1')).toEqual([
      { field: 'title', action: 'a1', from: 'A', to: 'C' },
    ]);
    expect(changesSince([revision(2, 'A', 'B'), revision(3, 'B', 'A')], 'a1')).toEqual([]);
  });

  test('two drafts, field by field', () => {
    const theirs = { title: 'A', actions: [{ id: 'a1', kind: 'price', attributes: { discount_pct: '20' } }] };
    const mine = { title: 'B', actions: [{ id: 'a2', title: 'New' }] };
    expect(draftChanges(theirs, mine)).toEqual([
      { field: 'title', from: 'A', to: 'B' },
      { field: 'action', action: 'a1', from: null, to: null },
      { field: 'action', action: 'a2', from: null, to: 'New' },
      { field: 'title', action: 'a2', from: null, to: 'New' },
    ]);
  });
});

describe('word by word', () => {
  test('the pieces are the two texts', () => {
    const [from, to] = ['Runs seven years without any care.', 'Runs five years without care at all.'];
    const pieces = wordDiff(from, to);
    const side = (kind: string) =>
      pieces
        .filter((piece) => piece.kind === 'same' || piece.kind === kind)
        .map(({ text }) => text)
        .join('');
    expect(side('new')).toBe(to);
    expect(side('gone').replace(/\s+/g, ' ')).toBe(from);
    expect(pieces.filter(({ kind }) => kind === 'same').map(({ text }) => text)).toContain(' years without');
  });
  test('equal texts are one piece, and an empty side is all new', () => {
    expect(wordDiff('a b', 'a b')).toEqual([{ kind: 'same', text: 'a b' }]);
    expect(wordDiff('', 'a b')).toEqual([{ kind: 'new', text: 'a b' }]);
  });
});

test('effects: each sentence has the mark of what it is about', () => {
  const preview = {
    vetoes: [{ effect: 'lifted' }],
    bound: [{ action: 'a1', department: 'legal', proposal: 7, veto: 1 }],
    objections: [{ effect: 'waits' }],
    gains: [{}],
    losses: [],
    sentences: ['Review.', 'Lapses.', 'Veto.', 'Bound.', 'Objection.', 'Gain.'],
  } as unknown as Preview;
  expect(effectsOf(preview).map(({ icon }) => icon)).toEqual([
    'review',
    'undo',
    'overridden',
    'sustained',
    'object',
    'up',
  ]);
  expect(effectsOf({ ...preview, sentences: ['Review.'] }).map(({ icon }) => icon)).toEqual(['review']);
});
