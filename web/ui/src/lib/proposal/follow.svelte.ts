// Ties a sheet to the live board and to the language while its page is shown.

import { untrack } from 'svelte';

import { live } from '../live/live.svelte';
import { page } from '../page.svelte';
import { settings } from '../settings.svelte';
import type { Sheet } from './sheet.svelte';

export function follow(sheet: Sheet): void {
  let first = true;
  $effect(() => {
    void settings.language; // the server's sentences come in the language they were asked for
    void untrack(() => sheet.load()).then(() => {
      if (first) void page.goToHash();
      first = false;
    });
  });
  $effect(() => {
    const seq = live.cards.get(sheet.id)?.seq;
    void sheet.proposal; // a reply that came while the card moved on asks again
    if (seq !== undefined) void untrack(() => sheet.catchUp(seq));
  });
}
