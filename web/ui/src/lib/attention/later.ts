// Until when something may be put aside: never beyond a day before its deadline. In the reader's own zone.

const HOUR = 3_600_000;
const DAY_BEFORE_MS = 24 * HOUR;
const MORNING_H = 9;
const MONDAY = 1;

export type Choice = { id: 'tomorrow' | 'monday' | 'latest'; at: number };

/** The last moment; null when there is no deadline. */
export const latest = (due: string | null): number | null =>
  due === null ? null : Date.parse(due) - DAY_BEFORE_MS;

function morning(now: number, days: number): number {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  return at.setHours(MORNING_H, 0, 0, 0);
}

const daysToMonday = (now: number) => (MONDAY + 7 - new Date(now).getDay()) % 7 || 7;

/** What to offer, soonest first; nothing when the deadline is too near. */
export function choices(due: string | null, now: number): Choice[] {
  const end = latest(due);
  const monday = daysToMonday(now);
  const named: Choice[] = [
    { id: 'tomorrow', at: morning(now, 1) },
    ...(monday === 1 ? [] : [{ id: 'monday' as const, at: morning(now, monday) }]),
  ];
  if (end === null) return named;
  const fit = named.filter((choice) => choice.at <= end);
  const more = end > now + HOUR && fit.length < named.length && !fit.some((choice) => end - choice.at < HOUR);
  return more ? [...fit, { id: 'latest', at: end }] : fit;
}

export type Fault = 'need' | 'past' | 'too_late';

/** What is wrong with a moment that somebody chose. */
export function fault(at: string | null, due: string | null, now: number): Fault | null {
  if (at === null) return 'need';
  const chosen = Date.parse(at);
  if (chosen <= now) return 'past';
  const end = latest(due);
  return end !== null && chosen > end ? 'too_late' : null;
}
