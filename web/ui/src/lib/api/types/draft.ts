// A campaign before it is submitted.

import type { Person, Time, Value } from './base';

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

/** A submission in which anything may still be missing. */
export interface DraftBody {
  title?: string;
  goal?: string;
  fields?: Record<string, Value>;
  actions?: Partial<Submission['actions'][number]>[];
}

export interface ServerDraft {
  id: string; // "draft-7"
  version: number;
  member: Person; // who saved last
  created_at: Time;
  updated_at: Time;
  from: number | null; // the proposal it was copied from
  body: DraftBody;
  problems: { pointer: string; code: string; detail: string }[]; // what a submission would be refused for
}

export interface DraftLine {
  id: string;
  title: string;
  version: number;
  member: Person;
  updated_at: Time;
}
