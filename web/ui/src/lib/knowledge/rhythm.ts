// Who talks with customers: those who do, the steadiest first, and those who have not yet.

import type { Talks } from '../api/types';

export function steadiest<T extends Talks>(all: readonly T[]): { talking: T[]; silent: T[] } {
  const talking = all.filter((one) => one.ever > 0);
  talking.sort(
    (one, other) =>
      other.this_week - one.this_week ||
      other.weeks_in_a_row - one.weeks_in_a_row ||
      other.ever - one.ever ||
      Date.parse(other.last ?? '') - Date.parse(one.last ?? ''),
  );
  return { talking, silent: all.filter((one) => one.ever === 0) };
}
