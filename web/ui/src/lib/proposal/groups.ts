// The actions of a proposal in groups, for the large scale and the sentence under it.

import type { Action, Proposal } from '../api/types';
import { scaleCode } from './weigh';

export interface Held {
  number: number;
  object: boolean; // held by an unanswered objection
}

export interface Groups {
  left: number[]; // cleared, or launched
  right: { number: number; challenged: boolean }[]; // under veto, or prevented
  held: Held[]; // neither yet
  out: number[]; // left out
}

export function groupsOf(proposal: Proposal): Groups {
  const groups: Groups = { left: [], right: [], held: [], out: [] };
  for (const action of proposal.actions) {
    const code = scaleCode(proposal, action);
    switch (code) {
      case 'cleared':
      case 'launched':
        groups.left.push(action.number);
        break;
      case 'vetoed':
      case 'challenged':
      case 'sustained':
      case 'prevented':
        groups.right.push({ number: action.number, challenged: code === 'challenged' });
        break;
      case 'pending':
      case 'object':
      case 'short':
        groups.held.push({ number: action.number, object: code === 'object' });
        break;
      case 'left_out':
        groups.out.push(action.number);
        break;
    }
  }
  return groups;
}

export interface Drawn {
  left: string[];
  right: { text: string; challenged: boolean }[];
  held: { text: string; object: boolean }[];
  tilt: '' | 'tilt-for' | 'tilt-veto';
}

const MOST = 9; // numbered weights that fit on the arm

export function weightsXL({ left, right, held }: Groups): Drawn {
  const tilt = left.length === right.length ? '' : left.length > right.length ? 'tilt-for' : 'tilt-veto';
  if (left.length + right.length + held.length <= MOST) {
    return {
      left: left.map(String),
      right: right.map(({ number, challenged }) => ({ text: String(number), challenged })),
      held: held.map(({ number, object }) => ({ text: String(number), object })),
      tilt,
    };
  }
  const times = (n: number) => `×${n}`;
  const two = <T>(all: T[], is: (one: T) => boolean) =>
    [all.filter(is).length, all.filter((one) => !is(one)).length] as const;
  const [challenged, firm] = two(right, (one) => one.challenged);
  const [objected, waiting] = two(held, (one) => one.object);
  return {
    left: left.length > 0 ? [times(left.length)] : [],
    right: [
      ...(challenged > 0 ? [{ text: times(challenged), challenged: true }] : []),
      ...(firm > 0 ? [{ text: times(firm), challenged: false }] : []),
    ],
    held: [
      ...(objected > 0 ? [{ text: times(objected), object: true }] : []),
      ...(waiting > 0 ? [{ text: times(waiting), object: false }] : []),
    ],
    tilt,
  };
}

/** How many actions each verdict has, in the order they are told. */
export function verdictCounts(actions: readonly Action[]): { verdict: Action['verdict']; n: number }[] {
  const order = ['launched', 'cleared', 'pending', 'short', 'vetoed', 'prevented', 'left_out'] as const;
  return order
    .map((verdict) => ({ verdict, n: actions.filter((action) => action.verdict === verdict).length }))
    .filter(({ n }) => n > 0);
}
