// The board, whose turn it is, and what happened.

import type { Schemas } from './schemas';

export type Status = Schemas['Status'] | 'draft'; // a draft is none for the server, but has its place on the board
export type Task = Schemas['Task'];
export type ScaleCode = Schemas['Scale'];
export type Attention = Schemas['Attention'];
export type Card = Schemas['Card'];
export type Waiting = Schemas['WaitingItem'];
/** A newer server may tell of kinds that this page does not know. */
export type Happening = Omit<Schemas['Event'], 'type' | 'data'> & {
  type: string;
  data?: Schemas['Event']['data'];
};
