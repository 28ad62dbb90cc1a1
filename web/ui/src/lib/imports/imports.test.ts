// A file that is brought in: its address, rows in words, and how the page follows it.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { asked, type Reading } from '../api/imports';
import type { ImportLook, ImportRow, WholeImport } from '../api/types';
import { settings } from '../settings.svelte';
import { Bringing } from './bringing.svelte';
import { cameInText } from './cameIn';
import { MOST_BYTES } from './kinds';
import { understood } from './understood';

const READING: Reading = {
  kind: 'conversations',
  journey: null,
  zone: 'Europe/Vienna',
  relation: 'lead',
  separator: '',
  encoding: '',
  map: { at: 'Wann & wo', by: '' },
};
const file = (name = 'crm.csv', text = 'Name\nx\n') => new File([text], name, { lastModified: 1 });

beforeEach(() => {
  settings.language = 'en';
});

describe('the address', () => {
  test('says what the file does not tell, and of a column that none says it', () => {
    const query = new URLSearchParams(asked(file(), READING, true).split('?')[1]);
    expect(query.getAll('map')).toEqual(['at=Wann & wo', 'by=']);
    expect(query.get('dry_run')).toBe('true');
    expect(query.get('relation')).toBe('lead');
    expect([query.has('separator'), query.has('encoding'), query.has('name')]).toEqual([false, false, false]);
  });
  test('has a name that the server takes, however long it is', () => {
    const query = new URLSearchParams(asked(file('ж'.repeat(300)), READING, false).split('?')[1]);
    expect(new TextEncoder().encode(query.get('name')!).length).toBeLessThanOrEqual(200);
  });
});

describe('rows as understood', () => {
  const nameOf = (id: string) => (id === 'boris' ? 'Boris Kern' : id);
  const of = (kind: WholeImport['kind'], row: object) =>
    Object.fromEntries(
      understood(kind, row as ImportRow, nameOf).map(({ field, text }) => [field, text] as const),
    );

  test('a conversation: who, in words of people; what is not said is left out', () => {
    const row = of('conversations', {
      at: '2026-11-05T13:30:00Z',
      relation: 'buyer',
      channel: 'call',
      by: 'boris',
      quotes: ['Too dear'],
      asked: [],
      worst: '',
      consent: false,
      new_customer: { name: 'Hof Meyer', contact: '+49 2', external_id: 'x' },
    });
    expect(Object.keys(row).sort()).toEqual(
      ['at', 'by', 'channel', 'contact', 'customer', 'quote', 'relation'].sort(),
    );
    expect(row).toMatchObject({ by: 'Boris Kern', relation: 'Buyer', channel: 'Call', quote: 'Too dear' });
  });
  test('a figure: its samples', () => {
    const figure = { form: 'shares', first: { yes: 1, of: 9 }, second: { yes: 0, of: 8 }, claim: '0.5' };
    expect(of('metrics', { name: 'Orders', figure })).toEqual({
      name: 'Orders',
      yes: '1',
      of: '9',
      second_yes: '0',
      second_of: '8',
      claim: '0.5',
    });
  });
  test('an insight and a customer', () => {
    expect(of('insights', { kind: 'thought', idea: 'They wash', tags: ['a', 'b'] })).toEqual({
      kind: 'Thought',
      idea: 'They wash',
      tags: 'a, b',
    });
    expect(of('customers', { name: 'Hof', contact: '', relation: 'lapsed' })).toEqual({
      name: 'Hof',
      relation: 'Former buyer',
    });
  });
});

describe('what came in, in words', () => {
  const told = (status: WholeImport['status'], recorded: number) => cameInText({ status, recorded });

  test('an import that waits, runs or stopped said that nothing new was in the file', () => {
    expect((['waiting', 'running', 'stopped'] as const).map((status) => told(status, 0))).toEqual([
      '',
      '',
      '',
    ]);
    expect(told('done', 0)).toBe('Nothing new was in it.');
    expect(told('stopped', 2)).toBe('2 rows came in.');
  });
});

