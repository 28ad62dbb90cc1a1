// The folding and finding behind the change of law.

import { describe, expect, test } from 'vitest';

import type { Past, PastProposal, RulebookChange, RulebookDiff } from '../api/types';
import { parse } from '../router.svelte';
import { changesNothing, turnsOf } from './diff';
import { keepLaw, restoreLaw } from './kept';
import { layOut, raised } from './layout';
import { groupsOf, otherwise, reasonsOf } from './past';
import { lineOf, placeOf, scan } from './scan';
import { changeLook, inOrder, standing } from './standing';

const rights = {
  power: 'none',
  approval_required: false,
  halt: false,
  grounds: [],
  silence: 'consent',
} as const;
type Power = RulebookDiff['powers'][number];
const power = (kind: string, where: string[], ...said: [string, Power['effect'], string][]): Power => ({
  kind,
  where,
  example: '',
  effect: 'mixed',
  seats: said.map(([department, effect, sentence]) => ({
    department,
    effect,
    sentence,
    before: { ...rights, grounds: [] },
    after: { ...rights, grounds: [] },
  })),
});
const nothing: RulebookDiff = { powers: [], gone: [], come: [], too_large: [] };

describe('what changes', () => {
  test('is told once for each department, with all its places', () => {
    const turns = turnsOf({
      ...nothing,
      powers: [
        power(
          'price',
          ['10 to 15'],
          ['finance', 'blocked', 'Gains a veto.'],
          ['sales', 'allowed', 'Loses it.'],
        ),
        power('terms', [], ['finance', 'blocked', 'Gains a veto.']),
        power('price', ['over 40'], ['finance', 'blocked', 'Gains a veto.']),
      ],
    });
    expect(turns.blocked.map(({ sentence, places }) => [sentence, places])).toEqual([
      [
        'Gains a veto.',
        [
          { kind: 'price', where: ['10 to 15', 'over 40'] },
          { kind: 'terms', where: [] },
        ],
      ],
    ]);
    expect(turns.allowed.map(({ department }) => department)).toEqual(['sales']);
    expect(turns.mixed).toEqual([]);
  });

  test('a kind that is named without a condition is meant as a whole, in either order', () => {
    const said = ['legal', 'mixed', 'Silence now means consent.'] as [string, 'mixed', string];
    for (const wheres of [
      [['by post'], []],
      [[], ['by post']],
    ]) {
      const powers = wheres.map((where) => power('channel', where, said));
      expect(turnsOf({ ...nothing, powers }).mixed[0]?.places).toEqual([{ kind: 'channel', where: [] }]);
    }
  });

  test('the same words of another department or to another effect stay apart', () => {
    const powers = [
      power('price', [], ['sales', 'blocked', 'S.'], ['legal', 'blocked', 'S.'], ['sales', 'allowed', 'S.']),
    ];
    const turns = turnsOf({ ...nothing, powers });
    expect([turns.blocked.length, turns.allowed.length]).toEqual([2, 1]);
  });

  test('nothing is nothing only when no sentence comes or goes either', () => {
    expect(changesNothing(nothing)).toBe(true);
    expect(changesNothing({ ...nothing, gone: ['Review takes 5 days.'] })).toBe(false);
    expect(changesNothing({ ...nothing, too_large: ['Price.'] })).toBe(false);
  });
});

const past = (proposal: number, change: PastProposal['change'], more: Partial<PastProposal> = {}) => ({
  ...{ proposal, change, title: `P${proposal}`, by_ms: 0, outcome: null, recorded: null, replayed: null },
  ...{ why: null, moot: 0, actions: [], not_taken: [], possible_vetoes: [] },
  ...more,
});

describe('what the past would have been', () => {
  test('what would have been blocked or launched comes before what would only be later', () => {
    const all = { proposals: [past(1, 'later'), past(2, 'launched'), past(3, 'blocked'), past(4, 'later')] };
    const groups = groupsOf(all as unknown as Past);
    expect(groups.map(({ change, proposals }) => [change, proposals.map((one) => one.proposal)])).toEqual([
      ['blocked', [3]],
      ['launched', [2]],
      ['later', [1, 4]],
    ]);
  });

  test('only actions that end otherwise are told, and each reason once', () => {
    const action = (id: string, recorded: string, replayed: string, because: string[]) => ({
      action: id,
      title: id,
      recorded,
      replayed,
      because,
    });
    const one = past(6, 'launched', {
      actions: [action('a', 'prevented', 'launched', ['No veto.']), action('b', 'launched', 'launched', [])],
      not_taken: [{ at: '', department: 'sales', command: '', code: '', sentence: 'No veto.' }],
      why: { code: '', sentence: 'Sales may not.' },
    });
    expect(otherwise(one).map(({ action: id }) => id)).toEqual(['a']);
    expect(reasonsOf(one)).toEqual(['Sales may not.', 'No veto.']);
  });
});

type Counted = Pick<RulebookChange, 'id' | 'status' | 'count' | 'due'>;
const counted = (id: number, status: RulebookChange['status'], due = '2026-12-01T00:00:00Z'): Counted => ({
  ...{ id, status, due },
  count: { roll: 6, ratify: 1, reject: 2, needed_votes: 3, needed_for: 2 },
});

