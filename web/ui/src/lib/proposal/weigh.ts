// What lies on an action's scale, and how it tilts. The tilt is the verdict, which the server sets; nothing is counted.

import type { Action, Objection, Proposal, ScaleCode, Seat, Veto, VetoState } from '../api/types';

const RANK: Record<VetoState, number> = {
  sustained: 0,
  standing: 1,
  challenged: 2,
  overridden: 3,
  lifted: 4,
  resting: 5,
  lapsed: 6,
  withdrawn: 7,
};

/** The veto that the scale shows: one that bites before one that no longer does, the most final of them first. */
export function vetoOf(proposal: Proposal, action: string): Veto | undefined {
  return proposal.vetoes
    .filter((veto) => veto.action === action)
    .sort((a, b) => Number(b.bites) - Number(a.bites) || RANK[a.state] - RANK[b.state] || b.id - a.id)[0];
}

/** An answer is owed, or the department that raised it still weighs the answer it got. */
export const unanswered = (objection: Objection) =>
  objection.owed &&
  (objection.state === 'raised' ||
    objection.state === 'accepted' ||
    (objection.state === 'declined' && objection.settle_due !== null));

/** The finer verdict that a scale shows; the same codes as on the board's cards. */
export function scaleCode(proposal: Proposal, action: Action): ScaleCode {
  const veto = vetoOf(proposal, action.id);
  if (action.verdict === 'vetoed' && veto?.bites) {
    return veto.state === 'challenged' || veto.state === 'sustained' ? veto.state : 'vetoed';
  }
  const owed = proposal.objections.some((one) => one.action === action.id && unanswered(one));
  return action.verdict === 'pending' && owed ? 'object' : action.verdict;
}

export type Tilt = '' | 'tilt-for' | 'tilt-object' | 'tilt-veto';

export function tilt(code: ScaleCode): Tilt {
  switch (code) {
    case 'cleared':
    case 'launched':
      return 'tilt-for';
    case 'object':
    case 'halted':
      return 'tilt-object';
    case 'vetoed':
    case 'challenged':
    case 'sustained':
    case 'prevented':
      return 'tilt-veto';
    case 'pending':
    case 'short':
    case 'piloted':
    case 'left_out':
    case 'dropped':
    case 'stopped':
      return '';
  }
}

/** An arm that nothing is weighed on any more. */
export const isDashed = (code: ScaleCode) => code === 'left_out' || code === 'dropped';

export interface Weights {
  fors: number;
  abstains: number;
  objections: ('open' | 'answered')[];
  veto: '' | 'standing' | 'challenged' | 'sustained';
  waiting: string[]; // departments that were asked and have not spoken
  missing: string[]; // departments whose approval is required and not there
}

const isAsked = (seat: Seat) => seat.power === 'object' || seat.power === 'veto' || seat.approval_required;

function weightOf(objection: Objection): 'open' | 'answered' | null {
  if (unanswered(objection)) return 'open';
  return objection.state === 'declined' ? 'answered' : null;
}

export function weights(proposal: Proposal, action: Action): Weights {
  const veto = vetoOf(proposal, action.id);
  const weighed = action.verdict !== 'dropped';
  const open = weighed && (proposal.status === 'in_review' || proposal.status === 'awaiting_decision');
  const speak = (position: Seat['position']) =>
    weighed ? action.seats.filter((seat) => seat.position === position).length : 0;
  const bites = veto?.bites === true && weighed;
  // Who said something earlier that still counts is asked again, and nothing of it is missing meanwhile.
  const carried = (seat: Seat) =>
    [...proposal.vetoes, ...proposal.objections].some(
      (one) => one.action === action.id && one.department === seat.department && one.waiting_due !== null,
    );
  return {
    fors: speak('approve'),
    abstains: speak('abstain'),
    objections: weighed
      ? proposal.objections.filter((one) => one.action === action.id).flatMap((one) => weightOf(one) ?? [])
      : [],
    veto: !bites ? '' : veto.state === 'challenged' || veto.state === 'sustained' ? veto.state : 'standing',
    waiting: open
      ? action.seats
          .filter((seat) => isAsked(seat) && !seat.position && !seat.silent && !carried(seat))
          .map((seat) => seat.department)
      : [],
    missing: open
      ? action.seats
          .filter((seat) => seat.approval_required && seat.position !== 'approve')
          .map((seat) => seat.department)
      : [],
  };
}

export type Meaning = 'for' | 'object' | 'veto' | 'challenge' | 'pilot' | 'wait' | 'ink';

export function meaning(code: ScaleCode): Meaning {
  switch (code) {
    case 'cleared':
      return 'for';
    case 'object':
    case 'halted':
      return 'object';
    case 'challenged':
      return 'challenge';
    case 'vetoed':
    case 'sustained':
    case 'prevented':
      return 'veto';
    case 'piloted':
      return 'pilot';
    case 'launched':
      return 'ink';
    case 'pending':
    case 'short':
    case 'left_out':
    case 'dropped':
    case 'stopped':
      return 'wait';
  }
}
