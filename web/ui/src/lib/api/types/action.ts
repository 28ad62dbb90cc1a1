// An action with what everybody says of it and what became of it.

import type { Schemas } from './schemas';

export type Position = Schemas['Position'];
export type Verdict = Schemas['Verdict'];
export type Seat = Schemas['Seat'];
/** One member's vote, where the members of a department vote on what it says. */
export type MemberWord = Schemas['MemberWord'];
export type Reason = Schemas['Reason'];
export type Pilot = Schemas['Pilot'];
export type Halt = Schemas['Halt'];
export type Action = Schemas['Action'];
