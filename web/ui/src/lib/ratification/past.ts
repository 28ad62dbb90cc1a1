// What past proposals would have come to: the gravest first, each with what makes the difference.

import type { Past, PastChange, PastProposal } from '../api/types';

export const ORDER: readonly PastChange[] = [
  ...([
    'blocked',
    'launched',
    'refused',
    'expired',
    'freed',
    'otherwise',
    'later',
    'sooner',
    'same',
  ] as const),
];

export interface PastGroup {
  change: PastChange;
  proposals: PastProposal[];
}

export function groupsOf(past: Past): PastGroup[] {
  return ORDER.map((change) => ({
    change,
    proposals: past.proposals.filter((one) => one.change === change),
  })).filter(({ proposals }) => proposals.length > 0);
}

/** Actions that would have ended otherwise; all of them where the proposal could not have been submitted. */
export const otherwise = (proposal: PastProposal) =>
  proposal.actions.filter(({ recorded, replayed }) => recorded !== replayed);

/** Why: of the whole, of its actions, and what was done then and could not be done. Each said once. */
export function reasonsOf(proposal: PastProposal): string[] {
  const said = [
    ...(proposal.why ? [proposal.why.sentence] : []),
    ...proposal.actions.flatMap(({ because }) => because),
    ...proposal.not_taken.map(({ sentence }) => sentence),
  ];
  return [...new Set(said)];
}
