// The premortem of a campaign that is being written: what several people answered, each by name.

import type { Worst } from '../api/types';

export interface Answer {
  by: string; // a member; empty: whoever writes
  worst: string;
}

export const MOST_ANSWERS = 50;

const isGiven = ({ worst }: Answer) => worst.trim() !== '';

/** As it is sent: a field into which nobody wrote is no answer. */
export const answersGiven = (answers: readonly Answer[]): Worst[] =>
  answers.filter(isGiven).map(({ by, worst }) => ({ worst: worst.trim(), ...(by === '' ? {} : { by }) }));

/** For a body: without any, nothing is said of it. */
export function premortemPart(answers: readonly Answer[]): { premortem?: Worst[] } {
  const premortem = answersGiven(answers);
  return premortem.length > 0 ? { premortem } : {};
}

export const answersOf = (sent: readonly Worst[] = []): Answer[] =>
  sent.map(({ by = '', worst }) => ({ by, worst }));

/** Where the answer of a field stands in what is sent; null: it is not sent. */
export function placeOf(answers: readonly Answer[], index: number): number | null {
  const answer = answers[index];
  return answer && isGiven(answer) ? answers.slice(0, index).filter(isGiven).length : null;
}

export const premortemPointers = (answers: readonly Answer[]): string[] =>
  answers.filter(isGiven).flatMap((_, i) => [`/premortem/${i}/worst`, `/premortem/${i}/by`]);
