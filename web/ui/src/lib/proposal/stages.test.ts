// Review in stages, reminders, and vetoes that were sustained on the same content in other proposals.

import { beforeEach, describe, expect, test } from 'vitest';

import type { Attention, Rulebook } from '../api/types';
import { settings } from '../settings.svelte';
import { binds, type Precedent, precedentsOf } from './precedents';
import { action, proposal, seat, veto } from './sample';
import { stageName, throughout } from './stages';
import { happeningIcon, happeningKind } from './timeline';
import { turnDue } from './turnDue';
import { turns } from './turns';
import { voiceOf } from './voice';

const AT = '2026-11-24T10:00:00Z';
const DUE = '2026-11-29T10:00:00Z';
const book = {
  final_say: 'marketing',
  departments: ['marketing', 'sales', 'finance', 'legal', 'archive'].map((id) => ({ id })),
  jurisdiction: ['sales', 'finance', 'legal'].map((department) => ({ department })),
  stages: [
    { id: 'market', name: { en: 'Market', ru: 'Рынок' }, departments: ['sales'], window: '1wd' },
    { id: 'money', name: { en: 'Money', ru: 'Деньги' }, departments: ['finance'], window: '5d' },
  ],
} as unknown as Rulebook;

beforeEach(() => settings.speak('en'));

describe('stages', () => {
  test('a stage by its name, in the language of the reader, or by its id', () => {
    expect(stageName(book, 'money')).toBe('Money');
    expect(stageName(book, 'gone')).toBe('gone');
    settings.speak('ru');
    expect(stageName(book, 'money')).toBe('Деньги');
  });

  test('heard throughout: who checks something and is in no stage', () => {
    expect(throughout(book)).toEqual(['legal']);
  });

  test('a seat whose stage comes later says so while it has no position and the action is open', () => {
    const key = (more: Parameters<typeof seat>[1], open = true, one = action(1)) =>
      voiceOf(proposal(), one, seat('finance', { later: true, ...more }), open).key;
    expect(key({})).toBe('seat.later');
    expect(key({ approval_required: true, vacant: true })).toBe('seat.later');
    expect(key({ escalated: true })).toBe('seat.escalated');
    expect(key({ silent: 'consent' })).toBe('silent.consent');
    expect(key({ position: 'approve' })).toBe('seat.approve');
    expect(key({}, false)).toBe('seat.not_yet');
    expect(key({}, true, action(1, { open: false }))).toBe('seat.not_yet');
  });

  test('on the timeline', () => {
    const look = (type: string) => {
      const event = { seq: 1, type, at: AT, member: null, sentence: 's' };
      return [happeningIcon(event), happeningKind(event)];
    };
    expect(look('stage_opened')).toEqual(['review', 'ink']);
    expect(look('veto_bound')).toEqual(['veto', 'veto']);
    expect(look('reminder_given')).toEqual(['wait', 'wait']);
  });
});

describe('whose turn', () => {
  const asked = (more: Partial<Attention>): Attention => ({
    department: 'finance',
    task: 'position',
    actions: ['a1'],
    due: DUE,
    ...more,
  });
  const said = (...attention: Attention[]) => {
    const p = proposal({ attention });
    return turns(p, 'sales').map((row) => [
      row.reminded,
      turnDue(p, row).replace(/until .*:\d\d/, 'until …'),
    ]);
  };

  test('a department was reminded when it was of anything it has to do', () => {
    expect(said(asked({}))).toEqual([[false, 'until …']]);
    expect(said(asked({}), asked({ task: 'sustain_vote', reminded: true }))).toEqual([
      [true, 'until … · reminded'],
    ]);
    expect(said(asked({ reminded: true }), asked({ department: 'legal' }))).toEqual([
      [true, 'until … · reminded'],
      [false, 'until …'],
    ]);
  });

  test('the window of a later stage has not begun: no deadline yet', () => {
    expect(said(asked({ due: null }))).toEqual([[false, 'no deadline yet']]);
    expect(said(asked({ due: null }), asked({ due: null, task: 'answer' }))).toEqual([
      [false, 'before the decision'],
    ]);
  });
});

describe('sustained elsewhere', () => {
  const precedent = (number: number, sustained_at = AT): Precedent => ({
    proposal: number,
    veto: 1,
    department: 'sales',
    ground: 'price_promise',
    reason: 'r',
    sustained_at,
  });
  const by = (number: number) => ({ proposal: number, veto: 1, sustained_at: AT, content: 'c1' });
  const found = (more: Parameters<typeof proposal>[0] = {}) =>
    precedentsOf(proposal(more), action(1, { precedents: [precedent(7), precedent(5, DUE)] })).map(
      (one) => one.proposal,
    );

  test('a precedent is told unless a veto of this action stands on it', () => {
    expect(found()).toEqual([7, 5]);
    expect(found({ vetoes: [veto(1, 'a1', { bound_by: by(7) })] })).toEqual([5]);
    expect(found({ vetoes: [veto(1, 'a1'), veto(2, 'a2', { bound_by: by(7) })] })).toEqual([7, 5]);
    expect(found({ vetoes: [veto(1, 'a1', { bound_by: { ...by(7), veto: 2 } })] })).toEqual([7, 5]);
  });

  test('what was sustained only after the decision is no precedent of it', () => {
    const decided = { decision: 'launch' as const, reason: '', member: null, at: '2026-11-25T10:00:00Z' };
    expect(found({ status: 'launched', decided })).toEqual([7]);
    expect(found({ status: 'expired', closed_at: '2026-11-25T10:00:00Z' })).toEqual([7]);
  });

  test('it binds while it stands on the content it was sustained on there', () => {
    const bound = (more: Parameters<typeof veto>[2]) =>
      binds(veto(1, 'a1', { state: 'sustained', bound_by: by(7), ...more }));
    expect(bound({})).toBe(true);
    expect(bound({ bound_by: null })).toBe(false);
    expect(bound({ state: 'standing' })).toBe(false);
    expect(bound({ content: 'c0' })).toBe(false);
  });
});
