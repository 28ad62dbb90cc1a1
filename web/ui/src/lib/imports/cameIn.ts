// How much of a file came in, in a sentence.

import type { Import } from '../api/types';
import { t } from '../i18n/index.svelte';

/** Empty while nothing can be said: one that waits, runs or stopped may have something new that did not come in yet. */
export function cameInText({ recorded, status }: Pick<Import, 'recorded' | 'status'>): string {
  if (recorded > 0) return t('imports.done_in', { n: recorded });
  return status === 'done' ? t('imports.done_none') : '';
}
