// A proposal as a whole, and the reply to a command.

import type { Action, Position } from './action';
import type { Allowed, Blocked } from './allowed';
import type { Person, Time, Value } from './base';
import type { Attention, Status } from './board';
import type { Suggestion } from './change';
import type { Objection, Veto } from './dispute';

export type OutcomeVerdict = 'succeeded' | 'failed' | 'mixed' | 'unclear';

export interface Measured {
  what: string;
  expected?: string;
  found: string;
}

export interface Lesson {
  veto: number;
  lesson: string;
}

export interface Outcome {
  measured: Measured[];
  verdict: OutcomeVerdict;
  lesson: string;
  lessons: Lesson[];
  member: Person;
  at: Time;
}

/** What was said in earlier contents too, in the order it was said. */
export interface PositionSaid {
  action: string;
  department: string;
  position: Position;
  member: Person;
  reason: string | null;
  at: Time;
  revision: number;
  content: string;
}

export interface Proposal {
  id: number;
  revision: number;
  version: string;
  cursor: string;
  status: Status;
  title: string;
  goal: string;
  fields: Record<string, Value>;
  rulebook: string;
  author: Person;
  submitted_at: Time;
  review: {
    opened_at: Time;
    due: Time;
    closed_at: Time | null;
    closed_by: 'all_spoken' | 'window_ended' | null;
  };
  decision_window: { opened_at: Time; due: Time | null } | null;
  actions: Action[];
  objections: Objection[];
  vetoes: Veto[];
  decided: { decision: 'launch' | 'withdraw'; reason: string; member: Person; at: Time } | null;
  suggestions: Suggestion[];
  outcome: Outcome | null;
  closed_at: Time | null;
  positions: PositionSaid[];
  attention: Attention[];
  comments: { id: number; member: Person; text: string; at: Time }[];
  allowed: Allowed[];
  blocked_by: Blocked[];
}

export interface CommandReply {
  cursor: string;
  events: string[];
  proposal: Proposal;
}
