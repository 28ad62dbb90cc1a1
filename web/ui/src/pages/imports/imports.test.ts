// The page that brings in a file, against a server that answers from a table.

import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { ImportLook, Me, Rulebook } from '../../lib/api/types';
import { Bringing } from '../../lib/imports/bringing.svelte';
import { settings } from '../../lib/settings.svelte';
import ImportFile from '../ImportFile.svelte';
import FileForm from './FileForm.svelte';
import Lately from './Lately.svelte';
import WhichJourney from './WhichJourney.svelte';

const me = { member: { id: 'mia', name: 'Mia Kern', administrator: true, head: true } } as unknown as Me;
const book = { departments: [] } as unknown as Rulebook;
const look = {
  ...{ kind: 'conversations', headers: ['Name'], encoding: 'utf-8', separator: ',', whole: true },
  ...{ columns: { name: ['Name'] }, fields: [], missing: [], unread_columns: [], preview: [], bad_rows: [] },
  ...{ recorded: 3, known: 0, bad: 0 },
} as unknown as ImportLook;
const DOWN = { status: 503, body: { code: 'busy', detail: 'The server is busy.' } };

let table: Record<string, { status: number; body: unknown }>;
let page: ReturnType<typeof mount> | undefined;

async function settle() {
  for (let i = 0; i < 8; i += 1) {
    await new Promise((go) => setTimeout(go));
    await tick();
  }
  flushSync();
}
const text = () => document.body.textContent?.replace(/\s+/g, ' ') ?? '';
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)!;
const button = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent?.trim() === name);
async function choose(selector: string, value: string) {
  const select = find<HTMLSelectElement>(selector);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

beforeEach(() => {
  settings.speak('en');
  table = {
    'GET /imports': { status: 200, body: { imports: [] } },
    'GET /members': { status: 200, body: { members: [] } },
    'GET /roster': { status: 200, body: { members: [] } },
    'POST /imports': { status: 200, body: look },
  };
  vi.stubGlobal('fetch', (url: string, options: { method: string }) => {
    const { status, body } = table[`${options.method} ${url.replace('/api/v1', '').split('?')[0]}`] ?? DOWN;
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
});
afterEach(() => {
  if (page) void unmount(page);
  page = undefined;
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

async function withFile() {
  page = mount(ImportFile, { target: document.body, props: { me, book, journey: null, members: false } });
  await settle();
  const input = find<HTMLInputElement>('#import-file');
  Object.defineProperty(input, 'files', { value: [new File(['Name\nx\n'], 'crm.csv')] });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

test('after a look that failed the button brought in what was never shown', async () => {
  await withFile();
  const shut = () => button('Bring in 3 rows')?.getAttribute('aria-disabled');
  expect(shut()).toBe(null);
  table['POST /imports'] = DOWN;
  await choose('#import-encoding', 'windows-1251');
  expect(text()).toContain('The server is busy.');
  expect(shut()).toBe('true');
  table['POST /imports'] = { status: 200, body: look };
  button('Look at the file again')!.click();
  await settle();
  expect([shut(), button('Look at the file again')]).toEqual([null, undefined]);
  expect(document.activeElement?.id).toBe('import-file');
});

test('a forced encoding was told as what the file says itself', async () => {
  const bringing = new Bringing('UTC');
  bringing.take(new File(['Name\nx\n'], 'crm.csv'));
  await settle();
  page = mount(FileForm, { target: document.body, props: { look, bringing } });
  flushSync();
  const first = (id: string) => find(`#import-${id} option`).textContent;
  const itself = ['As the file tells: UTF-8', 'As the file tells: comma'];
  expect([first('encoding'), first('separator')]).toEqual(itself);
  bringing.encoding = 'windows-1251';
  void bringing.again();
  await settle();
  expect([first('encoding'), first('separator')]).toEqual(['As the file tells', itself[1]]);
});

test('a request for the journeys that failed read as if none were drawn', async () => {
  page = mount(WhichJourney, { target: document.body, props: { bringing: new Bringing('UTC', 3) } });
  await settle();
  expect(text()).toContain('The server is busy.');
  expect(text()).not.toContain('No journey is drawn yet');
  table['GET /journeys'] = { status: 200, body: { journeys: [{ id: 3, name: 'First panel' }] } };
  button('Try again')!.click();
  await settle();
  expect(find<HTMLSelectElement>('#import-journey').value).toBe('3');
  expect(text()).not.toContain('The server is busy.');
});

test('an import that stopped before its first row read as if nothing new was in the file', async () => {
  const one = (id: number, status: string, ended_at: string | null) => ({
    ...{ id, status, ended_at, kind: 'customers', name: 'crm.csv', recorded: 0, known: 0, bad: 0 },
    ...{ by: { id: 'mia', name: 'Mia Kern', department: 'sales' }, asked_at: '2026-11-26T12:00:00Z' },
  });
  const imports = [one(1, 'stopped', '2026-11-26T12:00:00Z'), one(2, 'waiting', null)];
  table['GET /imports'] = { status: 200, body: { imports } };
  page = mount(Lately, { target: document.body, props: { book } });
  await settle();
  expect(text()).toContain('stopped');
  expect(text()).not.toContain('Nothing new was in it.');
});
