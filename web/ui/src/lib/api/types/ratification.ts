// A change of the rulebook: its check, its vote, its history.

import type { Schemas } from './schemas';

export type Edition = Schemas['Edition'];
export type RulebookChange = Schemas['RulebookChange'];
export type ChangeStatus = RulebookChange['status'];
export type Rulebooks = Schemas['Rulebooks'];
export type RulebookCheck = Schemas['RulebookCheck'];
export type VerifyReport = Schemas['VerifyReport'];
export type VerifiedProperty = Schemas['VerifiedProperty'];
export type RulebookDiff = Schemas['RulebookDiff'];
export type Past = Schemas['Past'];
export type PastProposal = Schemas['PastProposal'];
export type PastChange = Schemas['PastChange'];
export type AskedToRatify = Schemas['AskedToRatify'];
/** A rulebook as it is written: what is in it is the server's to judge. */
export type LawDocument = Record<string, unknown>;
