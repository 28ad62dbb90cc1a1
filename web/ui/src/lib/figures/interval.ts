// The interval of a verdict on a line of 0 to 100, with what its ends are.

import type { Figure, FigureVerdict, Sample } from '../api/types';
import { settings } from '../settings.svelte';

export interface Span {
  low: number;
  high: number;
  found: number;
  nothing: number | null; // where no difference lies, of a comparison
  from: string;
  to: string;
}

const valueOf = (figure: Figure, sample: Sample) =>
  figure.form === 'share' || figure.form === 'shares'
    ? (sample.yes ?? 0) / Math.max(1, sample.of)
    : Number(sample.mean ?? 0);

/** The ends of the line: a share has 0 and 1; else there is room beside the interval, and zero for a difference. */
function endsOf(figure: Figure, low: number, high: number): [number, number] {
  if (figure.form === 'share') return [0, 1];
  const room = (high - low || Math.abs(high) || 1) / 4;
  if (figure.form === 'mean') return [low - room, high + room];
  const most = Math.max(Math.abs(low), Math.abs(high)) + room;
  return [-most, most];
}

export function endText(figure: Figure, value: number): string {
  const shares = figure.form === 'share' || figure.form === 'shares';
  return new Intl.NumberFormat(settings.language === 'ru' ? 'ru-RU' : 'en-GB', {
    ...(shares ? { style: 'percent' as const } : {}),
    maximumSignificantDigits: 3,
    ...(figure.form === 'shares' || figure.form === 'means' ? { signDisplay: 'exceptZero' as const } : {}),
  })
    .format(value)
    .replace('-', '\u2212');
}

export function spanOf(figure: Figure, verdict: FigureVerdict): Span | null {
  const low = Number(verdict.interval.low);
  const high = Number(verdict.interval.high);
  const compares = figure.second != null;
  const first = valueOf(figure, figure.first);
  const found = figure.second == null ? first : valueOf(figure, figure.second) - first;
  const [from, to] = endsOf(figure, low, high);
  if (![low, high, found, from, to].every(Number.isFinite) || to <= from) return null;
  const place = (value: number) => Math.round((10_000 * (value - from)) / (to - from)) / 100;
  return {
    low: place(low),
    high: place(high),
    found: place(found),
    nothing: compares ? place(0) : null,
    from: endText(figure, from),
    to: endText(figure, to),
  };
}
