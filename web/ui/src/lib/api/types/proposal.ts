// A proposal as a whole, and the reply to a command.

import type { Schemas } from './schemas';

export type OutcomeVerdict = Schemas['OutcomeVerdict'];
export type Measured = Schemas['Measured'];
export type Lesson = Schemas['Lesson'];
export type Outcome = Schemas['Outcome'];
/** The word that counts now, of each department on each action. */
export type PositionSaid = Schemas['PositionSaid'];
/** An answer to: what is the worst that could happen? */
export type Feared = Schemas['Feared'];
export type Worst = Schemas['Worst'];
/** Somebody who takes no part in it. */
export type Recusal = Schemas['Recusal'];
export type Proposal = Schemas['Proposal'];
export type CommandReply = Schemas['CommandReply'];
