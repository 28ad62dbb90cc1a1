// A proposal as the page draws it: scales, groups, turns, the preview of a decision, what may be done.

import { describe, expect, test } from 'vitest';

import { common } from './all';
import { groupsOf, verdictCounts, weightsXL } from './groups';
import { closedWay, heldBy, may, mayWithdraw, waysPast, why } from './may';
import { checkTerms, longest, termsBody } from './pilotTerms';
import { missingFor, namedPicks, NO_PICKS, type Pick, picksOf, preview } from './preview';
import { action, objection, proposal, seat, veto } from './sample';
import { byDay, happeningIcon } from './timeline';
import { turns } from './turns';
import { voiceOf } from './voice';
import { scaleCode, tilt, vetoOf, weights } from './weigh';

const BORIS = { id: 'boris', department: 'sales' };

describe('the scale of an action', () => {
  test('a veto that bites shows before one that no longer does; a sustained one first of all', () => {
    const p = proposal({
      vetoes: [veto(1, 'a1', { state: 'withdrawn' }), veto(2, 'a1'), veto(3, 'a1', { state: 'sustained' })],
      actions: [action(1, { verdict: 'vetoed' })],
    });
    expect(vetoOf(p, 'a1')?.id).toBe(3);
    expect(scaleCode(p, p.actions[0]!)).toBe('sustained');
  });

  test('pending with an unanswered objection is an objection; cleared stays cleared', () => {
    const p = proposal({ objections: [objection(1, 'a1'), objection(2, 'a2')] });
    expect(scaleCode(p, p.actions[0]!)).toBe('object');
    expect(scaleCode(p, action(2, { verdict: 'cleared' }))).toBe('cleared');
    expect(scaleCode(p, p.actions[2]!)).toBe('pending');
  });

  test('the tilt is the verdict, whatever lies on the arm', () => {
    expect(tilt('vetoed')).toBe('tilt-veto');
    expect(tilt('prevented')).toBe('tilt-veto');
    expect(tilt('launched')).toBe('tilt-for');
    expect(tilt('left_out')).toBe('');
  });

  test('weights: who is for, what weighs against, who has not spoken', () => {
    const seats = [
      seat('sales', { position: 'approve' }),
      seat('support', { position: 'abstain' }),
      seat('production', { approval_required: true, power: 'veto' }),
      seat('finance', { silent: 'consent' }),
      seat('founders', { power: 'comment' }),
    ];
    const p = proposal({ objections: [objection(1, 'a1'), objection(2, 'a1', { state: 'declined' })] });
    expect(weights(p, action(1, { seats }))).toEqual({
      fors: 1,
      abstains: 1,
      objections: ['open', 'answered'],
      veto: '',
      waiting: ['production'],
      missing: ['production'],
    });
  });

  test('an accepted objection still weighs; a resolved or withdrawn one is off the arm', () => {
    const states = ['accepted', 'resolved', 'withdrawn'] as const;
    const p = proposal({ objections: states.map((state, i) => objection(i, 'a1', { state })) });
    expect(weights(p, p.actions[0]!).objections).toEqual(['open']);
  });
});

describe('the large scale', () => {
  const p = proposal({
    actions: [
      action(1, { verdict: 'vetoed' }),
      action(2, { verdict: 'cleared' }),
      action(3),
      action(4, { verdict: 'left_out' }),
    ],
    vetoes: [veto(1, 'a1', { state: 'challenged' })],
    objections: [objection(1, 'a3')],
  });

  test('groups by verdict', () => {
    expect(groupsOf(p)).toEqual({
      left: [2],
      right: [{ number: 1, challenged: true }],
      held: [{ number: 3, kind: 'object' }],
      out: [{ number: 4, code: 'left_out' }],
    });
  });

  test('above nine actions, groups stand for them', () => {
    const many = {
      left: [1, 2, 3, 4, 5, 6, 7],
      right: [{ number: 8, challenged: false }],
      held: [],
      out: [],
    };
    expect(weightsXL(many).left).toHaveLength(7);
    const more = { ...many, held: [9, 10].map((number) => ({ number, kind: 'wait' as const })) };
    expect(weightsXL(more)).toEqual({
      left: ['×7'],
      right: [{ text: '×1', challenged: false }],
      held: [{ text: '×2', kind: 'wait' }],
      tilt: 'tilt-for',
    });
  });

  test('counts in the order they are told, none for nothing', () => {
    expect(verdictCounts(p.actions)).toEqual([
      { verdict: 'cleared', n: 1 },
      { verdict: 'pending', n: 1 },
      { verdict: 'vetoed', n: 1 },
      { verdict: 'left_out', n: 1 },
    ]);
  });
});

