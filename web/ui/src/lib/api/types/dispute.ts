// Objections, vetoes, challenges and overrides.

import type { Schemas } from './schemas';

export type ObjectionState = Schemas['ObjectionState'];
export type VetoState = Schemas['VetoState'];
export type ChallengeOn = Schemas['ChallengeOn'];
export type Vote = Schemas['Vote'];
export type Objection = Schemas['Objection'];
export type Challenge = Schemas['Challenge'];
/** One of several bodies that are asked whether a veto stands. */
export type AskedBody = Schemas['AskedBody'];
export type Override = Schemas['Override'];
export type Veto = Schemas['Veto'];
