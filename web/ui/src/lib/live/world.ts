// All that a LiveClient touches outside itself, and how a browser has it.

import type { Cursor } from './cursor';
import { EventStream } from './stream';
import type { Transport } from './transport';

export type Line = WebSocket | EventStream;

export interface World {
  /** `cursor` is where the picture stands: a stream has to say it at once. */
  open(by: Transport, cursor: Cursor | null): Line;
  now(): number;
  random(): number;
  later(run: () => void, ms: number): () => void; // returns what cancels it
  /** Asked after a connection that brought nothing: is the session still good? Null: the server does not answer. */
  signedIn(): Promise<boolean | null>;
  /** Close codes after which no further try makes sense; the end of the session where nothing else is said. */
  final?: readonly number[];
}

/** `token`: of a display; without one it is whoever is signed in. */
export function browserWorld(door: Pick<World, 'signedIn' | 'final'> & { token?: string }): World {
  const { token, ...rest } = door;
  const url = new URL('/api/v1/live', location.href);
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const offered = ['counterweight.v1', ...(token === undefined ? [] : [`counterweight.token.${token}`])];
  return {
    ...rest,
    open: (by, cursor) => (by === 'websocket' ? new WebSocket(url, offered) : new EventStream(cursor, token)),
    now: () => Date.now(),
    random: () => Math.random(),
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}
