import { describe, expect, test } from 'vitest';

import type { Attention, Card, ScaleCode } from '../api/types';
import { beads, changes, flags, headline, isMine, lanes, myTasks, passes, whoseTurn } from './derive';

const NOW = new Date(2026, 10, 24, 14, 0).getTime();
const at = (day: number, hour = 18) => new Date(2026, 10, day, hour).toISOString();
const turn = (department: string, due: string | null, task: Attention['task'] = 'position'): Attention => ({
  department,
  task,
  actions: ['a1'],
  due,
});

function card(id: number, scales: ScaleCode[], more: Partial<Card> = {}): Card {
  return {
    id,
    seq: id,
    status: 'in_review',
    title: `p${id}`,
    revision: 1,
    author: { id: 'hanna', name: 'Hanna', department: 'marketing' },
    submitted_at: at(20),
    due: at(26),
    opened_at: at(20),
    closed_at: null,
    actions: scales.map((scale, i) => ({ id: `a${i + 1}`, number: i + 1, kind: 'price', title: 't', scale })),
    vetoes: { standing: 0, challenged: 0, sustained: 0 },
    unanswered: 0,
    challenge: null,
    turn: [],
    allowed: {},
    ...more,
  };
}

describe('the board', () => {
  test('headline: counts open proposals only, challenged actions among those under veto', () => {
    const cards = [
      card(1, ['vetoed', 'challenged', 'cleared'], { unanswered: 2 }),
      card(2, ['sustained'], { status: 'awaiting_decision' }),
      card(3, ['prevented', 'vetoed'], { status: 'launched' }),
    ];
    expect(headline(cards)).toEqual({ open: 2, vetoed: 3, challenged: 1, owed: 2 });
  });

  test('beads: one per waiting item, ringed first when due today or over, most first', () => {
    const cards = [
      card(1, [], { turn: [turn('sales', at(26)), turn('finance', at(24))] }),
      card(2, [], { turn: [turn('sales', at(23)), turn('marketing', null, 'answer')] }),
      card(3, [], { status: 'launched', turn: [turn('marketing', null, 'answer_halt')] }),
    ];
    expect(beads(cards, ['marketing', 'sales', 'finance', 'legal'], NOW)).toEqual([
      { department: 'marketing', dots: [false, false] },
      { department: 'sales', dots: [true, false] },
      { department: 'finance', dots: [true] },
    ]);
  });

  test('filters', () => {
    const mine = card(1, ['vetoed'], { turn: [turn('sales', at(26))], due: at(30) });
    const late = card(2, ['cleared'], { due: new Date(2026, 11, 9).toISOString() });
    const closed = card(3, ['prevented'], { status: 'launched', due: null });
    const through = (filter: Parameters<typeof passes>[0]) =>
      [mine, late, closed].filter((one) => passes(filter, one, 'sales', NOW)).map((one) => one.id);
    expect(through('all')).toEqual([1, 2, 3]);
    expect(through('mine')).toEqual([1]);
    expect(through('veto')).toEqual([1]);
    expect(through('week')).toEqual([1]);
  });

  test('lanes: nearest deadline first, latest end first; piloting only when something pilots', () => {
    const cards = [
      card(1, [], { due: at(28) }),
      card(2, [], { due: at(25) }),
      card(3, [], { status: 'awaiting_decision', due: null }),
      card(4, [], { status: 'launched', closed_at: at(21) }),
      card(5, [], { status: 'launched', closed_at: at(23) }),
      card(6, [], { status: 'withdrawn', closed_at: at(22) }),
      card(7, [], { status: 'expired', closed_at: at(23) }),
    ];
    const board = lanes(cards);
    expect(board.lanes.map((lane) => [lane.id, lane.cards.map((one) => one.id)])).toEqual([
      ['in_review', [2, 1]],
      ['awaiting_decision', [3]],
      ['launched', [5, 4]],
    ]);
    expect(board.closed.map((one) => one.id)).toEqual([7, 6]);
    expect(lanes([card(8, [], { status: 'piloting' })]).lanes.map((lane) => lane.id)).toContain('piloting');
  });

  test('flags: at most two, the heaviest first', () => {
    const busy = card(1, ['challenged', 'short'], {
      challenge: { veto: 1, sustain: 2, release: 1, needed: 3, roll: 4 },
      vetoes: { standing: 1, challenged: 1, sustained: 0 },
      unanswered: 1,
    });
    expect(flags(busy)).toEqual([
      { kind: 'challenged', votes: 2, needed: 3 },
      { kind: 'standing', n: 1 },
    ]);
    const done = card(2, ['launched', 'launched', 'prevented'], { status: 'launched' });
    expect(flags(done)).toEqual([
      { kind: 'launched', n: 2 },
      { kind: 'prevented', n: 1 },
    ]);
    expect(flags(card(3, ['cleared']))).toEqual([]);
    const tried = card(4, ['launched', 'piloted', 'halted'], { status: 'piloting' });
    expect(flags(tried)).toEqual([
      { kind: 'halted', n: 1 },
      { kind: 'piloted', n: 1 },
    ]);
    const disputed = card(6, ['piloted', 'launched'], {
      status: 'piloting',
      vetoes: { standing: 1, challenged: 0, sustained: 0 },
    });
    expect(flags(disputed)).toEqual([
      { kind: 'piloted', n: 1 },
      { kind: 'standing', n: 1 },
    ]);
    expect(flags(card(5, ['stopped'], { status: 'stopped' }))).toEqual([]);
  });

  test('turns of a card: each department and each task once', () => {
    const one = card(1, [], {
      turn: [
        turn('sales', at(26), 'sustain_vote'),
        turn('sales', at(26)),
        turn('sales', at(27)),
        turn('legal', null),
      ],
    });
    expect(myTasks(one, 'sales')).toEqual(['sustain_vote', 'position']);
    expect(whoseTurn(one)).toEqual(['sales', 'legal']);
    expect(isMine(one, 'finance')).toBe(false);
  });

  test('changes: cards that differ, came or went', () => {
    const shown = new Map([1, 2, 3].map((id) => [id, card(id, [])]));
    const latest = new Map([
      [1, card(1, [])],
      [2, { ...card(2, []), seq: 99 }],
      [4, card(4, [])],
    ]);
    expect(changes(shown, latest)).toBe(3);
    expect(changes(shown, shown)).toBe(0);
  });
});
