// What a launch would do, as the decision page shows it before the server is asked. It reads verdicts and
// requirements off the proposal; the decision itself is the server's.

import type { Action, Proposal } from '../api/types';

export interface Preview {
  launched: Action[];
  prevented: Action[]; // under veto, short, or requiring what does not launch
  held: Action[]; // pending: somebody may still speak or an answer is owed
  out: Action[]; // left out by the one who decides
}

/** Everything cleared, less what is left out, less what requires something that does not launch. */
export function preview(proposal: Proposal, leftOut: ReadonlySet<string>): Preview {
  const by = (verdict: (action: Action) => boolean) => proposal.actions.filter(verdict);
  const held = by((action) => action.verdict === 'pending');
  const out = by((action) => action.verdict === 'cleared' && leftOut.has(action.id));
  let launched = by((action) => action.verdict === 'cleared' && !leftOut.has(action.id));
  for (;;) {
    const ids = new Set([...launched, ...held].map((action) => action.id));
    const next = launched.filter((action) => action.requires.every((id) => ids.has(id)));
    if (next.length === launched.length) break;
    launched = next;
  }
  const rest = new Set([...held, ...out, ...launched]);
  return { launched, prevented: by((action) => !rest.has(action)), held, out };
}

/** The required actions that keep this one from launching. */
export function missingFor(action: Action, seen: Preview): string[] {
  const there = new Set([...seen.launched, ...seen.held].map((one) => one.id));
  return action.requires.filter((id) => !there.has(id));
}
