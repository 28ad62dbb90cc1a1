// What the wall shows of the board: open proposals by deadline, in pages that fit, and scales that fit a row. Pure.

import type { Attention, Card, ScaleCode, Task } from '../api/types';
import { isOpen, lanes } from '../board/derive';

/** Open proposals, the nearest deadline first; those without one at the end. */
export function rows(cards: readonly Card[]): Card[] {
  const due = (card: Card) => (card.due === null ? Infinity : Date.parse(card.due));
  return cards.filter(isOpen).sort((a, b) => due(a) - due(b) || a.id - b.id);
}

export function pages<T>(items: readonly T[], per: number): T[][] {
  const size = Math.max(1, Math.floor(per));
  const out: T[][] = [];
  for (let at = 0; at < items.length; at += size) out.push(items.slice(at, at + size));
  return out;
}

export interface Group {
  code: ScaleCode;
  numbers: number[];
}

const SINGLY = 6;
const WEIGHT: readonly ScaleCode[] = [
  'challenged',
  'vetoed',
  'sustained',
  'halted',
  'object',
  'short',
  'pending',
  'piloted',
  'cleared',
  'launched',
  'prevented',
  'stopped',
  'left_out',
  'dropped',
];

/** One scale for each action; with many actions one for each verdict, the heaviest first. */
export function scales({ actions }: Card): Group[] {
  if (actions.length <= SINGLY)
    return actions.map(({ scale, number }) => ({ code: scale, numbers: [number] }));
  const numbers = (code: ScaleCode) => actions.filter((one) => one.scale === code).map((one) => one.number);
  return WEIGHT.map((code) => ({ code, numbers: numbers(code) }))
    .filter((group) => group.numbers.length > 0)
    .slice(0, SINGLY);
}

export interface Ask {
  task: Task;
  departments: string[];
}

/** Who is asked for what, each task once, in the order of the turns. */
export function asks(turn: readonly Attention[]): Ask[] {
  const out: Ask[] = [];
  for (const { task, department } of turn) {
    const known = out.find((one) => one.task === task);
    if (!known) out.push({ task, departments: [department] });
    else if (!known.departments.includes(department)) known.departments.push(department);
  }
  return out;
}

export interface Rest {
  launched: number;
  withdrawn: number;
  others: number; // expired, stopped, evaluated
}

/** What closed lately, which no row shows. */
export function rest(cards: readonly Card[]): Rest {
  const board = lanes(cards);
  const closed = (status: Card['status']) => board.closed.filter((card) => card.status === status).length;
  return {
    launched: board.lanes.find((lane) => lane.id === 'launched')?.cards.length ?? 0,
    withdrawn: closed('withdrawn'),
    others: board.closed.length - closed('withdrawn'),
  };
}
