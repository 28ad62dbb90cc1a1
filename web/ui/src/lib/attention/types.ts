// What waits for me, as the server gives it. An older server knows no keys, and so nothing to put aside by them.

import type { Person, Time, Waiting } from '../api/types';

export interface Given extends Waiting {
  key?: string;
  department?: string;
  objection?: number;
  veto?: number;
  snoozed_until?: Time | null;
  handed_to?: Person | null;
  handed_by?: Person | null;
  note?: string | null;
}

/** With a place of its own on the page, which a link can name. */
export interface Item extends Given {
  place: string;
}
