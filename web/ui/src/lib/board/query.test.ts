import { describe, expect, test } from 'vitest';

import type { Card } from '../api/types';
import { actOf, type Pressed, step } from './keys';
import { authors, everything, finds, isAsked, matches, plainText, readQuery, writeQuery } from './query';

const NOW = Date.parse('2026-11-24T14:00:00Z');

const card = (title: string, more: Partial<Card> = {}): Card => ({
  id: 1,
  seq: 1,
  status: 'in_review',
  title,
  revision: 1,
  author: { id: 'hanna', name: 'Hanna Weiss', department: 'marketing' },
  submitted_at: '2026-11-20T09:00:00Z',
  due: '2026-11-26T18:00:00Z',
  opened_at: '2026-11-20T09:00:00Z',
  closed_at: null,
  actions: [{ id: 'a1', number: 1, kind: 'price', title: 'Счёт придёт через 60 дней', scale: 'pending' }],
  vetoes: { standing: 0, challenged: 0, sustained: 0 },
  unanswered: 0,
  challenge: null,
  turn: [{ department: 'sales', task: 'position', actions: ['a1'], due: null }],
  allowed: {},
  ...more,
});

describe('the query in the address', () => {
  test.each(['', '?show=mine', '?show=veto&turn=sales&author=hanna&q=%D1%81%D1%87%D1%91%D1%82', '?q=a+b'])(
    '"%s" is read and written alike',
    (search) => {
      expect(writeQuery(readQuery(search))).toBe(search);
    },
  );
  test('nonsense is everything; what is not ours is kept', () => {
    expect(readQuery('?show=all&turn=&q=')).toEqual(everything);
    expect(readQuery('?show=secret')).toEqual(everything);
    expect(writeQuery({ ...everything, words: 'fair' }, '?from=mail&q=old')).toBe('?from=mail&q=fair');
  });
  test('a search of spaces asks for nothing', () => {
    expect(isAsked({ ...everything, words: '  ' })).toBe(false);
    expect(isAsked({ ...everything, turn: 'sales' })).toBe(true);
  });
});

describe('the search', () => {
  test('case, ё and accents do not matter; й stays й', () => {
    expect(plainText('СЧЁТ Café')).toBe('счет cafe');
    expect(plainText('зайка')).toBe('зайка');
  });
  test.each([
    ['счет', true],
    ['СЧЁТ дней', true],
    ['leave fair', true],
    ['fair leave 60', true],
    ['fairs', false],
    ['счет продажи', false],
    ['', true],
  ])('"%s"', (words, found) => {
    expect(finds(words, card('Leave the spring fair'))).toBe(found);
  });
});

test('matches: every part of the query holds', () => {
  const of = (query: Partial<typeof everything>) =>
    matches({ ...everything, ...query }, card('Fair'), 'sales', NOW);
  expect(of({})).toBe(true);
  expect(of({ filter: 'mine' })).toBe(true);
  expect(of({ filter: 'veto' })).toBe(false);
  expect(of({ turn: 'sales', author: 'hanna', words: 'fair' })).toBe(true);
  expect(of({ turn: 'legal' })).toBe(false);
  expect(of({ author: 'timur' })).toBe(false);
});

test('authors: each once, by name; an erased one has none', () => {
  const by = (id: string, name: string | null) =>
    card('x', { author: { id, name, department: 'marketing' } });
  expect(authors([by('t', 'Timur'), by('h', 'Hanna'), by('t', 'Timur'), by('e', null)])).toEqual([
    { id: 'h', name: 'Hanna' },
    { id: 't', name: 'Timur' },
  ]);
});

describe('keys', () => {
  const press = (key: string, code = '', more: Partial<Pressed> = {}): Pressed => ({
    key,
    code,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });
  test('letters by their place, also under a Russian layout', () => {
    expect(actOf(press('j', 'KeyJ'), 'elsewhere')).toBe('next');
    expect(actOf(press('о', 'KeyJ'), 'elsewhere')).toBe('next');
    expect(actOf(press('л', 'KeyK'), 'card')).toBe('previous');
    expect(actOf(press('.', 'Slash'), 'elsewhere')).toBe('search');
    expect(actOf(press(',', 'Slash', { shiftKey: true }), 'elsewhere')).toBe('keys');
    expect(actOf(press('?', 'Digit7', { shiftKey: true }), 'card')).toBe('keys');
  });
  test('nothing while somebody types, or holds a modifier', () => {
    for (const key of ['j', '/', '?', 'Escape']) expect(actOf(press(key, 'KeyJ'), 'typing')).toBeNull();
    expect(actOf(press('j', 'KeyJ', { ctrlKey: true }), 'card')).toBeNull();
    expect(actOf(press('J', 'KeyJ', { shiftKey: true }), 'card')).toBeNull();
  });
  test('arrows scroll until a card has the focus', () => {
    expect(actOf(press('ArrowDown'), 'elsewhere')).toBeNull();
    expect(actOf(press('ArrowDown'), 'card')).toBe('next');
    expect(actOf(press('Enter'), 'card')).toBeNull();
  });
  test('steps: down a lane and on to the next, sideways past empty lanes, stays at the ends', () => {
    const lanes = [2, 0, 1];
    const at = (lane: number, row: number) => ({ lane, row });
    expect(step(lanes, null, 'next')).toEqual(at(0, 0));
    expect(step(lanes, null, 'previous')).toEqual(at(2, 0));
    expect(step(lanes, at(0, 1), 'next')).toEqual(at(2, 0));
    expect(step(lanes, at(2, 0), 'next')).toBeNull();
    expect(step(lanes, at(0, 1), 'right')).toEqual(at(2, 0));
    expect(step(lanes, at(2, 0), 'left')).toEqual(at(0, 0));
    expect(step([0, 0], null, 'next')).toBeNull();
  });
});
