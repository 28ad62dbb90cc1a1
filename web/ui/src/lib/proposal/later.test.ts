// What happens around and after the decision: how it is drawn, said, and where it waits.

import { beforeEach, describe, expect, test } from 'vitest';

import type { Pilot, Rulebook } from '../api/types';
import { settings } from '../settings.svelte';
import { caption } from './caption';
import { groupsOf, weightsXL } from './groups';
import { measuredOf } from './outcome';
import { nextWindow, pilotWindow } from './pilotWindow';
import { placeOf } from './place';
import { action, objection, proposal, veto } from './sample';
import { describeGroups } from './say';
import { turnDue } from './turnDue';
import { scaleCode, tilt, weights } from './weigh';
import { wouldText } from './would';

const AT = '2026-11-24T10:00:00Z';
const DUE = '2026-11-27T10:00:00Z';
const person = { id: 'h', name: 'Hanna', department: 'marketing' };
const book = {
  departments: [{ id: 'legal', name: { en: 'Legal', ru: 'Юристы' }, vacant: false, members: 1 }],
} as unknown as Rulebook;
const pilot = (more: Partial<Pilot> = {}): Pilot => ({
  share: 5,
  until: DUE,
  criterion: 'c',
  started_at: AT,
  stops_at: null,
  result: null,
  recast_due: null,
  ...more,
});
const result = { met: true, measured: 'm', reason: '', member: person, at: AT };

beforeEach(() => {
  settings.language = 'en';
});

describe('the scale after the decision', () => {
  const p = proposal({
    status: 'piloting',
    actions: [
      action(1, { verdict: 'piloted', pilot: pilot() }),
      action(2, { verdict: 'halted' }),
      action(3, { verdict: 'launched' }),
      action(4, { verdict: 'stopped' }),
      action(5, { verdict: 'dropped' }),
    ],
    vetoes: [veto(1, 'a1'), veto(2, 'a5')],
  });

  test('a trial and a halt are on the pivot, what is over is on no side', () => {
    expect(groupsOf(p)).toEqual({
      left: [3],
      right: [],
      held: [
        { number: 1, kind: 'pilot' },
        { number: 2, kind: 'object' },
      ],
      out: [
        { number: 4, code: 'stopped' },
        { number: 5, code: 'dropped' },
      ],
    });
    expect(describeGroups(groupsOf(p), p.status).map(({ word, numbers }) => `${word} ${numbers}`)).toEqual([
      'Launched 3',
      'Piloted 1',
      'Prevented none',
    ]);
  });

  test('many: each kind on the pivot is one group', () => {
    const held = [1, 2, 3].map((number) => ({ number, kind: 'pilot' as const }));
    const many = {
      left: [4, 5, 6, 7, 8, 9],
      right: [],
      held: [...held, { number: 10, kind: 'wait' as const }],
      out: [],
    };
    expect(weightsXL(many).held).toEqual([
      { text: '×3', kind: 'pilot' },
      { text: '×1', kind: 'wait' },
    ]);
  });

  test('a halt weighs like an objection; a veto weighs on a dropped action no more', () => {
    expect([tilt('halted'), tilt('piloted'), tilt('stopped')]).toEqual(['tilt-object', '', '']);
    expect(weights(p, p.actions[0]!).veto).toBe('standing');
    expect(weights(p, p.actions[4]!).veto).toBe('');
  });

  test('an answer that is still weighed keeps the action pending for an objection', () => {
    const settling = proposal({ objections: [objection(1, 'a1', { state: 'declined', settle_due: DUE })] });
    expect(scaleCode(settling, settling.actions[0]!)).toBe('object');
    expect(caption(settling, book, settling.actions[0]!)).toContain('the answer is being weighed');
  });
});

describe('in words', () => {
  const said = (more: Parameters<typeof action>[1]) => caption(proposal(), book, action(1, more));

  test('a pilot: running, met, and waiting for its veto', () => {
    expect(said({ verdict: 'piloted', pilot: pilot() })).toBe('tried on 5% of customers');
    expect(said({ verdict: 'piloted', pilot: pilot({ result }) })).toContain('it may launch');
    expect(said({ verdict: 'piloted', pilot: pilot({ result, recast_due: DUE }) })).toContain('has the word');
  });

  test('a halt names who, a stop says why', () => {
    const halt = { department: 'legal', member: person, reason: 'r', at: AT };
    expect(said({ verdict: 'halted', halt })).toBe('it does not run; halted by legal');
    const stopped = { why: 'not_met', reason: '', member: null, at: AT } as const;
    expect(said({ verdict: 'stopped', stopped })).toBe('the pilot did not meet its criterion');
  });

  test('what a decision would do', () => {
    const none = { launched: [], piloted: [], prevented: [], held: [], out: [] };
    const one = [action(1)];
    expect(wouldText({ ...none, piloted: one }, 0)).toBe('The decision would pilot [pilot|one action].');
    expect(wouldText({ ...none, launched: one, piloted: one }, 1)).toBe(
      'The decision would start [for|one action] and pilot [pilot|one]. [object|One thing] holds it.',
    );
    expect(wouldText({ ...none, launched: one }, 0)).toBe('A launch would start [for|one action].');
  });

  test('until when a turn is', () => {
    const row = (task: 'answer' | 'decide' | 'answer_halt') => ({
      department: 'marketing',
      tasks: [{ task, actions: [] }],
      due: null,
      reminded: false,
    });
    expect(turnDue(proposal(), row('answer'))).toBe('before the decision');
    expect(turnDue(proposal(), row('decide'))).toBe('its time stands still for now');
    expect(turnDue(proposal({ status: 'launched' }), row('answer_halt'))).toBe('no deadline');
  });
});

describe('windows and places', () => {
  test('the trial, then the veto, then the launch; nothing for what stopped', () => {
    const window = (more: Partial<Pilot>) =>
      pilotWindow(action(1, { verdict: 'piloted', pilot: pilot(more) }));
    expect(window({})).toEqual({ due: DUE, opened: AT, key: 'pilot.window' });
    expect(window({ result, recast_due: AT })?.key).toBe('pilot.recast_window');
    expect(window({ result, stops_at: DUE })?.key).toBe('pilot.launch_window');
    const stopped = { why: 'recast', reason: '', member: null, at: AT } as const;
    expect(pilotWindow(action(1, { verdict: 'stopped', pilot: pilot(), stopped }))).toBeNull();
    const two = proposal({
      actions: [
        action(1, { verdict: 'piloted', pilot: pilot() }),
        action(2, { verdict: 'piloted', pilot: pilot({ until: AT }) }),
      ],
    });
    expect(nextWindow(two)?.due).toBe(AT);
  });

  test('a task leads to its place', () => {
    const place = (more: object) =>
      placeOf({ department: 'sales', task: 'reaffirm', actions: ['a1'], due: null, ...more });
    expect(place({ veto: 2 })).toBe('#veto-2');
    expect(place({ objection: 3 })).toBe('#objection-3');
    expect(place({ task: 'pilot_result' })).toBe('#pilot-of-a1');
    expect(place({ task: 'answer_halt' })).toBe('#halt-a1');
    expect(place({ task: 'position' })).toBe('#action-a1');
  });

  test('an outcome is sent without the expectations that nobody wrote', () => {
    const row = { what: ' Orders ', expected: ' ', found: '61' };
    expect(measuredOf([row])).toEqual([{ what: 'Orders', found: '61' }]);
  });
});
