// What each version of an insight changed in the words of the one before it.

import type { InsightText, InsightVersion } from '../api/types';
import { FIELDS, type InsightField } from './insightForm';

export interface Changed {
  field: InsightField;
  from: string | null; // null: there was nothing
  to: string | null;
}

export function changed(from: InsightText, to: InsightText): Changed[] {
  return FIELDS.filter((field) => from[field] !== to[field]).map((field) => ({
    field,
    from: from[field] || null,
    to: to[field] || null,
  }));
}

export interface VersionLine {
  version: InsightVersion;
  changes: Changed[]; // of the first one: none
}

/** The newest first. A version whose words are the same changed what it is filed under or rests on. */
export function history(versions: readonly InsightVersion[]): VersionLine[] {
  const inOrder = [...versions].sort((one, other) => other.version - one.version);
  return inOrder.map((version, i) => {
    const before = inOrder[i + 1];
    return {
      version,
      changes: before?.text && version.text ? changed(before.text, version.text) : [],
    };
  });
}
