// What the server says at /api/v1/live, for the board in mode "state" (design 3, docs/api.md).

import type { Card } from '../api/types';
import type { Cursor } from './cursor';

interface OfBoard {
  topic: string;
  mode: string;
}

export type Frame =
  | { type: 'hello'; org: string; head: Cursor; build: string; heartbeat_s: number }
  | ({ type: 'subscribed'; id: number; resumed: boolean } & OfBoard)
  | ({ type: 'snapshot'; cursor: Cursor; part: number; last: boolean; cards: Card[] } & OfBoard)
  | ({ type: 'update'; from: number; cursor: Cursor; cards: Card[]; gone?: number[] } & OfBoard)
  | ({ type: 'reset'; reason: 'fork' | 'trimmed' | 'slow' | 'forbidden' } & OfBoard)
  | { type: 'heartbeat'; cursor: Cursor }
  | { type: 'goodbye'; reason: string; retry_ms: number };

export interface Subscribe {
  type: 'subscribe';
  id: number;
  topic: 'board';
  mode: 'state';
  cursor?: Cursor;
}
