// A list of things of one's own that are made, shown once, and ended: tokens, displays.

import type { Problem, Reply } from '../api/http';

export class Kept<Thing extends { id: string }, Made> {
  all = $state.raw<Thing[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  made = $state.raw<Made | null>(null); // what was just made, with its secret

  constructor(
    private readonly fetch: () => Promise<Reply<Thing[]>>,
    private readonly remove: (id: string) => Promise<Reply<undefined>>,
  ) {}

  async load(): Promise<void> {
    const reply = await this.fetch();
    this.problem = reply.ok ? null : reply.problem;
    if (reply.ok) this.all = reply.value;
  }

  async make(send: Promise<Reply<Made>>): Promise<Problem | null> {
    const reply = await send;
    if (!reply.ok) return reply.problem;
    this.made = reply.value;
    await this.load();
    return null;
  }

  async end(id: string): Promise<Problem | null> {
    const reply = await this.remove(id);
    if (!reply.ok && reply.problem.status !== 404) return reply.problem;
    await this.load(); // somebody else may have ended it: gone is gone
    return null;
  }
}

/** The value of a reply, as something else. */
export const of = <T, U>(reply: Reply<T>, take: (value: T) => U): Reply<U> =>
  reply.ok ? { ok: true, value: take(reply.value) } : reply;
