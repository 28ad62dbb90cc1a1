// Where the members of a department vote on what it says, and whose turn is left to me.

import type { Attention, Challenge, Proposal, Seat } from '../api/types';
import type { AskedBody, MemberWord } from '../api/types';

export interface Myself {
  id: string;
  department: string;
}

export const wordOf = (seat: Seat | undefined, member: string): MemberWord | undefined =>
  seat?.words?.find((word) => word.member.id === member);

/** The body whose members vote one by one, those of this department among them. */
export const bodyOfMembers = (challenge: Challenge, department: string): AskedBody | undefined =>
  challenge.bodies.find((body) => body.voters === 'members' && body.departments.includes(department));

export const isRecused = (proposal: Proposal, member: string) =>
  proposal.recusals.some((one) => one.member.id === member);

/** I did my part of what my department is asked for, and the others have not yet. */
function didMyPart(proposal: Proposal, me: Myself, waiting: Attention): boolean {
  if (waiting.task === 'position') {
    return waiting.actions.every((id) => {
      const seats = proposal.actions.find((action) => action.id === id)?.seats ?? [];
      return (
        wordOf(
          seats.find((seat) => seat.department === me.department),
          me.id,
        ) !== undefined
      );
    });
  }
  if (waiting.task !== 'sustain_vote') return false;
  const challenge = proposal.vetoes.find((veto) => veto.id === waiting.veto)?.challenges.at(-1);
  return (
    challenge !== undefined &&
    bodyOfMembers(challenge, me.department) !== undefined &&
    challenge.votes.some((vote) => vote.member.id === me.id)
  );
}

/** What waits for my department and for me in it, soonest first. */
export function waitsForMe(proposal: Proposal, me: Myself): Attention[] {
  if (isRecused(proposal, me.id)) return [];
  return proposal.attention.filter(
    (waiting) => waiting.department === me.department && !didMyPart(proposal, me, waiting),
  );
}
