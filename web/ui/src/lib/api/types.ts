// The JSON of docs/api.md, as types. Codes are closed unions where the contract closes them.

export type Language = 'en' | 'ru';
export type Text = Record<Language, string>;
export type Time = string; // RFC 3339, UTC

export interface Person {
  id: string;
  name: string | null; // null: erased
  department: string;
}

export interface Me {
  member: { id: string; name: string; department: string; head: boolean };
  organisation: { id: string; name: string };
  rulebook: string;
  cursor: string;
  server_time: Time;
}

export interface Hints {
  demo: boolean;
  people?: { email: string; name: string; department: string; head: boolean }[];
  password?: string;
}

export type AttributeType = 'integer' | 'decimal' | 'money' | 'text' | 'choice' | 'date' | 'boolean';
export interface Money {
  amount: number; // minor units
  currency: string;
}
export type Value = number | string | boolean | Money;

export interface Attribute {
  id: string;
  name: Text;
  help?: Text;
  type: AttributeType;
  required: boolean;
  unit?: string;
  min?: number;
  max?: number;
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
  limits: { actions: number; title: number; text: number };
}

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

export type Position = 'approve' | 'abstain' | 'object' | 'veto';
export type Power = 'none' | 'comment' | 'object' | 'veto';
export type Verdict = 'pending' | 'cleared' | 'short' | 'vetoed' | 'launched' | 'left_out' | 'prevented';
export type ObjectionState = 'raised' | 'declined' | 'accepted' | 'resolved' | 'withdrawn';
export type VetoState = 'standing' | 'challenged' | 'sustained' | 'overridden' | 'withdrawn';
export type ChallengeOn = 'merits' | 'validity';
export type Vote = 'sustain' | 'release';
export type Task = 'position' | 'answer' | 'sustain_vote' | 'decide';
export type ScaleCode = Verdict | 'object' | 'challenged' | 'sustained';

export interface Attention {
  department: string;
  task: Task;
  actions: string[];
  due: Time | null;
  silence?: 'consent' | 'abstain' | Vote;
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

export interface Seat {
  department: string;
  power: Power;
  approval_required: boolean;
  grounds: string[];
  silence: 'consent' | 'abstain';
  vacant: boolean;
  position: Position | null;
  silent: 'consent' | 'abstain' | null;
  member?: Person | null;
  reason?: string | null;
  at?: Time | null;
}

export interface Action {
  id: string;
  number: number;
  kind: string;
  title: string;
  attributes: Record<string, Value>;
  requires: string[];
  verdict: Verdict;
  because: { code: string; department?: string; veto?: number; objection?: number }[];
  falls_with: string[];
  seats: Seat[];
}

export interface Objection {
  id: number;
  action: string;
  department: string;
  member: Person;
  reason: string;
  at: Time;
  state: ObjectionState;
  answer: { answer: 'accept' | 'decline'; reason: string; member: Person; at: Time } | null;
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

export interface Veto {
  id: number;
  action: string;
  department: string;
  member: Person;
  ground: string;
  absolute: boolean;
  reason: string;
  at: Time;
  state: VetoState;
  challenges: Challenge[];
}

export type Allowed =
  | { command: 'take_position'; action: string; positions: Position[]; grounds?: string[] }
  | { command: 'withdraw_position'; action: string }
  | { command: 'answer_objection'; objection: number; action: string; answers: ('decline' | 'accept')[] }
  | { command: 'resolve_objection'; objection: number; action: string }
  | { command: 'challenge_veto'; veto: number; action: string; on: ChallengeOn[] }
  | { command: 'vote_sustain'; veto: number; action: string }
  | { command: 'decide'; decision: 'launch'; launches: string[]; prevents: string[] }
  | { command: 'decide'; decision: 'withdraw' }
  | { command: 'comment' };

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
  ways_out: WayOut[];
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
  attention: Attention[];
  comments: { id: number; member: Person; text: string; at: Time }[];
  allowed: Allowed[];
  blocked_by: Blocked[];
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

export interface Waiting {
  proposal: number;
  title: string;
  task: Task;
  actions: string[];
  due: Time | null;
  silence?: 'consent' | 'abstain' | Vote;
  sentence: string;
}

export interface CommandReply {
  cursor: string;
  events: string[];
  proposal: Proposal;
}

export interface Submission {
  title: string;
  goal: string;
  fields: Record<string, Value>;
  actions: {
    id: string;
    kind: string;
    title: string;
    attributes: Record<string, Value>;
    requires: string[];
  }[];
}
