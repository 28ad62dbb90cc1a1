// The board as the pages see it: the latest cards, where the ledger stands, and whether the picture is current.

import * as calls from '../api/calls';
import type { Card } from '../api/types';
import { session } from '../session.svelte';
import { type Connection, LiveClient } from './client';
import { seqOf } from './cursor';

class Live {
  cards = $state.raw<ReadonlyMap<number, Card>>(new Map());
  head = $state(-1);
  complete = $state(false);
  connection = $state.raw<Connection>({ state: 'connecting' });
  private client: LiveClient | null = null;

  start(): void {
    if (this.client !== null) return;
    const url = new URL('/api/v1/live', location.href);
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    this.client = new LiveClient(
      {
        open: () => new WebSocket(url, 'counterweight.v1'),
        now: () => Date.now(),
        random: () => Math.random(),
        later: (run, ms) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
        signedIn: async () => {
          const reply = await calls.me();
          return reply.ok || reply.problem.status !== 401;
        },
      },
      {
        board: (board) => {
          this.cards = board.cards;
          this.head = seqOf(board.cursor) < 0 ? this.head : seqOf(board.cursor);
          this.complete = board.complete;
        },
        connection: (connection) => {
          if (connection.state !== this.connection.state || connection.state === 'lost') {
            this.connection = connection;
          }
        },
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
  }

  get stale(): boolean {
    return this.connection.state === 'lost';
  }

  private hurry = () => {
    if (document.visibilityState === 'visible') this.client?.hurry();
  };
}

export const live = new Live();
