// What the server says at /api/v1/live to who watches the board in mode "state": the frames of asyncapi.json.

import type { Schemas } from '../api/types/schemas';

export type Frame =
  | Schemas['Hello']
  | Schemas['Subscribed']
  | Schemas['SnapshotOfState']
  | Schemas['UpdateOfState']
  | Schemas['Reset']
  | Schemas['Heartbeat']
  | Schemas['Goodbye'];

export type Subscribe = Schemas['Subscribe'];
