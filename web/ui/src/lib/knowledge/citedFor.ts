// For what a record is cited, in words.

import type { Cited, Rulebook } from '../api/types';
import { t } from '../i18n/index.svelte';
import { departmentInside } from '../people';

type Where = Pick<Cited, 'for' | 'action' | 'department'>;

/** "for the proposal", "for a position of sales on action 2"; the number where it is known. */
export function citedFor(book: Rulebook, where: Where, number?: number): string {
  if (where.for === 'proposal') return t('cited.proposal');
  const department = where.department === null ? '' : departmentInside(book, where.department);
  const what = t(`cited.${where.for}`, { department });
  return number === undefined ? what : t('cited.on', { what, number });
}
