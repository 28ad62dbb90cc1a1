// Who is signed in, and the law they act under.

import * as calls from './api/calls';
import { configureHttp, type Problem } from './api/http';
import type { Me, Rulebook } from './api/types';
import { clock } from './clock.svelte';

class Session {
  me = $state.raw<Me | null>(null);
  known = $state(false); // the server has said whether somebody is signed in
  problem = $state.raw<Problem | null>(null); // why it could not say
  private books = $state.raw<ReadonlyMap<string, Rulebook>>(new Map());
  private fetching = new Map<string, Promise<Problem | null>>();

  constructor() {
    configureHttp({ onSignedOut: () => this.expired() });
  }

  async start(): Promise<void> {
    const reply = await calls.me();
    if (reply.ok) return this.enter(reply.value);
    if (reply.problem.status === 401) this.known = true;
    else this.problem = reply.problem;
  }

  /** After a sign-in, or when a cookie from before was still good. */
  async enter(me: Me): Promise<void> {
    clock.setServerTime(me.server_time);
    this.problem = await this.need(me.rulebook);
    this.known = this.problem === null;
    if (this.known) this.me = me;
  }

  async askTime(): Promise<void> {
    const reply = await calls.me();
    if (reply.ok) clock.setServerTime(reply.value.server_time);
  }

  /** Another rulebook has come into force while somebody works: true once the pages stand on it. */
  async comeUnder(hash: string): Promise<boolean> {
    if ((await this.need(hash)) !== null || this.me === null || this.me.rulebook === hash) return false;
    this.me = { ...this.me, rulebook: hash };
    return true;
  }

  expired(): void {
    this.me = null;
    this.known = true;
  }

  /** The rulebook in force; the pages are shown only once it is there. */
  get rulebook(): Rulebook | null {
    return this.me === null ? null : this.book(this.me.rulebook);
  }

  book(hash: string): Rulebook | null {
    return this.books.get(hash) ?? null;
  }

  /** Fetches a rulebook once; a proposal may live under an older one than is in force. */
  need(hash: string): Promise<Problem | null> {
    if (this.books.has(hash)) return Promise.resolve(null);
    const running = this.fetching.get(hash);
    if (running !== undefined) return running;
    const fetched = calls.rulebook(hash).then((reply) => {
      this.fetching.delete(hash);
      if (!reply.ok) return reply.problem;
      this.books = new Map(this.books).set(hash, reply.value);
      return null;
    });
    this.fetching.set(hash, fetched);
    return fetched;
  }
}

export const session = new Session();
