// Deadlines and moments as a wall reads them: a day in a word, and under it the hour or the date.

import { capital, t } from '../i18n/index.svelte';
import type { Language } from '../api/types';
import { calendarDays, clockText, dateOnlyText } from '../time';

const locale = (language: Language) => (language === 'ru' ? 'ru-RU' : 'en-GB');

function formatted(language: Language, at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(language), options).format(at);
}

const date = (language: Language, at: number, now: number) => {
  const day = new Date(at);
  const iso = [day.getFullYear(), day.getMonth() + 1, day.getDate()].join('-');
  return dateOnlyText(language, iso, now);
};

/** "Today" 18:00, "Thursday" 18:00, "Monday" 30 Nov. */
export function dueWords(language: Language, at: number, now: number): { day: string; more: string } {
  const days = calendarDays(now, at);
  const hour = clockText(language, at);
  if (days === 0) return { day: t('time.today'), more: hour };
  if (days === 1) return { day: t('time.tomorrow'), more: hour };
  const day = capital(formatted(language, at, { weekday: 'long' }));
  return { day, more: days > 1 && days < 5 ? hour : date(language, at, now) };
}

/** "today", "Thu", "30 Nov": when the nearest of somebody's turns is due. */
export function nearWords(language: Language, at: number, now: number): string {
  const days = calendarDays(now, at);
  if (days <= 0) return t('wall.today');
  return days < 7 ? formatted(language, at, { weekday: 'short' }) : date(language, at, now);
}

/** "14:03", "Tue", "12 Nov": when something happened. */
export function pastWords(language: Language, at: number, now: number): string {
  const days = calendarDays(at, now);
  if (days <= 0) return clockText(language, at);
  return days < 7 ? formatted(language, at, { weekday: 'short' }) : date(language, at, now);
}

/** "Tuesday, 24 November". */
export const todayWords = (language: Language, now: number) =>
  capital(formatted(language, now, { weekday: 'long', day: 'numeric', month: 'long' }));
