// A display as its screen sees it: the board live, for days. It holds one picture of the board, a dozen news and three
// timers, whatever happens; it comes back from any loss by itself, and loads the page anew only when another build of
// the program answers. A withdrawn token ends the picture at once.

import type { Card } from '../api/types';
import { clock } from '../clock.svelte';
import { waitBefore } from '../live/backoff';
import { type Connection, LiveClient } from '../live/client';
import { browserWorld } from '../live/world';
import { type Display, readDisplay } from './display';
import { add, between, type News, past } from './news';

const FADES_MS = 5_000;
const AGAIN_MS = 15 * 60_000; // names, rulebook and clock are asked for anew
const REFUSED_MS = 5 * 60_000; // a refusal by mistake must not need somebody with a ladder
const CATCHES_UP_MS = 3_000; // what arrives so soon after a loss happened during it
const FINAL = [4401, 4403];

export class Wall {
  display = $state.raw<Display | null>(null);
  withdrawn = $state(false);
  unreachable = $state(false); // nothing was ever shown, and nobody answers
  cards = $state.raw<ReadonlyMap<number, Card>>(new Map());
  complete = $state(false);
  connection = $state.raw<Connection>({ state: 'connecting' });
  heard = $state(0);
  stale = $state(false);
  news = $state.raw<readonly News[]>([]);

  private client: LiveClient | null = null;
  private build: string | null = null;
  private attempt = 0;
  private stopped = false;
  private liveSince = 0;
  private again: ReturnType<typeof setTimeout> | undefined;
  private fading: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly token: string) {}

  start(): void {
    addEventListener('online', this.hurry);
    document.addEventListener('visibilitychange', this.hurry);
    void this.ask();
  }

  stop(): void {
    this.stopped = true;
    removeEventListener('online', this.hurry);
    document.removeEventListener('visibilitychange', this.hurry);
    clearTimeout(this.again);
    this.fade(false);
    this.client?.stop();
    this.client = null;
  }

  private async ask(): Promise<void> {
    clearTimeout(this.again);
    const read = await readDisplay(this.token);
    if (this.stopped) return;
    if (read.is === 'refused') return this.refuse();
    if (read.is === 'read') {
      this.attempt = 0;
      this.display = read.display;
      this.withdrawn = false;
      this.unreachable = false;
      clock.setServerTime(read.display.server_time);
      if (this.client === null) this.connect();
    } else {
      this.unreachable = this.display === null && !this.withdrawn;
      this.attempt += 1;
    }
    const wait = this.display === null ? waitBefore(this.attempt, 0, Math.random) : AGAIN_MS;
    this.again = setTimeout(() => void this.ask(), wait);
  }

  /** The screen goes dark: nothing of the board stays on it. */
  private refuse(): void {
    clearTimeout(this.again);
    this.client?.stop();
    this.client = null;
    this.withdrawn = true;
    this.unreachable = false;
    this.display = null;
    this.cards = new Map();
    this.complete = false;
    this.news = [];
    this.fade(false);
    this.again = setTimeout(() => void this.ask(), REFUSED_MS);
  }

  private connect(): void {
    this.client = new LiveClient(
      browserWorld({
        token: this.token,
        signedIn: async () => {
          const { is } = await readDisplay(this.token);
          return is === 'lost' ? null : is === 'read';
        },
        final: FINAL,
      }),
      {
        board: (board) => this.show(board.cards, board.complete),
        connection: (connection) => this.connected(connection),
        signedOut: () => this.refuse(),
        heard: (at) => (this.heard = at),
        build: (build) => this.answers(build),
      },
    );
    this.client.start();
  }

  private show(cards: ReadonlyMap<number, Card>, complete: boolean): void {
    if (cards === this.cards) return;
    if (complete) {
      const known = Date.now() - this.liveSince > CATCHES_UP_MS;
      this.news = this.complete
        ? add(this.news, between(this.cards, cards, known ? Date.now() + clock.ahead_ms : null))
        : past(cards);
    }
    this.cards = cards;
    this.complete = complete;
  }

  private connected(connection: Connection): void {
    if (connection.state === 'live' && this.connection.state !== 'live') this.liveSince = Date.now();
    if (connection.state !== this.connection.state || connection.state === 'lost')
      this.connection = connection;
    this.fade(connection.state === 'lost');
  }

  private fade(lost: boolean): void {
    if (lost && this.fading === undefined) this.fading = setTimeout(() => (this.stale = true), FADES_MS);
    if (lost) return;
    clearTimeout(this.fading);
    this.fading = undefined;
    this.stale = false;
  }

  /** Another build has another page. It is loaded only once it is there: a screen must not end on a browser's error. */
  private answers(build: string): void {
    const before = this.build ?? build;
    const first = this.build === null;
    this.build = before;
    if (first) return;
    void this.ask();
    if (build === before) return;
    // Where that fails, the next connection says so again.
    void fetch(location.href, { cache: 'no-store' }).then(
      (page) => page.ok && location.reload(),
      () => undefined,
    );
  }

  private hurry = () => {
    if (document.visibilityState !== 'visible') return;
    this.client?.hurry();
    if (this.display === null && !this.withdrawn) void this.ask();
  };
}
