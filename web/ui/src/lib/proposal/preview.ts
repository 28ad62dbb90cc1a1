// What a decision would do, as the decision page shows it before the server is asked. It reads verdicts, requirements
// and what may be piloted off the proposal; the decision itself is the server's.

import type { Action, Proposal } from '../api/types';
import { pilotable } from './may';

export type Pick = 'launch' | 'pilot' | 'leave_out';
/** What was chosen, by action; a cleared action that is not named is launched. */
export type Picks = ReadonlyMap<string, Pick>;
export const NO_PICKS: Picks = new Map();

export interface Preview {
  launched: Action[];
  piloted: Action[];
  prevented: Action[]; // under veto, short, or requiring what does not run
  held: Action[]; // pending: somebody may still speak or an answer is owed
  out: Action[]; // left out by the one who decides
}

/** The choices that there are for an action; none where a veto or a missing approval leaves nothing to choose. */
export function picksOf(proposal: Proposal, action: Action): Pick[] {
  const pilot = pilotable(proposal).includes(action.id);
  if (action.verdict === 'cleared') return pilot ? ['launch', 'pilot', 'leave_out'] : ['launch', 'leave_out'];
  return pilot ? ['pilot', 'leave_out'] : [];
}

export const pickOf = (action: Action, picks: Picks): Pick =>
  picks.get(action.id) ?? (action.verdict === 'cleared' ? 'launch' : 'leave_out');

/** What is chosen, less what requires something that does not run: a launch needs launches, a pilot at least pilots. */
export function preview(proposal: Proposal, picks: Picks): Preview {
  const live = proposal.actions.filter((action) => action.verdict !== 'dropped');
  const held = live.filter((action) => action.verdict === 'pending');
  const chosen = (pick: Pick) =>
    live.filter((action) => picksOf(proposal, action).includes(pick) && pickOf(action, picks) === pick);
  const out = chosen('leave_out').filter((action) => action.verdict === 'cleared');
  let [launched, piloted] = [chosen('launch'), chosen('pilot')];
  for (;;) {
    const full = new Set([...launched, ...held].map((action) => action.id));
    const some = new Set([...full, ...piloted.map((action) => action.id)]);
    const next = launched.filter((action) => action.requires.every((id) => full.has(id)));
    const tried = piloted.filter((action) => action.requires.every((id) => some.has(id)));
    if (next.length === launched.length && tried.length === piloted.length) break;
    [launched, piloted] = [next, tried];
  }
  const rest = new Set([...held, ...out, ...launched, ...piloted]);
  return { launched, piloted, prevented: live.filter((action) => !rest.has(action)), held, out };
}

/** The required actions that keep this one from running as it was chosen to. */
export function missingFor(action: Action, seen: Preview, pick: Pick = 'launch'): string[] {
  const runs = [...seen.launched, ...seen.held, ...(pick === 'pilot' ? seen.piloted : [])];
  const there = new Set(runs.map((one) => one.id));
  return action.requires.filter((id) => !there.has(id));
}

/** As it is sent; nothing where the choice is the usual one, to launch whatever is cleared. */
export function namedPicks(seen: Preview): Record<string, Pick> | undefined {
  if (seen.piloted.length === 0 && seen.out.length === 0) return undefined;
  return Object.fromEntries([
    ...seen.launched.map((action) => [action.id, 'launch'] as const),
    ...seen.piloted.map((action) => [action.id, 'pilot'] as const),
    ...seen.out.map((action) => [action.id, 'leave_out'] as const),
  ]);
}
