// What is about to be cited with a position, an answer or an override. Like the words beside it, it outlives its form.

import { texts } from '../texts.svelte';
import { evidenceWord, type Linked } from './names';

function restore(kept: string): Linked[] {
  try {
    return kept === '' ? [] : (JSON.parse(kept) as Linked[]);
  } catch {
    return [];
  }
}

export class Citing {
  chosen = $state.raw<Linked[]>([]);

  constructor(private readonly place: string) {
    this.chosen = restore(texts.get(place));
  }

  keep(): void {
    texts.set(this.place, this.chosen.length === 0 ? '' : JSON.stringify(this.chosen));
  }

  /** It was sent: a form that stays begins anew. */
  drop(): void {
    this.chosen = [];
    texts.drop(this.place);
  }

  /** As it goes into the body: nothing where nothing was chosen. */
  get body(): { evidence?: string[] } {
    return this.chosen.length === 0 ? {} : { evidence: this.chosen.map(evidenceWord) };
  }
}
