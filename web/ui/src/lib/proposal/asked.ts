// What a position on one action, or on all that are open, takes here.

import type { Question } from '../api/types';
import { common } from './all';
import type { Here } from './context';
import { kindsOf, questionsFor } from './questions';

/** `target`: an action, or "*" for all. */
export function questionsOn({ book, proposal, me }: Here, target: string): Question[] {
  const actions = target === '*' ? common(proposal, me.member).actions : [target];
  return questionsFor(book, me.member.department, kindsOf(proposal, actions));
}

/** Where the members of the reader's department vote: how many of them may. */
export function votersOn({ proposal, me }: Here, target: string): number | undefined {
  const actions = target === '*' ? common(proposal, me.member).actions : [target];
  const seats = proposal.actions.filter(({ id }) => actions.includes(id)).flatMap(({ seats }) => seats);
  return seats.find((seat) => seat.department === me.member.department)?.members;
}
