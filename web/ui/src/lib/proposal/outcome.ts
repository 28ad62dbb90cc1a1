// The look of an outcome's verdict, and the form of one while it is written.

import type { IconName } from '../../parts/icons';
import type { OutcomeVerdict } from '../api/types';
import { texts } from '../texts.svelte';

export const VERDICTS: readonly OutcomeVerdict[] = ['succeeded', 'failed', 'mixed', 'unclear'];

export function outcomeIcon(verdict: OutcomeVerdict): IconName {
  switch (verdict) {
    case 'succeeded':
      return 'check';
    case 'failed':
      return 'close';
    case 'mixed':
      return 'review';
    case 'unclear':
      return 'wait';
  }
}

export const outcomeKind = (verdict: OutcomeVerdict): 'for' | 'ink' | 'wait' =>
  verdict === 'succeeded' ? 'for' : verdict === 'unclear' ? 'wait' : 'ink';

export interface MeasuredRow {
  what: string;
  expected: string;
  found: string;
}
export const emptyRow = (): MeasuredRow => ({ what: '', expected: '', found: '' });

/** What was measured so far, kept like every text that is not sent yet. */
export function keptRows(place: string): MeasuredRow[] {
  try {
    const kept = JSON.parse(texts.get(place) || '[]') as MeasuredRow[];
    return kept.length > 0 ? kept : [emptyRow()];
  } catch {
    return [emptyRow()];
  }
}

export function keepRows(place: string, rows: readonly MeasuredRow[]): void {
  const some = rows.some((row) => row.what !== '' || row.expected !== '' || row.found !== '');
  texts.set(place, some ? JSON.stringify(rows) : '');
}

/** As it is sent: an expectation that was not written is left out. */
export const measuredOf = (rows: readonly MeasuredRow[]) =>
  rows.map(({ what, expected, found }) => ({
    what: what.trim(),
    found: found.trim(),
    ...(expected.trim() === '' ? {} : { expected: expected.trim() }),
  }));