describe('the preview of a decision', () => {
  const cleared = proposal({
    actions: [
      action(1, { verdict: 'vetoed' }),
      action(2, { verdict: 'cleared' }),
      action(3, { verdict: 'cleared', requires: ['a1'] }),
      action(4, { verdict: 'cleared', requires: ['a2'] }),
      action(5, { verdict: 'cleared', requires: ['a4'] }),
      action(6),
    ],
  });
  const numbers = (list: { number: number }[]) => list.map((one) => one.number);

  test('a dependant of a vetoed action falls with it', () => {
    const seen = preview(cleared, NO_PICKS);
    expect(numbers(seen.launched)).toEqual([2, 4, 5]);
    expect(numbers(seen.prevented)).toEqual([1, 3]);
    expect(numbers(seen.held)).toEqual([6]);
    expect(missingFor(cleared.actions[2]!, seen)).toEqual(['a1']);
  });

  test('leaving one out takes along what requires it, however far', () => {
    const seen = preview(cleared, new Map([['a2', 'leave_out']]));
    expect(numbers(seen.launched)).toEqual([]);
    expect(numbers(seen.out)).toEqual([2]);
    expect(numbers(seen.prevented)).toEqual([1, 3, 4, 5]);
  });
});

describe('a decision with pilots', () => {
  const p = proposal({
    actions: [
      action(1, { verdict: 'vetoed' }),
      action(2, { verdict: 'cleared', requires: ['a1'] }),
      action(3, { verdict: 'cleared' }),
      action(4, { verdict: 'short' }),
      action(5, { verdict: 'dropped' }),
    ],
    allowed: ['a1', 'a2', 'a3'].map((id) => ({ command: 'pilot', action: id })),
  });
  const numbers = (list: { number: number }[]) => list.map((one) => one.number);
  const plan = (picks: [string, Pick][]) => preview(p, new Map(picks));

  test('what there is to choose', () => {
    expect(p.actions.map((one) => picksOf(p, one).join())).toEqual([
      'pilot,leave_out',
      'launch,pilot,leave_out',
      'launch,pilot,leave_out',
      '',
      '',
    ]);
  });

  test('a launch needs launches, a pilot at least pilots; what is dropped is in none of it', () => {
    expect(numbers(plan([]).launched)).toEqual([3]);
    expect(numbers(plan([]).prevented)).toEqual([1, 2, 4]);
    const tried = plan([['a1', 'pilot']]);
    expect([numbers(tried.launched), numbers(tried.piloted)]).toEqual([[3], [1]]);
    expect(missingFor(p.actions[1]!, tried)).toEqual(['a1']);
    const both = plan([
      ['a1', 'pilot'],
      ['a2', 'pilot'],
    ]);
    expect(numbers(both.piloted)).toEqual([1, 2]);
    expect(missingFor(p.actions[1]!, both, 'pilot')).toEqual([]);
  });

  test('the usual decision names nothing, another one names what runs and what is left out', () => {
    expect(namedPicks(plan([]))).toBeUndefined();
    expect(
      namedPicks(
        plan([
          ['a1', 'pilot'],
          ['a3', 'leave_out'],
        ]),
      ),
    ).toEqual({ a1: 'pilot', a3: 'leave_out' });
  });

  test('the terms of a pilot keep within the rulebook', () => {
    const rule = { max_share_pct: 10, max_duration: '30d', recast: '3d' };
    const now = new Date(2026, 10, 24, 14, 7).getTime();
    const most = longest(rule, now);
    expect(checkTerms(most, 'sold', rule, now)).toEqual({});
    expect(checkTerms({ share: '11', until: '' }, ' ', rule, now)).toEqual({
      share: true,
      until: 'need',
      criterion: true,
    });
    expect(checkTerms({ share: '2.5', until: '2026-11-24T14:00' }, 'x', rule, now)).toMatchObject({
      share: true,
      until: 'past',
    });
    expect(checkTerms({ share: '5%', until: '2026-12-30T10:00' }, 'x', rule, now)).toEqual({ until: 'late' });
    expect(termsBody({ share: '5 %', until: most.until }, ' x ').share).toBe(5);
  });
});

