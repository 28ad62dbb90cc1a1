// A moment that somebody chooses, in their own time: what <input type="datetime-local"> takes and gives. And the
// rulebook's plain times ("1d12h"), which bound it.

const UNITS: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };
const two = (n: number) => String(n).padStart(2, '0');

/** "2026-11-26T18:00" in this machine's zone. */
export function localInput(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The moment as the wire has it; null when nothing or nonsense was chosen. */
export function chosenTime(input: string): string | null {
  const at = input === '' ? NaN : new Date(input).getTime();
  return Number.isFinite(at) ? new Date(at).toISOString().replace('.000Z', 'Z') : null;
}

export function durationMs(duration: string): number {
  let sum = 0;
  for (const [, n, unit] of duration.matchAll(/(\d+)([dhms])/g)) sum += Number(n) * (UNITS[unit!] ?? 0);
  return sum;
}