describe('how the votes stand', () => {
  test('while it is voted on, slots show what is still needed', () => {
    expect(standing(counted(1, 'voting'))).toEqual({ ratify: 1, reject: 2, silent: 3, slots: 1 });
  });
  test('once it has ended nobody is waited for', () => {
    expect(standing(counted(1, 'rejected'))).toEqual({ ratify: 1, reject: 2, silent: 0, slots: 0 });
  });
  test('more than enough for it leaves no slot', () => {
    const enough = counted(1, 'voting');
    enough.count = { ...enough.count, ratify: 4, reject: 0 };
    expect(standing(enough).slots).toBe(0);
  });
  test('the nearest end comes first, what has ended keeps its order', () => {
    const all = [
      counted(5, 'voting', '2026-12-09T00:00:00Z'),
      counted(4, 'rejected'),
      counted(3, 'voting', '2026-12-02T00:00:00Z'),
      counted(2, 'adopted'),
    ] as RulebookChange[];
    const { voting, ended } = inOrder(all);
    expect([voting.map(({ id }) => id), ended.map(({ id }) => id)]).toEqual([
      [3, 5],
      [4, 2],
    ]);
  });
  test('a rejection looks like an objection, never like a veto', () => {
    expect(changeLook('rejected').kind).toBe('object');
    expect(changeLook('adopted').kind).toBe('for');
  });
});

describe('a document', () => {
  const text = '{\n  "name": "tiny",\n  "kinds": [{"id": "price"}, {"id": "a/b"}],\n  "a/b~c": [1, 2]\n}\n';

  test('every pointer has its place', () => {
    const scanned = scan(text);
    expect(scanned.fault).toBe(null);
    expect(text.slice(scanned.places.get('/kinds/1/id')!)).toMatch(/^"a\/b"/);
    expect(text.slice(scanned.places.get('/a~1b~0c/1')!)).toMatch(/^2\]/);
    expect(lineOf(text, scanned.places.get('/kinds/1/id')!)).toBe(3);
  });
  test('what is missing is looked for in what it belongs to', () => {
    const scanned = scan(text);
    expect(placeOf(scanned, '/kinds/0/name/en')).toBe(scanned.places.get('/kinds/0'));
    expect(placeOf(scanned, '/windows/review')).toBe(0);
  });
  test.each([
    ['a comma too many', '{"a": 1,}', 8],
    ['a comma too few', '{"a": 1 "b": 2}', 8],
    ['a bracket too few', '{"a": [1, 2', 11],
    ['no quotation marks', '{a: 1}', 1],
    ['a number with a leading zero', '[01]', 1],
    ['a word that is none', '[nul]', 1],
    ['something after it', '{} {}', 3],
    ['nothing', '', 0],
  ])('%s is found where it is', (_, wrong, at) => {
    expect(scan(wrong).fault).toEqual({ at, what: 'syntax' });
    expect(() => JSON.parse(wrong) as unknown).toThrow();
  });
  test('a key that stands twice is found at its second place', () => {
    expect(scan('{"a": 1, "b": {"a": 2}, "a": 3}').fault).toEqual({ at: 24, what: 'repeated' });
  });
  test('a document that is endlessly deep ends in a fault, not in a crash', () => {
    expect(scan('['.repeat(100_000)).fault?.what).toBe('syntax');
  });

  test('it is laid out with names first, short things on one line, and means the same', () => {
    const law = {
      jurisdiction: [{ when: 'discount_pct > 10', id: 'deep', power: 'veto', department: 'finance' }],
      version: 1,
      name: 'tiny',
      title: { ru: 'Р', en: 'E' },
      kinds: Array.from({ length: 9 }, (_, i) => ({ name: { en: `Kind ${i}`, ru: 'Вид' }, id: `k${i}` })),
    };
    const laid = layOut(law);
    expect(JSON.parse(laid)).toEqual(law);
    expect(laid.split('\n').slice(0, 4)).toEqual([
      '{',
      '  "name": "tiny",',
      '  "version": 1,',
      '  "title": {"en": "E", "ru": "Р"},',
    ]);
    expect(laid).toContain(
      '{"id": "deep", "department": "finance", "when": "discount_pct > 10", "power": "veto"}',
    );
    expect(Math.max(...laid.split('\n').map((line) => line.length))).toBeLessThan(120);
  });
  test('the next version is raised, the present document left alone', () => {
    const law = { version: 4 };
    expect([raised(law), law]).toEqual([{ version: 5 }, { version: 4 }]);
  });

  test('what is kept in the browser comes back; what is not ours does not', () => {
    const kept = { base: 'h', text: '{}', reason: 'because', checked: { hash: 'h2', text: '{}' } };
    keepLaw('here', kept);
    expect(restoreLaw('here')).toEqual(kept);
    keepLaw('here', null);
    expect(restoreLaw('here')).toBe(null);
    localStorage.setItem('here', '{"text": 3}');
    expect(restoreLaw('here')).toBe(null);
    localStorage.removeItem('here');
  });
});

test('routes: the pages of the law', () => {
  const hash = 'ab12'.repeat(16);
  expect(
    ['/rulebook', '/rulebook/changes/', '/rulebook/changes/7', '/rulebook/propose'].map((at) => parse(at)),
  ).toEqual([{ page: 'rulebook' }, { page: 'changes' }, { page: 'change', id: 7 }, { page: 'propose' }]);
  expect(parse(`/rulebook/${hash}`)).toEqual({ page: 'one-rulebook', hash });
  expect(parse('/rulebook/changes/x')).toEqual({ page: 'missing' });
});
