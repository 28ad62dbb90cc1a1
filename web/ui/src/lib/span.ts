// The rulebook's times in words: "2d" is "2 days", "1d12h" is "1 day 12 h", "5wd" is "5 working days". None at all is
// an empty text.

import { t } from './i18n/index.svelte';
import { durationMs } from './until';

export function duration(plain: string): string {
  if (plain.includes('w')) return workingTime(plain);
  const minutes = Math.round(durationMs(plain) / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  return [
    days > 0 ? t('time.days', { n: days }) : '',
    hours > 0 ? t('time.hours', { n: hours }) : '',
    rest > 0 ? t('time.minutes', { n: rest }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Counted in the calendar's hours: "1wd4wh". */
function workingTime(text: string): string {
  const of = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(text)?.[1] ?? 0);
  const [days, hours, minutes] = [of('wd'), of('wh'), of('wm')];
  return [
    days > 0 ? t('time.working_days', { n: days }) : '',
    hours > 0 ? t('time.working_hours', { n: hours }) : '',
    minutes > 0 ? t('time.working_minutes', { n: minutes }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
