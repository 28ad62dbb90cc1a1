// A campaign before it is submitted.

import type { Schemas } from './schemas';

export type Submission = Schemas['Submission'];
/** A submission in which anything may still be missing. */
export type DraftBody = Schemas['DraftBody'];
export type ServerDraft = Schemas['Draft'];
export type DraftLine = Schemas['DraftLine'];
