// The revisions of a proposal, fetched when somebody looks at them and again when there is a newer one.

import * as calls from '../api/calls';
import type { Problem } from '../api/http';
import type { Revision } from '../api/types';
import type { Sheet } from '../proposal/sheet.svelte';

export class Revisions {
  all = $state.raw<readonly Revision[]>([]);
  problem = $state.raw<Problem | null>(null);
  private asked = 0;

  constructor(private readonly id: number) {}

  async need(revision: number): Promise<void> {
    if (this.asked >= revision) return;
    this.asked = revision;
    const reply = await calls.revisions(this.id);
    this.problem = reply.ok ? null : reply.problem;
    if (reply.ok) this.all = reply.value.revisions;
    else this.asked = 0;
  }

  since(revision: number): Revision[] {
    return this.all.filter((one) => one.revision > revision);
  }
}

const known = new WeakMap<Sheet, Revisions>();

/** One for everything on the page that speaks of them. */
export function revisionsOf(sheet: Sheet): Revisions {
  const revisions = known.get(sheet) ?? new Revisions(sheet.id);
  known.set(sheet, revisions);
  return revisions;
}
