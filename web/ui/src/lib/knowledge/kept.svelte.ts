// A form of several fields that is being filled in: nothing typed is lost when its page closes or the tab is reloaded.

import { untrack } from 'svelte';

import { texts } from '../texts.svelte';

export class KeptForm<T extends Record<string, unknown>> {
  fields = $state() as T;
  private readonly begun: string;

  constructor(
    readonly place: string,
    start: T,
  ) {
    this.begun = JSON.stringify(start);
    this.fields = restored(texts.get(place), start);
  }

  /** Something was typed that the server has not got. */
  get touched(): boolean {
    return JSON.stringify(this.fields) !== this.begun;
  }

  /** Keeps what is typed, while the component is shown. */
  keep(): void {
    $effect(() => {
      const typed = JSON.stringify(this.fields);
      untrack(() => texts.set(this.place, typed === this.begun ? '' : typed));
    });
  }

  drop(): void {
    this.fields = JSON.parse(this.begun) as T;
    texts.drop(this.place);
  }
}

/** What was kept, as far as it is of this form: one of an earlier version of the application may have other fields. */
export function restored<T extends Record<string, unknown>>(kept: string, start: T): T {
  const out: Record<string, unknown> = { ...start };
  try {
    const found = kept === '' ? null : (JSON.parse(kept) as unknown);
    if (typeof found !== 'object' || found === null) return out as T;
    for (const [key, value] of Object.entries(found)) {
      const same = key in start && typeof value === typeof start[key];
      if (same && Array.isArray(value) === Array.isArray(start[key])) out[key] = value;
    }
  } catch {
    // Not ours.
  }
  return out as T;
}
