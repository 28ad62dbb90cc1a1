// Amendments, what they change, what they would do; suggestions and revisions.

import type { Position } from './action';
import type { Person, Time, Value } from './base';
import type { Power } from './rulebook';

/** What an amendment changes: what is left out stays; null takes a value away; a new id adds an action. */
export interface Amendment {
  proposal?: { title?: string; goal?: string; fields?: Record<string, Value | null> };
  drop?: string[];
  actions?: ActionPatch[];
}

export interface ActionPatch {
  id: string;
  kind?: string;
  title?: string;
  attributes?: Record<string, Value | null>;
  requires?: string[];
}

/** One field before and after. The field "action" is the action itself: from null is added, to null dropped. */
export interface Change {
  field: string; // "title", "fields.budget", "action", "attributes.discount_pct", "requires"
  action?: string;
  from: Value | string[] | null;
  to: Value | string[] | null;
}

export type SuggestionState = 'open' | 'accepted' | 'declined' | 'withdrawn';

export interface Suggestion {
  id: number;
  member: Person;
  at: Time;
  revision: number; // that it was made for
  reason: string;
  amendment: Amendment;
  changes: Change[];
  state: SuggestionState;
  stale: boolean;
  answer: { reason: string; member: Person; at: Time; revision?: number } | null;
}

export interface Gain {
  action: string;
  department: string;
  power: Power;
  approval_required: boolean;
}

/** What an amendment would do if it were sent now. */
export interface Preview {
  changes: Change[];
  touched: string[];
  lapses: { action: string; department: string; position: Position }[];
  objections: {
    objection: number;
    action: string;
    department: string;
    effect: 'met' | 'waits' | 'lapsed' | 'returns';
  }[];
  vetoes: {
    veto: number;
    action: string;
    department: string;
    effect: 'lifted' | 'waits' | 'rests' | 'returns' | 'kept_overridden' | 'override_void';
  }[];
  gains: Gain[];
  losses: Gain[];
  review_due: Time | null; // null: no new review
  sentences: string[];
}

export interface Revision {
  revision: number;
  at: Time;
  member: Person;
  reason: string;
  suggestion: { id: number; member: Person } | null;
  changes: Change[];
}
