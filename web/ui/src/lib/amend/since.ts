// Several revisions as one difference: each field from what it first was to what it is last.

import type { Change, Revision } from '../api/types';

export function changesSince(revisions: readonly Revision[], action: string): Change[] {
  const fields = new Map<string, Change>();
  for (const change of revisions.flatMap((one) => one.changes).filter((one) => one.action === action)) {
    const before = fields.get(change.field);
    fields.set(change.field, before ? { ...before, to: change.to } : change);
  }
  return [...fields.values()].filter((one) => JSON.stringify(one.from) !== JSON.stringify(one.to));
}
