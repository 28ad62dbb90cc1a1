// The proposals behind what waits for me: what may be said there, and on which grounds, is theirs to tell. Only the
// nearest are fetched; the others open on their own page.

import { SvelteMap } from 'svelte/reactivity';

import { Sheet } from '../proposal/sheet.svelte';

const MOST = 8;

export class Sheets {
  private sheets = new SvelteMap<number, Sheet>();

  of(id: number): Sheet | undefined {
    return this.sheets.get(id);
  }

  /** Keeps these, in the order of their urgency, and as new as their cards. */
  want(ids: readonly number[], seqOf: (id: number) => number | undefined): void {
    const wanted = [...new Set(ids)].slice(0, MOST);
    for (const id of this.sheets.keys()) if (!wanted.includes(id)) this.sheets.delete(id);
    for (const id of wanted) {
      const sheet = this.sheets.get(id) ?? new Sheet(id, false);
      this.sheets.set(id, sheet);
      void sheet.catchUp(seqOf(id) ?? 0);
    }
  }

  /** In another language everything is asked for anew. */
  forget(): void {
    this.sheets.clear();
  }
}
