// A proposal for the unit tests: three actions, the third requires the first.

import type { Action, Objection, Proposal, Seat, Veto } from '../api/types';

export const seat = (department: string, more: Partial<Seat> = {}): Seat => ({
  department,
  power: 'object',
  approval_required: false,
  grounds: [],
  silence: 'consent',
  rules: [],
  vacant: false,
  halt: false,
  position: null,
  silent: null,
  escalated: false,
  ...more,
});

export const action = (number: number, more: Partial<Action> = {}): Action => ({
  id: `a${number}`,
  number,
  kind: 'price',
  title: `action ${number}`,
  attributes: {},
  requires: [],
  content: 'c1',
  verdict: 'pending',
  touched_in: 1,
  open: true,
  because: [],
  falls_with: [],
  seats: [],
  pilot: null,
  halt: null,
  halts: [],
  stopped: null,
  ...more,
});

const person = (department: string) => ({ id: department, name: 'Somebody', department });
const AT = '2026-11-24T10:00:00Z';

export const objection = (id: number, on: string, more: Partial<Objection> = {}): Objection => ({
  id,
  action: on,
  department: 'legal',
  member: person('legal'),
  reason: 'r',
  at: AT,
  content: 'c1',
  state: 'raised',
  answer: null,
  waiting_due: null,
  settle_due: null,
  owed: true,
  ...more,
});

export const veto = (id: number, on: string, more: Partial<Veto> = {}): Veto => ({
  id,
  action: on,
  department: 'sales',
  member: person('sales'),
  ground: 'price_promise',
  absolute: false,
  reason: 'r',
  at: AT,
  content: 'c1',
  state: 'standing',
  bites: true,
  lifts_if: null,
  valid_until: null,
  waiting_due: null,
  asked_due: null,
  override: null,
  challenges: [],
  ...more,
});

export const proposal = (more: Partial<Proposal> = {}): Proposal => ({
  id: 42,
  revision: 1,
  version: '1',
  cursor: '10-aa',
  status: 'in_review',
  title: 'F-220',
  goal: 'g',
  fields: {},
  rulebook: 'h',
  author: person('marketing'),
  submitted_at: AT,
  review: { opened_at: AT, due: '2026-11-29T10:00:00Z', closed_at: null, closed_by: null },
  decision_window: null,
  actions: [action(1), action(2), action(3, { requires: ['a1'] })],
  objections: [],
  vetoes: [],
  decided: null,
  suggestions: [],
  outcome: null,
  closed_at: null,
  positions: [],
  attention: [],
  comments: [],
  allowed: [],
  blocked_by: [],
  ...more,
});
