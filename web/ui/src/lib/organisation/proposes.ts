// Who may submit a campaign under a rulebook, and has drafts.

import type { Rulebook } from '../api/types';
import { named } from '../i18n/index.svelte';

const proposers = (book: Rulebook) => [book.final_say, ...book.proposers];

export const mayPropose = (book: Rulebook, department: string) => proposers(book).includes(department);

/** Their names: "Marketing, Sales". */
export const proposerNames = (book: Rulebook) =>
  book.departments
    .filter((one) => proposers(book).includes(one.id))
    .map((one) => named(one.name))
    .join(', ');
