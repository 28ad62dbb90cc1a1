// What can be said of a new password before it is sent. Whether it is one of the commonest, the server knows.

import { t } from '../i18n/index.svelte';

export const SHORTEST = 8;
export const LONGEST = 128;

/** What is wrong with it; undefined when it can be sent. Counted in characters, as the server does. */
export function passwordFault(password: string): string | undefined {
  const length = [...password].length;
  if (length === 0) return t('password.need');
  if (length < SHORTEST) return t('password.short', { n: SHORTEST - length });
  return length > LONGEST ? t('password.long', { most: LONGEST }) : undefined;
}
