// What may be said of all actions at once: whatever the server allows for each that the department has not spoken on.

import type { Position, Proposal } from '../api/types';

export interface Common {
  actions: string[];
  positions: Position[];
  grounds: string[];
}

export function common(proposal: Proposal, department: string): Common {
  const spoken = (id: string) =>
    proposal.actions
      .find((action) => action.id === id)
      ?.seats.some((seat) => seat.department === department && seat.position !== null) ?? false;
  const offers = proposal.allowed
    .filter((entry) => entry.command === 'take_position')
    .filter((entry) => !spoken(entry.action));
  const first = offers[0];
  if (first === undefined) return { actions: [], positions: [], grounds: [] };
  return {
    actions: offers.map((entry) => entry.action),
    positions: first.positions.filter((position) =>
      offers.every((entry) => entry.positions.includes(position)),
    ),
    grounds: (first.grounds ?? []).filter((ground) =>
      offers.every((entry) => entry.grounds?.includes(ground)),
    ),
  };
}
