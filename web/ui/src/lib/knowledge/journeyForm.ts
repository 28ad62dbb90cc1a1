// A journey as it is drawn: its name, and its touchpoints in their order.

import type { Journey, JourneyBody } from '../api/types';

export const MOST_STEPS = 50;

export interface JourneyFields extends Record<string, unknown> {
  name: string;
  steps: string[];
  version: number; // of the journey when it was begun to be drawn anew; 0 for a new one
}

export const newJourney = (): JourneyFields => ({ name: '', steps: ['', '', ''], version: 0 });

export const journeyFieldsOf = (journey: Journey): JourneyFields => ({
  name: journey.name,
  steps: [...journey.steps],
  version: journey.version,
});

const plain = (text: string) => text.trim().replace(/\s+/g, ' ');
const same = (text: string) => plain(text).toLocaleLowerCase();

/** Empty lines go, so that the server's places are those on the screen; one stays to write into. */
export function tidySteps(fields: JourneyFields): void {
  const steps = fields.steps.map(plain).filter((one) => one !== '');
  fields.steps = steps.length > 0 ? steps : [''];
}

export const journeyBody = (fields: JourneyFields): JourneyBody => ({
  name: plain(fields.name),
  steps: fields.steps.map(plain).filter((one) => one !== ''),
});

/** One step up or down; past an end it stays where it is. */
export function moveStep(steps: readonly string[], from: number, by: -1 | 1): string[] {
  const to = from + by;
  const moved = [...steps];
  if (from < 0 || from >= steps.length || to < 0 || to >= steps.length) return moved;
  [moved[from], moved[to]] = [moved[to]!, moved[from]!];
  return moved;
}

/**
 * Several lines that were pasted become as many touchpoints, in place of the line `at` where it is empty or all of it
 * is selected, otherwise behind it. Nothing that is written gives way, only empty lines do: what does not fit is not
 * taken.
 */
export function pasteSteps(
  steps: readonly string[],
  at: number,
  pasted: string,
  selected: boolean,
): { steps: string[]; notTaken: number } {
  const lines = pasted
    .split(/\r?\n/)
    .map(plain)
    .filter((one) => one !== '');
  const blank = (one: string) => plain(one) === '';
  const replaced = selected || blank(steps[at] ?? '');
  const before = steps.slice(0, replaced ? at : at + 1);
  const after = steps.slice(at + 1);
  const written = [...before, ...after].filter((one) => !blank(one)).length;
  const taken = lines.slice(0, Math.max(0, MOST_STEPS - written));
  let spare = before.length + taken.length + after.length - MOST_STEPS;
  const fitting = (one: string) => !blank(one) || spare-- <= 0;
  return {
    steps: [...before.filter(fitting), ...taken, ...after.filter(fitting)],
    notTaken: lines.length - taken.length,
  };
}

export interface JourneyWrong {
  name: boolean;
  steps: boolean; // there is none
  twice: number[]; // touchpoints that stand above already
}

export function journeyWrongs(fields: JourneyFields): JourneyWrong {
  const steps = fields.steps.map(same);
  return {
    name: plain(fields.name) === '',
    steps: steps.every((one) => one === ''),
    twice: steps.flatMap((one, i) => (one !== '' && steps.indexOf(one) < i ? [i] : [])),
  };
}

export const isSound = (wrong: JourneyWrong) => !wrong.name && !wrong.steps && wrong.twice.length === 0;

/** Whether its name and touchpoints have all these words, each as the beginning of one of theirs. */
export function journeyHas(journey: Pick<Journey, 'name' | 'steps'>, q: string): boolean {
  const text = ` ${same([journey.name, ...journey.steps].join(' '))}`;
  return same(q)
    .split(' ')
    .every((word) => word === '' || text.includes(` ${word}`));
}