describe('whose turn', () => {
  const p = proposal({
    actions: [
      action(1, { seats: [seat('production', { approval_required: true })] }),
      action(2, { seats: [seat('production')] }),
    ],
    objections: [objection(7, 'a2')],
    attention: [
      { department: 'production', task: 'position', actions: ['a1', 'a2'], due: '2026-11-29T10:00:00Z' },
      { department: 'marketing', task: 'answer', actions: ['a2'], due: null, objection: 7 },
      { department: 'finance', task: 'sustain_vote', actions: ['a1'], due: '2026-11-27T10:00:00Z', veto: 1 },
      { department: 'finance', task: 'position', actions: ['a2'], due: '2026-11-29T10:00:00Z' },
    ],
  });

  test('my department first, its nearest deadline, required approvals told apart', () => {
    const rows = turns(p, 'finance');
    expect(rows.map((row) => row.department)).toEqual(['finance', 'production', 'marketing']);
    expect(rows[0]).toMatchObject({
      due: '2026-11-27T10:00:00Z',
      tasks: [{ task: 'sustain_vote' }, { task: 'position' }],
    });
    expect(rows[1]?.tasks).toEqual([
      { task: 'position', actions: ['a2'] },
      { task: 'approval', actions: ['a1'] },
    ]);
    expect(rows[2]).toMatchObject({ due: null, tasks: [{ task: 'answer', of: 'legal' }] });
  });
});

describe('what may be done', () => {
  const p = proposal({
    allowed: [
      {
        command: 'take_position',
        action: 'a1',
        positions: ['approve', 'object', 'veto'],
        grounds: ['g', 'h'],
      },
      { command: 'take_position', action: 'a2', positions: ['approve', 'abstain', 'veto'], grounds: ['h'] },
      { command: 'decide', decision: 'withdraw' },
    ],
    blocked_by: [
      {
        command: 'take_position',
        action: 'a2',
        position: 'object',
        code: 'forbidden.power',
        sentence: 'No power.',
        ways_out: [],
      },
      {
        command: 'decide',
        decision: 'launch',
        code: 'conflict.in_review',
        sentence: 'Review runs.',
        ways_out: [],
      },
      {
        command: 'decide',
        decision: 'launch',
        code: 'conflict.vetoed',
        sentence: 'Vetoed.',
        veto: 1,
        ways_out: [{ command: 'challenge_veto', open: false, on: 'merits', veto: 1, sentence: 'Used up.' }],
      },
    ],
  });

  test('only what the server allows is open, and it says why the rest is not', () => {
    expect(may(p, 'take_position', { action: 'a1' })?.positions).toContain('veto');
    expect(may(p, 'take_position', { action: 'a3' })).toBeUndefined();
    expect(why(p, 'take_position', { action: 'a2', position: 'object' })?.sentence).toBe('No power.');
    expect(mayWithdraw(p)).toBe(true);
  });

  test('a veto does not hold the launch, it lists the ways past it', () => {
    expect(heldBy(p).map((entry) => entry.code)).toEqual(['conflict.in_review']);
    expect(waysPast(p)).toHaveLength(1);
    expect(closedWay(p, 1, 'challenge_veto', 'merits')?.sentence).toBe('Used up.');
    expect(closedWay(p, 1, 'challenge_veto', 'validity')).toBeUndefined();
  });

  test('of all actions at once: what is open for each of them', () => {
    expect(common(p, BORIS)).toEqual({
      actions: ['a1', 'a2'],
      positions: ['approve', 'veto'],
      grounds: ['h'],
    });
    expect(common(proposal(), BORIS).actions).toEqual([]);
    const spoken = {
      ...p,
      actions: [action(1, { seats: [seat('sales', { position: 'veto' })] }), action(2)],
    };
    expect(common(spoken, BORIS).actions).toEqual(['a2']);
  });
});