describe('a file on its way', () => {
  const look = (more: Partial<ImportLook> = {}) =>
    ({ kind: 'conversations', recorded: 1, missing: [], ...more }) as ImportLook;
  const sent: string[] = [];
  const answers: { status: number; body: unknown }[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    sent.length = 0;
    answers.length = 0;
    vi.stubGlobal('fetch', async (path: string, options: { method: string }) => {
      sent.push(
        `${options.method} ${path.split('?')[0]} ${new URLSearchParams(path.split('?')[1]).get('dry_run')}`,
      );
      const { status, body } = answers.shift() ?? { status: 200, body: look() };
      return new Response(JSON.stringify(body), { status });
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('is looked at once it is chosen, and again when a column is said', async () => {
    const bringing = new Bringing('UTC');
    bringing.take(file());
    await vi.waitFor(() => expect(bringing.look?.recorded).toBe(1));
    answers.push({ status: 200, body: look({ recorded: 2 }) });
    bringing.say('at', 'Wann');
    await vi.waitFor(() => expect(bringing.look?.recorded).toBe(2));
    expect(bringing.map).toEqual({ at: 'Wann' });
    expect(sent).toEqual(Array(2).fill('POST /api/v1/imports true'));
  });
  test('that is too large is not sent at all', () => {
    const bringing = new Bringing('UTC');
    const large = file();
    Object.defineProperty(large, 'size', { value: MOST_BYTES + 1 });
    bringing.take(large);
    expect([bringing.tooLarge, bringing.file, sent.length]).toEqual([true, null, 0]);
  });
  test('is followed to its end, also over a server that has forgotten it', async () => {
    const bringing = new Bringing('UTC');
    bringing.take(file());
    await vi.waitFor(() => expect(bringing.look).not.toBeNull());
    const begun = { id: 3, ended_at: null, asked_at: 'x', status: 'running', bad_rows: [] };
    answers.push({ status: 202, body: begun }, { status: 200, body: { ...begun, bytes_read: 9 } });
    await bringing.bringIn();
    expect(bringing.running?.status).toBe('running');
    await vi.advanceTimersByTimeAsync(1000);
    expect(bringing.running?.bytes_read).toBe(9);
    answers.push({ status: 404, body: { code: 'not_found.import', detail: 'Forgotten.' } });
    await vi.advanceTimersByTimeAsync(1000);
    expect(bringing.running).toMatchObject({ status: 'stopped', why: { detail: 'Forgotten.' } });
    const asked = sent.length;
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent.length).toBe(asked);
  });
});

describe('how a file is looked at', () => {
  interface Asked {
    query: URLSearchParams;
    key: string;
    answer: (status: number, body: unknown) => Promise<void>;
    lose: () => Promise<void>;
  }
  const asked: Asked[] = [];
  const look = (recorded: number, more: Partial<ImportLook> = {}) =>
    ({ kind: 'conversations', recorded, missing: [], ...more }) as ImportLook;
  const settled = async () => {
    for (let i = 0; i < 5; i += 1) await new Promise((go) => setTimeout(go));
  };
  const words = (one: Asked) => one.query.getAll('map');

  beforeEach(() => {
    asked.length = 0;
    vi.stubGlobal(
      'fetch',
      (path: string, { headers }: { headers: Record<string, string> }) =>
        new Promise<Response>((reply, fail) => {
          const query = new URLSearchParams(path.split('?')[1]);
          const answer = (status: number, body: unknown) => {
            reply(new Response(JSON.stringify(body), { status }));
            return settled();
          };
          const lose = () => {
            fail(new TypeError('network'));
            return settled();
          };
          asked.push({ query, key: headers['Idempotency-Key']!, answer, lose });
        }),
    );
  });
  afterEach(() => {
    settings.speak('en');
    vi.unstubAllGlobals();
  });

  test('every change sent a look beside those on their way, so that the server refused the fourth', async () => {
    const bringing = new Bringing('UTC');
    bringing.take(file());
    for (const column of ['A', 'B', 'C']) bringing.say('at', column);
    await settled();
    expect(asked).toHaveLength(1);
    await asked[0]!.answer(200, look(1));
    expect([bringing.look, bringing.looking]).toEqual([null, true]); // it was read in another way
    expect(asked.map(words)).toEqual([[], ['at=C']]);
    await asked[1]!.answer(200, look(2));
    expect([bringing.look?.recorded, bringing.looking, bringing.seen]).toEqual([2, false, true]);
    expect(asked).toHaveLength(2);
  });
  test('after a look that failed, a reading nobody saw could be brought in', async () => {
    const bringing = new Bringing('UTC');
    bringing.take(file());
    await asked[0]!.answer(200, look(1));
    bringing.say('at', 'B');
    await bringing.bringIn();
    await asked[1]!.answer(503, { code: 'busy' });
    expect([bringing.look?.recorded, bringing.seen]).toEqual([1, false]); // the old one, to choose anew in it
    await bringing.bringIn();
    expect(asked).toHaveLength(2);
    void bringing.again();
    await asked[2]!.answer(200, look(3));
    expect(bringing.seen).toBe(true);
    void bringing.bringIn();
    expect(asked[3]!.query.get('dry_run')).toBe('false');
    expect(words(asked[3]!)).toEqual(['at=B']);
  });
  test('a look that was lost was answered in the language before', async () => {
    const bringing = new Bringing('UTC');
    bringing.take(file());
    await asked[0]!.lose();
    expect(bringing.problem?.code).toBe('network.lost');
    settings.speak('ru');
    void bringing.again();
    await asked[1]!.lose();
    void bringing.again();
    await asked[2]!.answer(200, look(1));
    expect(asked[1]!.key).not.toBe(asked[0]!.key);
    expect(asked[2]!.key).toBe(asked[1]!.key);
  });
  test('a file that is given back before its look came is not looked at, and the next one is', async () => {
    const bringing = new Bringing('UTC');
    bringing.take(file());
    bringing.anew();
    expect(bringing.looking).toBe(false);
    await asked[0]!.answer(200, look(1));
    expect([bringing.look, asked.length]).toEqual([null, 1]);
    bringing.take(file('other.csv'));
    await asked[1]!.answer(200, look(2));
    expect(bringing.look?.recorded).toBe(2);
  });
  test('a corrected file lost its columns, another one kept the encoding of the last', async () => {
    const bringing = new Bringing('UTC');
    const said = () => [bringing.map, bringing.encoding, bringing.separator];
    bringing.take(file());
    await asked[0]!.answer(200, look(1));
    bringing.encoding = 'windows-1251';
    bringing.separator = 'tab';
    bringing.say('at', 'B');
    await asked[1]!.answer(200, look(1));
    bringing.anew();
    bringing.take(file('crm.csv', 'Name\ncorrected\n'));
    expect(said()).toEqual([{ at: 'B' }, 'windows-1251', 'tab']);
    await asked[2]!.answer(422, { code: 'invalid.map', detail: 'The file has no column B.' });
    expect([bringing.look?.recorded, bringing.seen]).toEqual([1, false]); // what was said can be taken back
    bringing.take(file('other.csv'));
    expect([...said(), bringing.look]).toEqual([{}, '', '', null]);
  });
  test('columns of another kind are not kept for the same file', async () => {
    const bringing = new Bringing('UTC');
    bringing.take(file());
    await asked[0]!.answer(200, look(1));
    bringing.encoding = 'windows-1251';
    bringing.anew();
    bringing.choose('customers');
    bringing.take(file());
    expect(bringing.encoding).toBe('');
    await asked[1]!.answer(200, look(1, { kind: 'customers' }));
    expect(bringing.lookedAs).toMatchObject({ kind: 'customers', encoding: '' });
  });
});
