// Objections, vetoes, challenges and overrides.

import type { Person, Time } from './base';

export type ObjectionState = 'raised' | 'declined' | 'accepted' | 'met' | 'resolved' | 'withdrawn' | 'lapsed';

export type VetoState =
  'standing' | 'challenged' | 'sustained' | 'overridden' | 'withdrawn' | 'lifted' | 'lapsed' | 'resting';

export type ChallengeOn = 'merits' | 'validity';

export type Vote = 'sustain' | 'release';

export interface Objection {
  id: number;
  action: string;
  department: string;
  member: Person;
  reason: string;
  at: Time;
  content: string;
  state: ObjectionState;
  answer: { answer: 'accept' | 'decline'; reason: string; member: Person; at: Time } | null;
  waiting_due: Time | null; // its department has to look at the change by then
  settle_due: Time | null; // answered_by raiser
}

export interface Challenge {
  on: ChallengeOn;
  reason: string;
  member: Person;
  opened_at: Time;
  due: Time;
  needed: number;
  silence: Vote;
  roll: string[];
  votes: { department: string; vote: Vote; reason: string; member: Person; at: Time }[];
  result: 'sustained' | 'overridden' | 'ended' | null;
  closed_at: Time | null;
}

export interface Override {
  justification: string;
  member: Person;
  signed_at: Time;
  effective_at: Time;
  state: 'cooling_off' | 'effective' | 'ended';
}

export interface Veto {
  id: number;
  action: string;
  department: string;
  member: Person;
  ground: string;
  absolute: boolean;
  reason: string;
  at: Time;
  content: string;
  state: VetoState;
  bites: boolean;
  lifts_if: string | null;
  valid_until: Time | null;
  waiting_due: Time | null;
  asked_due: Time | null; // its fact expired
  override: Override | null;
  challenges: Challenge[];
}
