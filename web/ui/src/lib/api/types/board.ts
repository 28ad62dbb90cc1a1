// The board, whose turn it is, and what happened.

import type { Verdict } from './action';
import type { Person, Time } from './base';
import type { Vote } from './dispute';
import type { Silence } from './rulebook';

export type Status =
  | 'draft'
  | 'in_review'
  | 'awaiting_decision'
  | 'piloting'
  | 'launched'
  | 'withdrawn'
  | 'expired'
  | 'stopped'
  | 'evaluated';

export type Task =
  | 'position'
  | 'answer'
  | 'sustain_vote'
  | 'decide'
  | 'reaffirm'
  | 'settle'
  | 'recast'
  | 'pilot_result'
  | 'answer_halt';

export type ScaleCode = Verdict | 'object' | 'challenged' | 'sustained';

export interface Attention {
  department: string;
  task: Task;
  actions: string[];
  due: Time | null;
  silence?: Silence | Vote;
  objection?: number;
  veto?: number;
}

export interface Card {
  id: number;
  seq: number;
  status: Status;
  title: string;
  revision: number;
  author: Person;
  submitted_at: Time;
  due: Time | null;
  opened_at: Time;
  closed_at: Time | null;
  actions: { id: string; number: number; kind: string; title: string; scale: ScaleCode }[];
  vetoes: { standing: number; challenged: number; sustained: number };
  unanswered: number;
  challenge: { sustain: number; release: number; needed: number; roll: number } | null;
  turn: Attention[];
  allowed: Record<string, string[]>;
}

export interface Waiting {
  proposal: number;
  title: string;
  task: Task;
  actions: string[];
  due: Time | null;
  silence?: Silence | Vote;
  sentence: string;
}

export interface Happening {
  seq: number;
  type: string;
  at: Time;
  member: Person | null;
  action?: string;
  department?: string;
  sentence: string;
  reason?: string;
  data?: Record<string, unknown>;
}
