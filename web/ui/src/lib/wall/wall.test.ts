import { describe, expect, test } from 'vitest';

import { age } from '../age';
import type { Card, ScaleCode } from '../api/types';
import { displayAt } from './address';
import { add, between, MOST, type News, past } from './news';
import { asks, pages, rest, rows, scales } from './rows';

function card(id: number, codes: ScaleCode[] = ['pending'], more: Partial<Card> = {}): Card {
  return {
    id,
    seq: id,
    status: 'in_review',
    title: `p${id}`,
    revision: 1,
    author: { id: 'hanna', name: 'Hanna', department: 'marketing' },
    submitted_at: `2026-11-2${id}T09:00:00Z`,
    due: `2026-12-0${id}T09:00:00Z`,
    opened_at: `2026-11-2${id}T09:00:00Z`,
    closed_at: null,
    actions: codes.map((scale, i) => ({ id: `a${i + 1}`, number: i + 1, kind: 'price', title: 't', scale })),
    vetoes: { standing: 0, challenged: 0, sustained: 0 },
    unanswered: 0,
    challenge: null,
    turn: [],
    allowed: {},
    ...more,
  };
}
const picture = (...cards: Card[]) => new Map(cards.map((one) => [one.id, one]));

describe('the address of a screen', () => {
  test('has the token, and perhaps a language and an appearance', () => {
    expect(displayAt('/tv/cwd_aB-9_', '?lang=ru&theme=dark')).toEqual({
      token: 'cwd_aB-9_',
      language: 'ru',
      theme: 'dark',
    });
    expect(displayAt('/tv/cwd_x/', '?lang=fr&theme=pink')).toEqual({
      token: 'cwd_x',
      language: null,
      theme: null,
    });
  });
  test.each(['/tv', '/tv/', '/tv/a/b', '/board', '/tv/a%20b', '/tv/a.b'])('%s is none', (path) => {
    expect(displayAt(path, '')).toBeNull();
  });
});

describe('rows', () => {
  test('open ones by deadline, those without one last', () => {
    const all = [
      card(3),
      card(1, [], { due: null }),
      card(2),
      card(4, [], { status: 'launched', due: null }),
      card(5, [], { status: 'piloting' }),
    ];
    expect(rows(all).map((one) => one.id)).toEqual([2, 3, 5, 1]);
  });
  test('pages: as many as fit, at least one to a page', () => {
    expect(pages([1, 2, 3, 4, 5], 2.9)).toEqual([[1, 2], [3, 4], [5]]);
    expect(pages([1, 2], 0.3)).toEqual([[1], [2]]);
    expect(pages([], 5)).toEqual([]);
  });
  test('scales: one each, many by verdict with the heaviest first', () => {
    expect(scales(card(1, ['cleared', 'vetoed']))).toEqual([
      { code: 'cleared', numbers: [1] },
      { code: 'vetoed', numbers: [2] },
    ]);
    const many: ScaleCode[] = ['cleared', 'cleared', 'pending', 'vetoed', 'cleared', 'pending', 'object'];
    expect(scales(card(1, many)).map(({ code, numbers }) => [code, numbers.length])).toEqual([
      ['vetoed', 1],
      ['object', 1],
      ['pending', 2],
      ['cleared', 3],
    ]);
  });
  test('asks: each task once, with its departments once', () => {
    const turn = (department: string, task: 'position' | 'answer') => ({
      department,
      task,
      actions: [],
      due: null,
    });
    expect(
      asks([
        turn('sales', 'position'),
        turn('marketing', 'answer'),
        turn('legal', 'position'),
        turn('sales', 'position'),
      ]),
    ).toEqual([
      { task: 'position', departments: ['sales', 'legal'] },
      { task: 'answer', departments: ['marketing'] },
    ]);
  });
  test('rest: what closed lately', () => {
    const all = [
      card(1, [], { status: 'launched' }),
      card(2, [], { status: 'withdrawn' }),
      card(3, [], { status: 'expired' }),
      card(4, [], { status: 'evaluated' }),
    ];
    expect(rest(all)).toEqual({ launched: 1, withdrawn: 1, others: 2 });
  });
});

describe('news', () => {
  const whats = (news: readonly News[]) => news.map((one) => one.what);
  const changed = (before: Card, more: Partial<Card>) =>
    between(picture(before), picture({ ...before, seq: 99, ...more }), 5);

  test('nothing for a card that stands as it stood', () => {
    expect(between(picture(card(1)), picture(card(1)), 5)).toEqual([]);
    expect(changed(card(1), { unanswered: 1 })).toEqual([]);
  });
  test('a new card, a new status, a new verdict, a vote', () => {
    expect(whats(between(picture(), picture(card(1)), 5))).toEqual(['submitted']);
    expect(changed(card(1), { status: 'launched' })).toMatchObject([
      { what: 'status', status: 'launched', at: 5 },
    ]);
    expect(changed(card(1), { actions: card(1, ['vetoed']).actions })).toMatchObject([
      { what: 'verdict', scale: 'vetoed', number: 1 },
    ]);
    const vote = (sustain: number) => ({ challenge: { veto: 1, sustain, release: 0, needed: 3, roll: 4 } });
    expect(changed(card(1, ['challenged'], vote(1)), vote(2))).toMatchObject([
      { what: 'votes', votes: 2, needed: 3 },
    ]);
  });
  test('at most two of one card, and never more than a screen shows', () => {
    const turned = changed(card(1, ['pending', 'pending', 'pending']), {
      actions: card(1, ['cleared', 'cleared', 'cleared']).actions,
    });
    expect(turned).toHaveLength(2);
    let news: News[] = [];
    for (let i = 0; i < 50; i += 1) news = add(news, turned);
    expect(news).toHaveLength(MOST);
  });
  test('what happened while nobody listened has no time', () => {
    expect(between(picture(), picture(card(1)), null)[0]?.at).toBeNull();
  });
  test('a screen just switched on: what the cards tell of themselves, the latest first', () => {
    const told = past(
      picture(card(1), card(3, [], { status: 'withdrawn', closed_at: '2026-11-25T09:00:00Z' }), card(2)),
    );
    expect(told.map((one) => [one.title, one.what])).toEqual([
      ['p3', 'status'],
      ['p3', 'submitted'],
      ['p2', 'submitted'],
      ['p1', 'submitted'],
    ]);
  });
});

test('age: by the second for a minute, then coarser; never less than nothing', () => {
  const of = (ms: number) => age(0, ms);
  expect(of(3_900)).toEqual({ unit: 'seconds', n: 3 });
  expect(of(60_000)).toEqual({ unit: 'minutes', n: 1 });
  expect(of(3 * 3_600_000)).toEqual({ unit: 'hours', n: 3 });
  expect(of(50 * 3_600_000)).toEqual({ unit: 'days', n: 2 });
  expect(of(-5_000)).toEqual({ unit: 'seconds', n: 0 });
});
