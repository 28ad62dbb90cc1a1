// Moments and what is left until them, as people read them. All pure: the language, the zone's calendar (the
// machine's) and the present come in.

import type { Language } from './api/types';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NBSP = '\u00a0';

type Style = 'date' | 'weekday' | 'clock';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, style: Style, year: boolean): Intl.DateTimeFormat {
  const key = language + style + String(year);
  const known = formats.get(key);
  if (known) return known;
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const options: Intl.DateTimeFormatOptions =
    style === 'clock'
      ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
      : {
          day: 'numeric',
          month: 'short',
          ...(style === 'weekday' ? { weekday: 'short' } : {}),
          ...(year ? { year: 'numeric' } : {}),
        };
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

function dateText(language: Language, at: number, now: number, style: 'date' | 'weekday'): string {
  const year = new Date(at).getFullYear() !== new Date(now).getFullYear();
  const parts = format(language, style, year).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  return [of('weekday'), of('day'), of('month'), of('year')].filter(Boolean).join(NBSP);
}

export const clockText = (language: Language, at: number) => format(language, 'clock', false).format(at);

/** "Thu 26 Nov": also the head of a day in the timeline. */
export const dayText = (language: Language, at: number, now: number) =>
  dateText(language, at, now, 'weekday');

/** "Thu 26 Nov, 18:00"; the year where it is another one. */
export const momentText = (language: Language, at: number, now: number) =>
  `${dayText(language, at, now)}, ${clockText(language, at)}`;

/** A date without a time, as attributes have it: "2027-01-11" is "11 Jan 2027". */
export function dateOnlyText(language: Language, date: string, now: number): string {
  const [year, month, day] = date.split('-').map(Number);
  if (!year || !month || !day) return date;
  return dateText(language, new Date(year, month - 1, day).getTime(), now, 'date');
}

export function calendarDays(from: number, to: number): number {
  const start = new Date(from).setHours(0, 0, 0, 0);
  const end = new Date(to).setHours(0, 0, 0, 0);
  return Math.round((end - start) / DAY);
}

export type Left =
  | { unit: 'over' }
  | { unit: 'minutes'; m: number }
  | { unit: 'hours'; h: number; m: number }
  | { unit: 'days'; n: number };

export function left(due: number, now: number): Left {
  const ms = due - now;
  if (ms <= 0) return { unit: 'over' };
  const minutes = Math.ceil(ms / 60_000);
  if (minutes < 60) return { unit: 'minutes', m: minutes };
  if (ms < 36 * HOUR) return { unit: 'hours', h: Math.floor(minutes / 60), m: minutes % 60 };
  return { unit: 'days', n: Math.floor(ms / DAY) };
}

/** now: due today or within four hours; soon: within a day and a half. Urgency is ink and weight, never colour. */
export function urgency(due: number, now: number): 'now' | 'soon' | 'later' {
  if (due - now < 4 * HOUR || calendarDays(now, due) <= 0) return 'now';
  return due - now < 36 * HOUR ? 'soon' : 'later';
}

/** How much of a window has run, in percent, for the pie. */
export function share(opened: number, due: number, now: number): number {
  if (due <= opened) return 100;
  return Math.round(Math.min(1, Math.max(0, (now - opened) / (due - opened))) * 100);
}

/** The reader's zone in words: "Central European Time". */
export function zoneText(language: Language): string {
  const named = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    timeZoneName: 'longGeneric',
  });
  const part = named.formatToParts().find((found) => found.type === 'timeZoneName');
  return part?.value ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
