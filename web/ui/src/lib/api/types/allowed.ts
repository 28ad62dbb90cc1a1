// What the member who asks may do, and why the rest is closed.

import type { Position, Reason } from './action';
import type { Time } from './base';
import type { ChallengeOn } from './dispute';

export type Allowed =
  | { command: 'take_position'; action: string; positions: Position[]; grounds?: string[] }
  | { command: 'withdraw_position'; action: string }
  | { command: 'answer_objection'; objection: number; action: string; answers: ('decline' | 'accept')[] }
  | { command: 'resolve_objection'; objection: number; action: string }
  | { command: 'challenge_veto'; veto: number; action: string; on: ChallengeOn[] }
  | { command: 'withdraw_challenge'; veto: number; action: string }
  | { command: 'vote_sustain'; veto: number; action: string }
  | {
      command: 'decide';
      decision: 'launch';
      launches: string[];
      prevents: string[];
      action?: string; // while piloting: its pilot went well and it may launch
      outcomes?: { action: string; outcome: string; because: Reason[] }[];
    }
  | { command: 'decide'; decision: 'withdraw' }
  | { command: 'comment' }
  | { command: 'amend' }
  | { command: 'suggest' }
  | { command: 'reaffirm'; action: string; veto?: number; objection?: number }
  | { command: 'override_veto'; veto: number; action: string }
  | { command: 'withdraw_override'; veto: number; action: string }
  | { command: 'recast_veto'; veto: number; action: string }
  | { command: 'accept_suggestion'; suggestion: number }
  | { command: 'decline_suggestion'; suggestion: number }
  | { command: 'withdraw_suggestion'; suggestion: number }
  | { command: 'pilot'; action: string }
  | { command: 'record_pilot_result'; action: string }
  | { command: 'halt'; action: string }
  | { command: 'resume'; action: string }
  | { command: 'stop'; action: string }
  | { command: 'record_outcome'; lessons: number[] }; // the vetoes that owe a lesson

export interface WayOut {
  command: string; // or "wait"
  open: boolean; // false: listed with the reason why it is closed
  sentence: string;
  objection?: number;
  veto?: number;
  on?: ChallengeOn;
  until?: Time;
}

export interface Blocked {
  command: string;
  code: string;
  sentence: string;
  decision?: 'launch' | 'withdraw';
  position?: Position;
  action?: string;
  objection?: number;
  veto?: number;
  suggestion?: number;
  ways_out: WayOut[];
}
