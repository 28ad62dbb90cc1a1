// Time, values, routes, problems, keys: the small pure parts.

import { afterEach, describe, expect, test, vi } from 'vitest';

import { configureHttp, get, post, postFile } from './api/http';
import type { Attribute } from './api/types';
import { keyFor, acknowledged } from './api/key';
import { parseRich, plain } from './i18n/rich';
import { seqOf } from './live/cursor';
import { initials } from './people';
import { about, besides, sentenceOf } from './problem';
import { parse, safePath } from './router.svelte';
import { settings } from './settings.svelte';
import { calendarDays, dateOnlyText, left, momentText, share, urgency } from './time';
import { decimalText, moneyText, valueText } from './values';

const NOW = new Date(2026, 10, 24, 14, 5).getTime();
const on = (day: number, hour = 18, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const spaces = (text: string) => text.replaceAll('\u00a0', ' ');

describe('time', () => {
  test('moments in both languages, with the year where it is another', () => {
    expect(spaces(momentText('en', on(26), NOW))).toBe('Thu 26 Nov, 18:00');
    expect(spaces(momentText('ru', on(26), NOW))).toBe('чт 26 нояб., 18:00');
    expect(spaces(dateOnlyText('en', '2027-01-11', NOW))).toBe('11 Jan 2027');
    expect(spaces(dateOnlyText('ru', '2027-01-11', NOW))).toBe('11 янв. 2027');
    expect(dateOnlyText('en', 'soon', NOW)).toBe('soon');
  });

  test('what is left, in the unit that helps', () => {
    expect(left(on(24, 14, 35), NOW)).toEqual({ unit: 'minutes', m: 30 });
    expect(left(on(24, 18), NOW)).toEqual({ unit: 'hours', h: 3, m: 55 });
    expect(left(on(26, 18), NOW)).toEqual({ unit: 'days', n: 2 });
    expect(left(NOW, NOW)).toEqual({ unit: 'over' });
  });

  test('urgency and the share of a window', () => {
    expect(urgency(on(24, 23), NOW)).toBe('now');
    expect(urgency(on(25, 12), NOW)).toBe('soon');
    expect(urgency(on(27), NOW)).toBe('later');
    expect(share(0, 100, 25)).toBe(25);
    expect(share(0, 100, 900)).toBe(100);
    expect(share(100, 100, 100)).toBe(100);
    expect(calendarDays(on(24, 23), on(25, 1))).toBe(1);
  });
});

describe('values', () => {
  const saying = { language: 'ru', now: NOW, yes: 'да', no: 'нет' } as const;
  const of = (type: Attribute['type'], more: Partial<Attribute> = {}) =>
    ({ id: 'x', name: { en: '', ru: '' }, type, required: false, ...more }) as Attribute;

  test('money and numbers in both languages', () => {
    expect(moneyText('en', { amount: 1140000, currency: 'EUR' })).toBe('€11,400');
    expect(spaces(moneyText('ru', { amount: 1780, currency: 'EUR' }))).toBe('17,80 €');
    expect(decimalText('en', '-1234.5')).toBe('−1,234.5');
    expect(spaces(valueText(of('decimal', { unit: '%' }), '12.5', saying))).toBe('12,5 %');
    expect(valueText(of('integer', { unit: '%' }), 15, { ...saying, language: 'en' })).toBe('15%');
  });

  test('a choice by name, a yes or no, a text as it is', () => {
    const options = [{ id: 'email', name: { en: 'E-mail', ru: 'Почта' } }];
    expect(valueText(of('choice', { options }), 'email', saying)).toBe('Почта');
    expect(valueText(of('choice', { options }), 'fax', saying)).toBe('fax');
    expect(valueText(of('boolean'), false, saying)).toBe('нет');
    expect(valueText(of('text'), 'как есть', saying)).toBe('как есть');
  });
});

describe('routes', () => {
  test('paths', () => {
    expect(parse('/')).toEqual({ page: 'board' });
    expect(parse('/proposals/42')).toEqual({ page: 'proposal', id: 42 });
    expect(parse('/proposals/42/decide')).toEqual({ page: 'decide', id: 42 });
    expect(parse('/proposals/x')).toEqual({ page: 'missing' });
    expect(parse('/sign-in', '?to=/proposals/42%23a')).toEqual({ page: 'sign-in', to: '/proposals/42#a' });
  });

  test('nobody is sent elsewhere after the sign-in', () => {
    for (const path of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/sign-in?to=/x',
      null,
    ]) {
      expect(safePath(path)).toBe('/board');
    }
    expect(safePath('/my-turn')).toBe('/my-turn');
  });
});

