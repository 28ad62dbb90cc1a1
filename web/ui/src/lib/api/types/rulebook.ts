// The rulebook as the server gives it.

import type { Schemas } from './schemas';

export type AttributeType = Schemas['AttributeType'];
export type Attribute = Schemas['Attribute'];
export type Kind = Schemas['Kind'];
export type Window = keyof Schemas['Rulebook']['windows'];
export type Power = Schemas['Power'];
export type Silence = Schemas['Silence'];
/** What this department answers with its position. */
export type Question = Schemas['Question'];
/** Whose word is the department's. */
export type Voice = Schemas['Voice'];
export type BodyTerms = Schemas['BodyTerms'];
/** A veto stands if at least this share of the roll sustains it: "1/3". */
export type VoteTerms = Schemas['VoteTerms'];
export type ChallengeTerms = Schemas['ChallengeTerms'];
/** One row of the jurisdiction: who may do what, to which kinds, when. */
export type Right = Schemas['Right'];
export type Rulebook = Schemas['Rulebook'];
