// The same content in other proposals, where a vote sustained a veto: what is worth a note here, and what binds.

import type { Action, Proposal, Veto } from '../api/types';

export type Precedent = Action['precedents'][number];

/** Those that no veto of this action stands on, and that were there when it was decided. */
export function precedentsOf(proposal: Proposal, action: Action): Precedent[] {
  const stood = proposal.vetoes.filter((veto) => veto.action === action.id).map((veto) => veto.bound_by);
  const over = proposal.decided?.at ?? proposal.closed_at;
  return action.precedents
    .filter((one) => !stood.some((by) => by?.proposal === one.proposal && by.veto === one.veto))
    .filter((one) => over === null || Date.parse(one.sustained_at) <= Date.parse(over));
}

/** It binds on the content it was sustained on elsewhere; on another one it stands like any other. */
export const binds = (veto: Veto): boolean =>
  veto.state === 'sustained' && veto.bound_by?.content === veto.content;
