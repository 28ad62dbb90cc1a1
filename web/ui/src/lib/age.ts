// How old the data on the screen are, in words: "3 s ago".

import { t } from './i18n/index.svelte';

export type Age = { unit: 'seconds' | 'minutes' | 'hours' | 'days'; n: number };

/** A clock that was set back makes nothing younger than just now. */
export function age(since: number, now: number): Age {
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  if (seconds < 60) return { unit: 'seconds', n: seconds };
  if (seconds < 3600) return { unit: 'minutes', n: Math.floor(seconds / 60) };
  if (seconds < 48 * 3600) return { unit: 'hours', n: Math.floor(seconds / 3600) };
  return { unit: 'days', n: Math.floor(seconds / 86_400) };
}

export function ageText(since: number, now: number): string {
  const { unit, n } = age(since, now);
  return t(`age.${unit}`, { n });
}
