// Finds a customer by name: those to call next until something is typed, then those somebody talked with. The server
// has no list of all customers; the conversations know them.

import * as calls from '../api/knowledge';
import type { Problem } from '../api/http';
import type { CustomerBrief } from '../api/types';

const PAUSE_MS = 250;

export class CustomerFinder {
  words = $state('');
  found = $state.raw<CustomerBrief[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  type(words: string): void {
    this.words = words;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), PAUSE_MS);
  }

  async load(): Promise<void> {
    const mine = ++this.asked;
    const q = this.words.trim();
    const [next, talks] = await Promise.all([
      calls.nextCalls(),
      q === '' ? null : calls.conversations({ q }),
    ]);
    if (mine !== this.asked) return; // somebody typed on
    this.problem = !next.ok ? next.problem : talks && !talks.ok ? talks.problem : null;
    const all: (CustomerBrief | null)[] = next.ok ? [...next.value.customers] : [];
    if (talks?.ok) all.push(...talks.value.conversations.map((one) => one.customer));
    this.found = distinct(all).filter((one) => fits(one, q));
  }
}

const fits = (one: CustomerBrief, q: string) =>
  q === '' || (one.name ?? '').toLocaleLowerCase().includes(q.toLocaleLowerCase());

/** Each once, those without a name (erased) not at all. */
export function distinct(all: readonly (CustomerBrief | null)[]): CustomerBrief[] {
  const out = new Map<number, CustomerBrief>();
  for (const one of all) if (one !== null && one.name !== null && !out.has(one.id)) out.set(one.id, one);
  return [...out.values()];
}
