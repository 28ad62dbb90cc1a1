// Which fears came true, while the outcome is being written: kept like every text that is not sent yet.

import type { Feared } from '../api/types';
import { texts } from '../texts.svelte';

/** Only those that the proposal has: what is kept may be of another state. */
export function keptTrue(place: string, answers: readonly Pick<Feared, 'id'>[]): number[] {
  const kept = texts.get(place).split(',').map(Number);
  return answers.map(({ id }) => id).filter((id) => kept.includes(id));
}

export const keepTrue = (place: string, ids: readonly number[]): void => texts.set(place, ids.join(','));
