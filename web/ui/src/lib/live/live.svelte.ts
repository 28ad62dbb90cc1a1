// The board as the pages see it: the latest cards, where the ledger stands, and whether the picture is current.

import * as calls from '../api/calls';
import type { Card } from '../api/types';
import { session } from '../session.svelte';
import { type Connection, LiveClient } from './client';
import { seqOf } from './cursor';
import { browserWorld } from './world';

/** A connection that comes back within this time has not made anything old. */
const FADES_MS = 5_000;

class Live {
  cards = $state.raw<ReadonlyMap<number, Card>>(new Map());
  head = $state(-1);
  complete = $state(false);
  connection = $state.raw<Connection>({ state: 'connecting' });
  /** When the server last confirmed that the picture is current, by this machine's clock; 0: never yet. */
  heard = $state(0);
  /** The connection has been gone for some time: what is shown is old, and looks it. */
  stale = $state(false);
  private fading: ReturnType<typeof setTimeout> | undefined;
  private client: LiveClient | null = null;

  start(): void {
    if (this.client !== null) return;
    this.client = new LiveClient(
      browserWorld({
        signedIn: async () => {
          const reply = await calls.me();
          if (reply.ok) return true;
          return reply.problem.status === 401 ? false : null;
        },
      }),
      {
        board: (board) => {
          this.cards = board.cards;
          this.head = seqOf(board.cursor) < 0 ? this.head : seqOf(board.cursor);
          this.complete = board.complete;
        },
        connection: (connection) => {
          // This machine may have slept, or the server have another time now.
          if (connection.state === 'live' && this.connection.state === 'lost') void session.askTime();
          if (connection.state !== this.connection.state || connection.state === 'lost') {
            this.connection = connection;
          }
          this.fade(connection.state === 'lost');
        },
        heard: (at) => (this.heard = at),
        signedOut: () => session.expired(),
      },
    );
    this.client.start();
    addEventListener('online', this.hurry);
    document.addEventListener('visibilitychange', this.hurry);
  }

  stop(): void {
    removeEventListener('online', this.hurry);
    document.removeEventListener('visibilitychange', this.hurry);
    this.client?.stop();
    this.client = null;
    this.cards = new Map();
    this.complete = false;
    this.head = -1;
    this.connection = { state: 'connecting' };
    this.heard = 0;
    this.fade(false);
  }

  private fade(lost: boolean): void {
    if (lost && this.fading === undefined) {
      this.fading = setTimeout(() => (this.stale = true), FADES_MS);
    } else if (!lost) {
      clearTimeout(this.fading);
      this.fading = undefined;
      this.stale = false;
    }
  }

  private hurry = () => {
    if (document.visibilityState === 'visible') this.client?.hurry();
  };
}

export const live = new Live();