describe('voices and timeline', () => {
  const p = proposal({
    objections: [objection(1, 'a1', { state: 'declined' })],
    vetoes: [veto(1, 'a1', { state: 'challenged' })],
  });
  const key = (more: Parameters<typeof seat>[1], department = 'sales', open = true) =>
    voiceOf(p, p.actions[0]!, seat(department, more), open).key;

  test('a position in the words of its present state', () => {
    expect(key({ position: 'approve' })).toBe('seat.approve');
    expect(key({ position: 'veto' })).toBe('seat.challenged');
    expect(key({ position: 'object' }, 'legal')).toBe('seat.answered');
    expect(key({ position: 'object' }, 'support')).toBe('seat.object');
  });

  test('who has not spoken: needed, not yet, silent, vacant', () => {
    expect(key({ approval_required: true }, 'finance')).toBe('seat.needed');
    expect(key({}, 'finance')).toBe('seat.not_yet');
    expect(key({ silent: 'consent' }, 'finance')).toBe('silent.consent');
    expect(key({ silent: 'block' }, 'finance', false)).toBe('silent.block');
    expect(key({ escalated: true, vacant: true }, 'finance')).toBe('seat.escalated');
    expect(key({ vacant: true }, 'finance')).toBe('seat.vacant');
    expect(key({ power: 'comment' }, 'finance')).toBe('seat.comment');
  });

  test('what was said of an earlier content counts until its department has looked again', () => {
    const due = '2026-11-27T10:00:00Z';
    const carried = proposal({
      objections: [objection(1, 'a1', { waiting_due: due })],
      vetoes: [
        veto(1, 'a1', { waiting_due: due }),
        veto(2, 'a1', { department: 'founders', asked_due: due }),
      ],
    });
    const word = (department: string) => voiceOf(carried, carried.actions[0]!, seat(department), true).key;
    expect(word('sales')).toBe('seat.veto_waits');
    expect(word('founders')).toBe('seat.veto_asked');
    expect(word('legal')).toBe('seat.objection_waits');
    expect(weights(carried, carried.actions[0]!).veto).toBe('standing');
  });

  test('how a word ended', () => {
    const at = proposal({
      objections: [objection(1, 'a1', { state: 'met' })],
      vetoes: [veto(1, 'a1', { state: 'lifted', bites: false })],
    });
    const word = (department: string, position: 'object' | 'veto') =>
      voiceOf(at, at.actions[0]!, seat(department, { position }), true).key;
    expect(word('legal', 'object')).toBe('seat.met');
    expect(word('sales', 'veto')).toBe('seat.lifted');
  });

  test('events by day, in the order given; an unknown kind has an icon all the same', () => {
    const event = (seq: number, at: string, type = 'veto_cast') => ({
      seq,
      type,
      at,
      member: null,
      sentence: '',
    });
    const days = byDay([event(3, '25'), event(2, '24'), event(1, '24', 'weather')], (at) => at);
    expect(days.map((day) => [day.name, day.events.length])).toEqual([
      ['25', 1],
      ['24', 2],
    ]);
    expect(happeningIcon(event(1, '24', 'weather'))).toBe('none');
    expect(happeningIcon({ ...event(1, '24', 'sustain_vote_cast'), data: { vote: 'release' } })).toBe(
      'overridden',
    );
  });
});
