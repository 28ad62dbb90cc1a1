// Something of the server on the screen: fetched, and fetched anew whenever the ledger moves on or the language
// changes.

import { untrack } from 'svelte';

import type { Problem, Reply } from '../api/http';
import { live } from '../live/live.svelte';
import { settings } from '../settings.svelte';

export class Loaded<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  private asked = 0;

  constructor(private readonly fetch: () => Promise<Reply<T>>) {}

  async load(): Promise<void> {
    const mine = ++this.asked;
    const reply = await this.fetch();
    if (mine !== this.asked) return; // a later question is on its way
    this.problem = reply.ok ? null : reply.problem;
    if (reply.ok) this.value = reply.value;
  }
}

/** While the component is shown. */
export function follow(load: () => unknown): void {
  $effect(() => {
    void live.head;
    void settings.language;
    untrack(() => void load());
  });
}
