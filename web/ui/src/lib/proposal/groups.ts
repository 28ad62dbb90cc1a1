// The actions of a proposal in groups, for the large scale and the sentence under it.

import type { Action, Proposal } from '../api/types';
import { scaleCode } from './weigh';

export interface Held {
  number: number;
  kind: 'wait' | 'object' | 'pilot'; // not decided yet; an answer is owed; on trial
}

export interface Groups {
  left: number[]; // cleared, or launched
  right: { number: number; challenged: boolean }[]; // under veto, or prevented
  held: Held[]; // neither yet
  out: { number: number; code: 'left_out' | 'dropped' | 'stopped' }[]; // on no side any more
}

export function groupsOf(proposal: Proposal): Groups {
  const groups: Groups = { left: [], right: [], held: [], out: [] };
  for (const action of proposal.actions) {
    const code = scaleCode(proposal, action);
    const { number } = action;
    switch (code) {
      case 'cleared':
      case 'launched':
        groups.left.push(number);
        break;
      case 'vetoed':
      case 'challenged':
      case 'sustained':
      case 'prevented':
        groups.right.push({ number, challenged: code === 'challenged' });
        break;
      case 'pending':
      case 'short':
        groups.held.push({ number, kind: 'wait' });
        break;
      case 'object':
      case 'halted':
        groups.held.push({ number, kind: 'object' });
        break;
      case 'piloted':
        groups.held.push({ number, kind: 'pilot' });
        break;
      case 'left_out':
      case 'dropped':
      case 'stopped':
        groups.out.push({ number, code });
        break;
    }
  }
  return groups;
}

export interface Drawn {
  left: string[];
  right: { text: string; challenged: boolean }[];
  held: { text: string; kind: Held['kind'] }[];
  tilt: '' | 'tilt-for' | 'tilt-veto';
}

const MOST = 9; // numbered weights that fit on the arm

export function weightsXL({ left, right, held }: Groups): Drawn {
  const tilt = left.length === right.length ? '' : left.length > right.length ? 'tilt-for' : 'tilt-veto';
  if (left.length + right.length + held.length <= MOST) {
    return {
      left: left.map(String),
      right: right.map(({ number, challenged }) => ({ text: String(number), challenged })),
      held: held.map(({ number, kind }) => ({ text: String(number), kind })),
      tilt,
    };
  }
  const times = (n: number) => `×${n}`;
  const challenged = right.filter((one) => one.challenged).length;
  const firm = right.length - challenged;
  return {
    left: left.length > 0 ? [times(left.length)] : [],
    right: [
      ...(challenged > 0 ? [{ text: times(challenged), challenged: true }] : []),
      ...(firm > 0 ? [{ text: times(firm), challenged: false }] : []),
    ],
    held: (['object', 'pilot', 'wait'] as const)
      .map((kind) => ({ kind, n: held.filter((one) => one.kind === kind).length }))
      .flatMap(({ kind, n }) => (n > 0 ? [{ text: times(n), kind }] : [])),
    tilt,
  };
}

/** How many actions each verdict has, in the order they are told. */
export function verdictCounts(actions: readonly Action[]): { verdict: Action['verdict']; n: number }[] {
  const order = [
    'launched',
    'halted',
    'piloted',
    'cleared',
    'pending',
    'short',
    'vetoed',
    'prevented',
    'left_out',
    'stopped',
    'dropped',
  ] as const;
  return order
    .map((verdict) => ({ verdict, n: actions.filter((action) => action.verdict === verdict).length }))
    .filter(({ n }) => n > 0);
}
