// Review in parts: what a stage is called, and who is heard throughout.

import type { Rulebook } from '../api/types';
import { named } from '../i18n/index.svelte';

export const stageName = ({ stages }: Pick<Rulebook, 'stages'>, id: string): string =>
  named(stages.find((stage) => stage.id === id)?.name) || id;

/** Departments that check something and are in no stage. */
export const throughout = (
  book: Pick<Rulebook, 'stages' | 'departments' | 'jurisdiction' | 'final_say'>,
): string[] =>
  book.departments
    .map(({ id }) => id)
    .filter((id) => id !== book.final_say && book.jurisdiction.some((right) => right.department === id))
    .filter((id) => !book.stages.some((stage) => stage.departments.includes(id)));
