// What waits for me, as the server gives it.

import type { Waiting } from '../api/types';

/** With a place of its own on the page, which a link can name. */
export interface Item extends Waiting {
  place: string;
}