describe('problems', () => {
  const problem = {
    status: 422,
    code: 'invalid.ground',
    title: '',
    detail: 'all',
    errors: [
      { pointer: '/ground', detail: 'a ground', code: 'invalid.ground' },
      { pointer: '/else', detail: 'something else', code: 'invalid.else' },
    ],
  };
  test('stand at their field; the rest is not lost', () => {
    expect(about(problem, '/ground')).toBe('a ground');
    expect(about(problem, '/reason')).toBeUndefined();
    expect(besides(problem, ['/ground'])).toBe('something else');
    expect(besides(problem, ['/ground', '/else'])).toBeUndefined();
    expect(besides({ ...problem, errors: [] }, ['/ground'])).toBe('all');
    expect(besides(null, [])).toBeUndefined();
  });
});

describe('http', () => {
  afterEach(() => vi.unstubAllGlobals());
  const reply = (status: number, body: unknown, headers = {}) =>
    Promise.resolve(new Response(JSON.stringify(body), { status, headers }));

  test('a refusal is a value with its pointers; 401 tells that the session is over', async () => {
    const signedOut = vi.fn();
    configureHttp({ onSignedOut: signedOut, language: 'ru' });
    const fetched = vi.fn(() => reply(401, { code: 'forbidden.sign_in', detail: 'Войдите.' }));
    vi.stubGlobal('fetch', fetched);
    const got = await get('/me');
    expect(got).toMatchObject({ ok: false, problem: { code: 'forbidden.sign_in', detail: 'Войдите.' } });
    expect(signedOut).toHaveBeenCalledOnce();
    expect(fetched.mock.calls[0]).toMatchObject(['/api/v1/me', { headers: { 'Accept-Language': 'ru' } }]);
  });

  test('a file that changed on disk was told as a lost connection', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const file = new File(['Name'], 'crm.csv');
    expect(await postFile('/imports', file)).toMatchObject({ problem: { code: 'network.lost' } });
    const gone = new DOMException('changed', 'NotReadableError');
    file.slice = () => ({ arrayBuffer: () => Promise.reject(gone) }) as unknown as Blob;
    const got = await postFile('/imports', file);
    expect(got).toMatchObject({ ok: false, problem: { status: 0, code: 'file.changed' } });
    settings.speak('en');
    if (!got.ok) expect(sentenceOf(got.problem)).toContain('it changed since it was chosen');
  });

  test('a lost reply repeats with the same key, an answered one does not', async () => {
    const keys: string[] = [];
    const fetched = vi.fn((_: string, options: { headers: Record<string, string> }) => {
      keys.push(options.headers['Idempotency-Key'] ?? '');
      return keys.length < 2 ? Promise.reject(new TypeError('network')) : reply(200, {});
    });
    vi.stubGlobal('fetch', fetched);
    expect(await post('/proposals/1/comments', { text: 'x' })).toMatchObject({
      problem: { code: 'network.lost' },
    });
    await post('/proposals/1/comments', { text: 'x' });
    await post('/proposals/1/comments', { text: 'x' });
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  test('an error that is no problem document still has a code', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>', { status: 502 })));
    expect(await get('/me')).toMatchObject({ problem: { status: 502, code: 'http.502' } });
  });

  test('keys: one per body and path', () => {
    const first = keyFor('/a', '{}');
    expect(keyFor('/a', '{}')).toBe(first);
    expect(keyFor('/b', '{}')).not.toBe(first);
    acknowledged('/a', '{}');
    expect(keyFor('/a', '{}')).not.toBe(first);
  });
});

test('rich text: stretches apart, a person’s brackets are no markup', () => {
  expect(parseRich('Under [veto|two actions] now')).toEqual([
    { kind: '', text: 'Under ' },
    { kind: 'veto', text: 'two actions' },
    { kind: '', text: ' now' },
  ]);
  expect(parseRich(`[b|${plain('x]y[z')}]`)).toEqual([{ kind: 'b', text: 'x)y(z' }]);
});

test('cursors and initials', () => {
  expect([seqOf('1841-9f3ac2e1'), seqOf(null), seqOf('x')]).toEqual([1841, -1, -1]);
  expect([initials('Elena Sorokina'), initials('Елена М. Сорокина'), initials('Vera')]).toEqual([
    'ES',
    'ЕС',
    'V',
  ]);
});
