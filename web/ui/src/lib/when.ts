// Time in sentences: what time.ts computes, in the words of the chosen language.

import { clock } from './clock.svelte';
import { inside, t } from './i18n/index.svelte';
import { settings } from './settings.svelte';
import { calendarDays, clockText, dayText, left, momentText } from './time';

/** "Thu 26 Nov, 18:00". */
export const moment = (time: string) => momentText(settings.language, Date.parse(time), clock.now);

/** The same, but "today, 18:00" and "tomorrow, 18:00", as inside a sentence; `capital` where it begins one. */
export function soon(time: string): string {
  const at = Date.parse(time);
  const days = calendarDays(clock.now, at);
  if (days !== 0 && days !== 1) return moment(time);
  return `${inside(t(days === 0 ? 'time.today' : 'time.tomorrow'))}, ${clockText(settings.language, at)}`;
}

/** A day as a heading: "Today", "Thu 26 Nov". */
export function day(time: string): string {
  const at = Date.parse(time);
  return calendarDays(clock.now, at) === 0 ? t('time.today') : dayText(settings.language, at, clock.now);
}

/** The same inside a sentence: "today", "Thu 26 Nov". */
export const onDay = (time: string) =>
  calendarDays(clock.now, Date.parse(time)) === 0 ? inside(t('time.today')) : day(time);

export const hour = (at: string | number) =>
  clockText(settings.language, typeof at === 'number' ? at : Date.parse(at));

/** "3 h 55 min", "2 days", "time is up". */
export function remaining(time: string): string {
  const what = left(Date.parse(time), clock.now);
  switch (what.unit) {
    case 'over':
      return t('time.over');
    case 'minutes':
      return t('time.minutes', { n: what.m });
    case 'hours':
      return what.m === 0 || what.h >= 12
        ? t('time.hours', { n: what.h })
        : t('time.hours_minutes', { h: what.h, m: what.m });
    case 'days':
      return t('time.days', { n: what.n });
  }
}

/** A server sentence names moments as on the wire ("2026-11-26T17:00:00Z"); people read their own time. */
export const localTimes = (sentence: string) =>
  sentence.replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g, (time) => moment(time));
