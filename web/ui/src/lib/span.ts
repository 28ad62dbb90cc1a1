// The rulebook's plain times in words: "2d" is "2 days", "1d12h" is "1 day 12 h". Nothing at all is an empty text.

import { t } from './i18n/index.svelte';
import { durationMs } from './until';

export function duration(plain: string): string {
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
