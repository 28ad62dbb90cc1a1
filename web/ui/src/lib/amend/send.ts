// A change on its way: as an amendment, or as a suggestion to make one.

import * as calls from '../api/calls';
import type { Amendment } from '../api/types';
import type { Sheet } from '../proposal/sheet.svelte';
import type { Purpose } from './keep';

export interface Sent {
  amendment: Amendment;
  reason: string;
  revision: number;
}

export function sendChange(sheet: Sheet, purpose: Purpose, { amendment, reason, revision }: Sent) {
  return sheet.command(
    purpose === 'amend'
      ? calls.amend(sheet.proposal!, { ...amendment, reason, revision })
      : calls.suggest(sheet.id, { amendment, reason, revision }),
  );
}
