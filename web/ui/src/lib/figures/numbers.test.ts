import { describe, expect, test } from 'vitest';

import type { Figure, FigureVerdict } from '../api/types';
import { spanOf } from './interval';
import { decimalIn, shareIn, wholeIn } from './numbers';

describe('numbers that people type', () => {
  test('whole ones, with their thousands apart', () => {
    expect(['900', ' 1 200 ', '15\u00a0700', '0'].map(wholeIn)).toEqual([900, 1200, 15_700, 0]);
    expect(['', '12,5', '-3', 'many', '1'.repeat(13)].map(wholeIn)).toEqual([null, null, null, null, null]);
  });

  test('decimals, with a comma or a point', () => {
    expect(['12,5', '12.50', '−3', '1 500,5'].map(decimalIn)).toEqual(['12.5', '12.50', '-3', '1500.5']);
    expect(['', '1,2,3', '1.', 'x', '1e5'].map(decimalIn)).toEqual([null, null, null, null, null]);
  });

  test('per cents become shares without losing a digit', () => {
    const typed = ['21', '5 %', '0,12', '100', '12,345678901', '0', '-7'];
    expect(typed.map(shareIn)).toEqual(['0.21', '0.05', '0.0012', '1', '0.12345678901', '0', '-0.07']);
    expect(['', '%', '5 %%', 'half'].map(shareIn)).toEqual([null, null, null, null]);
  });
});

describe('the picture of an interval', () => {
  const verdict = (low: string, high: string): FigureVerdict => ({
    enough: 'no',
    needed: null,
    has: 900,
    weeks: null,
    interval: { low, high },
    p_value: null,
    parted: null,
    sentences: [],
    warnings: [],
  });

  test('of a share lies between nobody and everybody', () => {
    const figure: Figure = { form: 'share', first: { yes: 164, of: 900 } };
    const span = spanOf(figure, verdict('0.158', '0.209'));
    expect(span).toMatchObject({
      low: 15.8,
      high: 20.9,
      found: 18.22,
      nothing: null,
      from: '0%',
      to: '100%',
    });
  });

  test('of a comparison has the place where no difference lies in its middle', () => {
    const figure: Figure = { form: 'shares', first: { yes: 180, of: 900 }, second: { yes: 205, of: 900 } };
    const span = spanOf(figure, verdict('-0.01', '0.0655'))!;
    expect(span.nothing).toBe(50);
    expect(span.low).toBeLessThan(50);
    expect(span.found).toBeGreaterThan(50);
    expect(span.high).toBeLessThan(100);
  });

  test('is left out where nothing can be drawn', () => {
    expect(spanOf({ form: 'mean', first: { mean: 'x', of: 2 } }, verdict('0', '1'))).toBeNull();
    expect(spanOf({ form: 'mean', first: { mean: '5', of: 2 } }, verdict('5', '5'))).not.toBeNull();
  });
});
