// The one call that a display makes. It carries the token of the address and no cookie: whoever is signed in to this
// browser, the screen sees what a screen may see.

import type { Schemas } from '../api/types/schemas';

export type Display = Schemas['DisplaySees'];

/** refused: the token is withdrawn, or never was. lost: no answer that says anything about it. */
export type Read = { is: 'read'; display: Display } | { is: 'refused' } | { is: 'lost' };

const TIMEOUT_MS = 20_000;
const REFUSED = [401, 403, 404];

export async function readDisplay(token: string): Promise<Read> {
  try {
    const response = await fetch('/api/v1/display', {
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (REFUSED.includes(response.status)) return { is: 'refused' };
    if (!response.ok) return { is: 'lost' };
    return { is: 'read', display: (await response.json()) as Display };
  } catch {
    return { is: 'lost' };
  }
}
