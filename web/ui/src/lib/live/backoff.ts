// How long to wait before the next try: full jitter over a doubling ceiling, so that a thousand browsers that lost one
// server do not come back in step; never sooner than the server asked for in its goodbye.

export const FIRST_MS = 400;
export const CEILING_MS = 15_000;

export function waitBefore(attempt: number, asked_ms: number, random: () => number): number {
  const ceiling = Math.min(CEILING_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  if (asked_ms > 0) return asked_ms + random() * Math.max(asked_ms / 2, ceiling / 2);
  return ceiling / 4 + random() * ((ceiling * 3) / 4);
}
