// What a draft would meet, before it is a proposal.

import type { Schemas } from './schemas';

export type WhatIf = Schemas['WhatIf'];
export type ForeseenAction = Schemas['ForeseenAction'];
export type ForeseenSeat = Schemas['ForeseenSeat'];
/** A right that can hold an action up, and the ways round it. */
export type Avoiding = Schemas['Avoiding'];
export type Way = Schemas['Way'];
/** One value of the draft changed; `pointer` leads into the body that was sent. */
export type Edit = Schemas['Edit'];
export type Unsaid = Schemas['Unsaid'];
export type EarlierAction = Schemas['EarlierAction'];
