// What is about to be cited with a position, an answer or an override. Like the words beside it, it outlives its form.

import { KeptForm } from './kept.svelte';
import { evidenceWord, type Linked } from './names';

export class Citing extends KeptForm<{ chosen: Linked[] }> {
  constructor(place: string) {
    super(place, { chosen: [] });
  }

  /** As it goes into the body: nothing where nothing was chosen. */
  get body(): { evidence?: string[] } {
    const { chosen } = this.fields;
    return chosen.length === 0 ? {} : { evidence: chosen.map(evidenceWord) };
  }
}
