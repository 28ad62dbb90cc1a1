// What may be said of all actions at once: whatever the server allows for each that the department has not spoken on,
// nor, where its members vote, this one of them.

import type { Position, Proposal } from '../api/types';
import { type Myself, wordOf } from './votes';

export interface Common {
  actions: string[];
  positions: Position[];
  grounds: string[];
}

export function common(proposal: Proposal, me: Myself): Common {
  const spoken = (id: string) => {
    const seats = proposal.actions.find((action) => action.id === id)?.seats;
    const seat = seats?.find((one) => one.department === me.department);
    return seat !== undefined && (seat.position !== null || wordOf(seat, me.id) !== undefined);
  };
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
