// The rulebook as the server gives it.

import type { Duration, Text } from './base';

export type AttributeType = 'integer' | 'decimal' | 'money' | 'text' | 'choice' | 'date' | 'boolean';

export interface Attribute {
  id: string;
  name: Text;
  help?: Text;
  type: AttributeType;
  required: boolean;
  unit?: string;
  min?: number | string; // of money in minor units; of a decimal with a fraction in quotes
  max?: number | string;
  digits?: number;
  currency?: string;
  options?: { id: string; name: Text }[];
}

export interface Kind {
  id: string;
  name: Text;
  help?: Text;
  attributes: Attribute[];
}

export type Window = 'review' | 'decision' | 'challenge' | 'min_review' | 'reaffirm' | 'settle';

export type Power = 'none' | 'comment' | 'object' | 'veto';

export type Silence = 'consent' | 'abstain';

/** One row of the jurisdiction: who may do what, to which kinds, when. */
export interface Right {
  id: string;
  department: string;
  kinds: string[];
  when: string | null;
  power: Power;
  grounds: string[];
  approval_required: boolean;
  halt: boolean;
  wants: Record<string, 'less' | 'more'>;
}

/** A veto stands if at least this share of the roll sustains it: "1/3". */
export interface VoteTerms {
  stands_if: string;
  silence: 'release' | 'sustain';
}

export interface ChallengeTerms {
  min_voters: number;
  merits: VoteTerms;
  validity: VoteTerms;
  absolute_validity: VoteTerms;
}

export interface Rulebook {
  hash: string;
  name: string;
  version: number;
  title: Text;
  final_say: string;
  departments: { id: string; name: Text; vacant: boolean; members: number }[];
  fields: Attribute[];
  kinds: Kind[];
  grounds: { id: string; name: Text; absolute: boolean }[];
  jurisdiction: Right[];
  windows: Record<Window, Duration>;
  silence: Record<string, Silence>;
  challenge?: ChallengeTerms; // servers of before do not tell them
  answered_by: 'reason' | 'raiser';
  override: { cooling_off: Duration; quota: { count: number; per: Duration } | null } | null;
  pilot: { max_share_pct: number; max_duration: Duration; recast: Duration } | null;
  limits: { actions: number; title: number; text: number };
}
