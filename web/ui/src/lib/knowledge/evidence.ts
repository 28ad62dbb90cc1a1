// Evidence on a proposal: who may cite, and what a demand of the rulebook counts, in words.

import type { Action, EvidenceLine, EvidenceNeed, Proposal } from '../api/types';
import { t } from '../i18n/index.svelte';
import { may } from '../proposal/may';
import { durationMs } from '../until';

export const mayCite = (proposal: Proposal) => may(proposal, 'cite') !== undefined;

/** What holds a launch until the proposal cites more. */
export const MISSING_EVIDENCE = 'conflict.evidence';

/** The demands that are not met and concern something that would go: what is left out needs no evidence. */
export const lacking = (needs: readonly EvidenceNeed[], going: readonly Pick<Action, 'id'>[]) =>
  needs.filter((need) => !need.met && going.some((action) => need.actions.includes(action.id)));

const DAY = 86_400_000;

/** "Talks with customers: 1 of 3, none older than 90 days". */
export function lineText(line: EvidenceLine): string {
  const parts = [t(`evidence.of_${line.of}`, { has: line.has, wanted: line.wanted })];
  if (line.not_older_than)
    parts.push(t('evidence.not_older', { n: Math.round(durationMs(line.not_older_than) / DAY) }));
  if (line.sufficient) parts.push(t('evidence.sufficient'));
  if (line.explained) parts.push(t('evidence.explained'));
  return parts.join(', ');
}
