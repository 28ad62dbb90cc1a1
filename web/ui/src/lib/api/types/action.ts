// An action with what everybody says of it and what became of it.

import type { Schemas } from './schemas';

export type Position = Schemas['Position'];
export type Verdict = Schemas['Verdict'];
export type Seat = Schemas['Seat'];
export type Reason = Schemas['Reason'];
export type Pilot = Schemas['Pilot'];
export type Halt = Schemas['Halt'];
export type Action = Schemas['Action'];
