// What may be said of all actions at once: whatever the server allows for each of them.

import type { Position, Proposal } from '../api/types';

export interface Common {
  actions: string[];
  positions: Position[];
  grounds: string[];
}

export function common(proposal: Proposal): Common {
  const offers = proposal.allowed.filter(
    (entry) => entry.command === 'take_position' && entry.action !== '*',
  );
  const takes = offers.filter((entry) => entry.command === 'take_position');
  const first = takes[0];
  if (first === undefined) return { actions: [], positions: [], grounds: [] };
  return {
    actions: takes.map((entry) => entry.action),
    positions: first.positions.filter((position) =>
      takes.every((entry) => entry.positions.includes(position)),
    ),
    grounds: (first.grounds ?? []).filter((ground) =>
      takes.every((entry) => entry.grounds?.includes(ground)),
    ),
  };
}
