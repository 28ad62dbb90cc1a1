// A list that comes in pages: the first one, then more when asked.

import type { Problem, Reply } from '../api/http';
import type { Query } from '../api/knowledge';

export interface PageOf<T> {
  items: T[];
  next: string | null;
}

export class Listing<T> {
  items = $state.raw<readonly T[] | null>(null);
  next = $state.raw<string | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  private asked = 0;
  private query: Query = {};
  private pages = 0;

  constructor(private readonly fetch: (query: Query) => Promise<Reply<PageOf<T>>>) {}

  /** From its beginning, by another question. */
  load(query: Query): Promise<void> {
    this.query = query;
    return this.page(null);
  }

  /** The same anew, unless somebody has read on: the list would shorten under their eyes. */
  async again(): Promise<void> {
    if (this.pages <= 1) await this.page(null);
  }

  async more(): Promise<void> {
    if (this.next !== null && !this.busy) await this.page(this.next);
  }

  private async page(cursor: string | null): Promise<void> {
    const mine = ++this.asked;
    this.busy = true;
    const reply = await this.fetch(cursor === null ? this.query : { ...this.query, cursor });
    if (mine !== this.asked) return; // a later question is on its way
    this.busy = false;
    this.problem = reply.ok ? null : reply.problem;
    if (!reply.ok) return;
    this.items = cursor === null ? reply.value.items : [...(this.items ?? []), ...reply.value.items];
    this.next = reply.value.next;
    this.pages = cursor === null ? 1 : this.pages + 1;
  }
}

/** A page of the server, whatever its list is called. */
export const paged = <Name extends string, T>(
  reply: Reply<Record<Name, T[]> & { next: string | null }>,
  name: Name,
): Reply<PageOf<T>> =>
  reply.ok ? { ok: true, value: { items: reply.value[name], next: reply.value.next } } : reply;
