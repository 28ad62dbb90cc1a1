// What the board says of its cards: counts for the sentence, beads, filters, lanes, flags. All pure.

import type { Attention, Card, ScaleCode, Status, Task } from '../api/types';
import { calendarDays } from '../time';

export type Filter = 'all' | 'mine' | 'veto' | 'week';

const OPEN: readonly Status[] = ['draft', 'in_review', 'awaiting_decision', 'piloting'];
const UNDER_VETO: readonly ScaleCode[] = ['vetoed', 'challenged', 'sustained'];

export const isOpen = (card: Card) => OPEN.includes(card.status);
export const isMine = (card: Card, department: string) =>
  card.turn.some((waiting) => waiting.department === department);
const count = (card: Card, ...scales: readonly ScaleCode[]) =>
  card.actions.filter((action) => scales.includes(action.scale)).length;

export interface Headline {
  open: number;
  vetoed: number; // actions under veto, challenged ones included
  challenged: number;
  owed: number; // objections without answer
}

export function headline(cards: readonly Card[]): Headline {
  const sum = { open: 0, vetoed: 0, challenged: 0, owed: 0 };
  for (const card of cards.filter(isOpen)) {
    sum.open += 1;
    sum.vetoed += count(card, ...UNDER_VETO);
    sum.challenged += count(card, 'challenged');
    sum.owed += card.unanswered;
  }
  return sum;
}

export interface Beads {
  department: string;
  dots: boolean[]; // one per waiting item; true: due today or over
}

/** Who has how much to do; most first, then in the rulebook's order. Departments with nothing are left out. */
export function beads(cards: readonly Card[], departments: readonly string[], now: number): Beads[] {
  const of = new Map<string, boolean[]>(departments.map((id) => [id, []]));
  for (const waiting of cards.flatMap((card) => card.turn)) {
    const hot = waiting.due !== null && calendarDays(now, Date.parse(waiting.due)) <= 0;
    of.set(waiting.department, [...(of.get(waiting.department) ?? []), hot]);
  }
  return [...of]
    .filter(([, dots]) => dots.length > 0)
    .map(([department, dots]) => ({ department, dots: dots.sort((a, b) => Number(b) - Number(a)) }))
    .sort((a, b) => b.dots.length - a.dots.length);
}

/** Within seven days from now, or over already. */
const dueThisWeek = (card: Card, now: number) =>
  card.due !== null && calendarDays(now, Date.parse(card.due)) < 7;

export function passes(filter: Filter, card: Card, department: string, now: number): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'mine':
      return isMine(card, department); // also what runs, where a halt waits for an answer
    case 'veto':
      return isOpen(card) && count(card, ...UNDER_VETO) > 0;
    case 'week':
      return isOpen(card) && dueThisWeek(card, now);
  }
}

export type LaneId = 'in_review' | 'awaiting_decision' | 'piloting' | 'launched';

export interface Lanes {
  lanes: { id: LaneId; cards: Card[] }[];
  closed: Card[]; // withdrawn, expired, stopped, evaluated
}

const byDue = (a: Card, b: Card) =>
  (a.due === null ? Infinity : Date.parse(a.due)) - (b.due === null ? Infinity : Date.parse(b.due)) ||
  a.id - b.id;
const ended = (card: Card) => Date.parse(card.closed_at ?? card.opened_at);
const byClosing = (a: Card, b: Card) => ended(b) - ended(a) || b.id - a.id;

/** Open lanes run from the nearest deadline on, closed ones from the latest end. Piloting is one only with a card. */
export function lanes(cards: readonly Card[]): Lanes {
  const of = (status: Status) => cards.filter((card) => card.status === status);
  const piloting = of('piloting').sort(byDue);
  return {
    lanes: [
      { id: 'in_review', cards: [...of('draft'), ...of('in_review')].sort(byDue) },
      { id: 'awaiting_decision', cards: of('awaiting_decision').sort(byDue) },
      ...(piloting.length > 0 ? [{ id: 'piloting' as const, cards: piloting }] : []),
      { id: 'launched', cards: of('launched').sort(byClosing) },
    ],
    closed: cards
      .filter((card) => ['withdrawn', 'expired', 'stopped', 'evaluated'].includes(card.status))
      .sort(byClosing),
  };
}

export type Flag =
  | { kind: 'challenged'; votes: number; needed: number }
  | {
      kind:
        | 'sustained'
        | 'standing'
        | 'unanswered'
        | 'short'
        | 'prevented'
        | 'launched'
        | 'left_out'
        | 'piloted'
        | 'halted'
        | 'stopped';
      n: number;
    };

const biting = ({ vetoes }: Card) => vetoes.standing + vetoes.challenged + vetoes.sustained;

/** At most two, the heaviest first. */
export function flags(card: Card): Flag[] {
  const found: Flag[] = [];
  const add = (kind: Exclude<Flag['kind'], 'challenged'>, n: number) => n > 0 && found.push({ kind, n });
  if (card.status === 'launched' || card.status === 'piloting') {
    add('halted', count(card, 'halted'));
    add('piloted', count(card, 'piloted'));
    if (card.status === 'piloting') add('standing', biting(card)); // what is on trial may be under veto
    add('launched', count(card, 'launched'));
    add('prevented', count(card, 'prevented'));
    add('stopped', count(card, 'stopped'));
    add('left_out', count(card, 'left_out'));
  } else if (isOpen(card)) {
    if (card.challenge) {
      found.push({ kind: 'challenged', votes: card.challenge.sustain, needed: card.challenge.needed });
    }
    add('sustained', card.vetoes.sustained);
    add('standing', card.vetoes.standing);
    add('unanswered', card.unanswered);
    add('short', count(card, 'short'));
  }
  return found.slice(0, 2);
}

/** My department's tasks on a card, each once, in the order they are due. */
export function myTasks(card: Card, department: string): Task[] {
  const mine = card.turn.filter((waiting: Attention) => waiting.department === department);
  return [...new Set(mine.map((waiting) => waiting.task))];
}

/** Whose turn a card says it is, each department once. */
export const whoseTurn = (card: Card) => [...new Set(card.turn.map((waiting) => waiting.department))];

/** How many cards differ between what is shown and what is known. */
export function changes(shown: ReadonlyMap<number, Card>, latest: ReadonlyMap<number, Card>): number {
  let n = 0;
  for (const [id, card] of latest) if (shown.get(id)?.seq !== card.seq) n += 1;
  for (const id of shown.keys()) if (!latest.has(id)) n += 1;
  return n;
}
