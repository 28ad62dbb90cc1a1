// What the member who asks may do, and why the rest is closed.

import type { Schemas } from './schemas';

export type Allowed = Schemas['Allowed'];
export type WayOut = Schemas['WayOut'];
export type Blocked = Schemas['Blocked'];
