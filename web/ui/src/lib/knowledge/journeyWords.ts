// Shares and times of a journey in words.

import type { JourneyEdge } from '../api/types';
import { t } from '../i18n/index.svelte';
import { settings } from '../settings.svelte';

/** "57%"; what is there, but hardly, is less than one percent and not nothing. */
export function shareText(part: number, all: number): string {
  const share = all > 0 ? part / all : 0;
  const percent = (value: number) =>
    new Intl.NumberFormat(settings.language === 'ru' ? 'ru-RU' : 'en-GB', {
      style: 'percent',
      maximumFractionDigits: 0,
    }).format(value);
  return share > 0 && share < 0.01 ? `< ${percent(0.01)}` : percent(share);
}

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];

/** "40 min", "3 h", "12 days": as exactly as people tell it. */
export function spanText(ms: number): string {
  if (ms < SECOND) return t('journey.at_once');
  if (ms < MINUTE) return t('journey.seconds', { n: Math.round(ms / SECOND) });
  if (ms < 1.5 * HOUR) return t('time.minutes', { n: Math.round(ms / MINUTE) });
  if (ms < 2 * DAY) return t('time.hours', { n: Math.round(ms / HOUR) });
  return t('time.days', { n: Math.round(ms / DAY) });
}

/** "half within 3 days, nine of ten within 9 days"; empty where the way begins or ends. */
export function betweenText({ median_ms, ninth_ms }: Pick<JourneyEdge, 'median_ms' | 'ninth_ms'>): string {
  if (median_ms === null) return '';
  const half = t('journey.half', { span: spanText(median_ms) });
  return ninth_ms === null ? half : `${half}, ${t('journey.ninth', { span: spanText(ninth_ms) })}`;
}

/** "Fair → Order: 12 of 60 customers (20%), half within 3 days; on the map". */
export function edgeText(edge: JourneyEdge, customers: number): string {
  const many = t('journey.of', {
    n: edge.customers,
    all: customers,
    share: shareText(edge.customers, customers),
  });
  const between = betweenText(edge);
  const where = t(edge.drawn ? 'journey.edge_drawn' : 'journey.edge_undrawn');
  return `${edgeName(edge)}: ${many}${between === '' ? '' : `, ${between}`}; ${where}`;
}

/** "Fair → Order", "begins: Fair", "Order, then nothing more". */
export function edgeName({ from, to }: Pick<JourneyEdge, 'from' | 'to'>): string {
  if (from === null) return t('journey.begins', { touchpoint: to ?? '' });
  return to === null ? t('journey.ends', { touchpoint: from }) : `${from} → ${to}`;
}
