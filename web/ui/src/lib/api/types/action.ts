// An action with what everybody says of it and what became of it.

import type { Person, Time, Value } from './base';
import type { Power, Silence } from './rulebook';

export type Position = 'approve' | 'abstain' | 'object' | 'veto';

export type Verdict =
  | 'pending'
  | 'cleared'
  | 'short'
  | 'vetoed'
  | 'dropped'
  | 'launched'
  | 'piloted'
  | 'left_out'
  | 'prevented'
  | 'halted'
  | 'stopped';

export interface Seat {
  department: string;
  power: Power;
  approval_required: boolean;
  grounds: string[];
  silence: Silence;
  rules: string[]; // the rows of the jurisdiction it comes from
  vacant: boolean;
  halt: boolean;
  position: Position | null;
  silent: Silence | null;
  member?: Person | null;
  reason?: string | null;
  at?: Time | null;
}

export interface Reason {
  code: 'vetoed' | 'objection_unanswered' | 'not_spoken' | 'approval_missing' | 'requires_prevented';
  department?: string;
  veto?: number;
  objection?: number;
  action?: string; // the requirement that does not launch
}

export interface Pilot {
  share: number; // whole percent
  until: Time;
  criterion: string;
  started_at: Time;
  stops_at: Time | null;
  result: { met: boolean; measured: string; reason: string; member: Person; at: Time } | null;
  recast_due: Time | null;
}

export interface Halt {
  department: string;
  member: Person;
  reason: string;
  at: Time;
}

export interface Action {
  id: string;
  number: number;
  kind: string;
  title: string;
  attributes: Record<string, Value>;
  requires: string[];
  content: string; // its hash
  verdict: Verdict;
  touched_in: number; // the revision that gave it this content
  open: boolean; // still, or again, under review
  because: Reason[];
  falls_with: string[];
  seats: Seat[];
  pilot: Pilot | null;
  halt: Halt | null;
  halts: (Halt & { answer: { resumed: boolean; reason: string; member: Person; at: Time } | null })[];
  stopped: {
    why: 'stopped' | 'not_met' | 'time_over' | 'recast';
    reason: string;
    member: Person | null;
    at: Time;
  } | null;
}
