// Names that a rulebook gives, for one that is not in force.

import type { LawDocument, Rulebook, Text } from '../api/types';
import { named } from '../i18n/index.svelte';

/** The kind of action, by the rulebook in force; one that only the other has is named by its document. */
export function kindName(id: string, book: Rulebook, document?: LawDocument): string {
  const kind = book.kinds.find((one) => one.id === id);
  if (kind) return named(kind.name);
  const kinds = document?.['kinds'];
  const written = Array.isArray(kinds)
    ? (kinds as ({ id?: unknown; name?: unknown } | null)[]).find((one) => one?.id === id)
    : undefined;
  const name = written?.name as Partial<Text> | undefined;
  return named({ en: name?.en ?? id, ru: name?.ru ?? id });
}
