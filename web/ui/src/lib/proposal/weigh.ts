// What lies on an action's scale, and how it tilts. The tilt is the verdict, which the server sets; nothing is counted.

import type { Action, Proposal, ScaleCode, Seat, Veto } from '../api/types';

/** The veto that the scale shows: one that bites before one that no longer does, the most final of them first. */
export function vetoOf(proposal: Proposal, action: string): Veto | undefined {
  const rank = { sustained: 0, standing: 1, challenged: 2, overridden: 3, withdrawn: 4 };
  return proposal.vetoes
    .filter((veto) => veto.action === action)
    .sort((a, b) => rank[a.state] - rank[b.state] || b.id - a.id)[0];
}

const holds = (veto: Veto | undefined): veto is Veto =>
  veto !== undefined && veto.state !== 'overridden' && veto.state !== 'withdrawn';

/** The finer verdict that a scale shows; the same codes as on the board's cards. */
export function scaleCode(proposal: Proposal, action: Action): ScaleCode {
  const veto = vetoOf(proposal, action.id);
  if (action.verdict === 'vetoed' && holds(veto))
    return veto.state === 'standing' ? 'vetoed' : (veto.state as ScaleCode);
  const open = proposal.objections.some((one) => one.action === action.id && one.state === 'raised');
  return action.verdict === 'pending' && open ? 'object' : action.verdict;
}

export type Tilt = '' | 'tilt-for' | 'tilt-object' | 'tilt-veto';

export function tilt(code: ScaleCode): Tilt {
  switch (code) {
    case 'cleared':
    case 'launched':
      return 'tilt-for';
    case 'object':
      return 'tilt-object';
    case 'vetoed':
    case 'challenged':
    case 'sustained':
    case 'prevented':
      return 'tilt-veto';
    case 'pending':
    case 'short':
    case 'left_out':
      return '';
  }
}

export interface Weights {
  fors: number;
  abstains: number;
  objections: ('open' | 'answered')[];
  veto: '' | 'standing' | 'challenged' | 'sustained';
  waiting: string[]; // departments that were asked and have not spoken
  missing: string[]; // departments whose approval is required and not there
}

const isAsked = (seat: Seat) => seat.power === 'object' || seat.power === 'veto' || seat.approval_required;

export function weights(proposal: Proposal, action: Action): Weights {
  const veto = vetoOf(proposal, action.id);
  const open = proposal.status === 'in_review' || proposal.status === 'awaiting_decision';
  const speak = (position: Seat['position']) =>
    action.seats.filter((seat) => seat.position === position).length;
  return {
    fors: speak('approve'),
    abstains: speak('abstain'),
    objections: proposal.objections
      .filter((one) => one.action === action.id)
      .flatMap((one): ('open' | 'answered')[] => {
        switch (one.state) {
          case 'raised':
          case 'accepted':
            return ['open'];
          case 'declined':
            return ['answered'];
          case 'resolved':
          case 'withdrawn':
            return [];
        }
      }),
    veto: holds(veto) ? (veto.state as 'standing' | 'challenged' | 'sustained') : '',
    waiting: open
      ? action.seats
          .filter((seat) => isAsked(seat) && !seat.position && !seat.silent)
          .map((seat) => seat.department)
      : [],
    missing: open
      ? action.seats
          .filter((seat) => seat.approval_required && seat.position !== 'approve')
          .map((seat) => seat.department)
      : [],
  };
}

export type Meaning = 'for' | 'object' | 'veto' | 'challenge' | 'wait' | 'ink';

export function meaning(code: ScaleCode): Meaning {
  switch (code) {
    case 'cleared':
      return 'for';
    case 'object':
      return 'object';
    case 'challenged':
      return 'challenge';
    case 'vetoed':
    case 'sustained':
    case 'prevented':
      return 'veto';
    case 'launched':
      return 'ink';
    case 'pending':
    case 'short':
    case 'left_out':
      return 'wait';
  }
}
