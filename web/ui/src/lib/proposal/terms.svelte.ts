// What a veto is tied to while it is written: a condition that lifts it, and until when its fact holds. And how likely
// the harm is.

import type { Attribute } from '../api/types';
import { conditionOf, type Row } from '../condition/build';
import { texts } from '../texts.svelte';
import { chosenTime } from '../until';

interface Kept {
  rows: Row[];
  byHand: boolean;
  words: string;
  until: string;
  harm: string;
}
const EMPTY: Kept = { rows: [], byHand: false, words: '', until: '', harm: '' };

export type Wrongs = { lifts?: 'unfinished'; until?: 'past' };

export class Terms {
  rows = $state<Row[]>([]);
  byHand = $state(false);
  words = $state(''); // the condition in the rulebook's own language
  until = $state('');
  harm = $state(''); // per cent

  constructor(private readonly place: string) {
    const kept = restore(texts.get(place));
    this.rows = kept.rows;
    this.byHand = kept.byHand;
    this.words = kept.words;
    this.until = kept.until;
    this.harm = kept.harm;
  }

  get some(): boolean {
    return this.rows.length > 0 || this.words.trim() !== '' || this.until !== '' || this.harm !== '';
  }

  keep(): void {
    const { rows, byHand, words, until, harm } = this;
    texts.set(this.place, this.some ? JSON.stringify({ rows, byHand, words, until, harm }) : '');
  }

  drop(): void {
    texts.drop(this.place);
  }

  /** Null while it is not finished, or when there is none. */
  condition(of: (name: string) => Attribute | undefined): string | null {
    if (this.byHand) return this.words.trim() || null;
    return conditionOf(this.rows, of);
  }

  wrongs(of: (name: string) => Attribute | undefined, now: number): Wrongs {
    const time = chosenTime(this.until);
    return {
      ...(!this.byHand && this.rows.length > 0 && this.condition(of) === null
        ? { lifts: 'unfinished' as const }
        : {}),
      ...(time !== null && Date.parse(time) <= now ? { until: 'past' as const } : {}),
    };
  }

  body(of: (name: string) => Attribute | undefined): { lifts_if?: string; valid_until?: string } {
    const condition = this.condition(of);
    const time = chosenTime(this.until);
    return {
      ...(condition === null ? {} : { lifts_if: condition }),
      ...(time === null ? {} : { valid_until: time }),
    };
  }
}

function restore(text: string): Kept {
  try {
    return { ...EMPTY, ...(JSON.parse(text || '{}') as Partial<Kept>) };
  } catch {
    return EMPTY;
  }
}
