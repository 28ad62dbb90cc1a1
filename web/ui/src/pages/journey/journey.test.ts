// A journey on its page and while it is drawn anew, against a server that answers from a table.

import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { Me, Rulebook, WholeJourney } from '../../lib/api/types';
import { settings } from '../../lib/settings.svelte';
import { texts } from '../../lib/texts.svelte';
import Journey from '../Journey.svelte';
import NewJourney from '../NewJourney.svelte';

const AT = '2026-11-26T12:00:00Z';
const person = (id: string, department: string) => ({ id, name: id, department });
const me = { member: person('Mia', 'marketing') } as unknown as Me;
const book = {
  departments: ['marketing', 'sales'].map((id) => ({ id, name: { en: id, ru: id } })),
  limits: { text: 4000 },
} as unknown as Rulebook;
const edge = (from: string | null, to: string | null, customers: number, drawn: boolean) => ({
  ...{ from, to, customers, drawn, times: customers, ninth_ms: null },
  median_ms: from === null || to === null ? null : 172_800_000,
});
const journey = (more: Partial<WholeJourney> = {}): WholeJourney => ({
  id: 3,
  name: 'First panel',
  steps: ['Fair', 'Offer'],
  version: 1,
  by: person('Mia', 'marketing'),
  at: AT,
  updated_by: person('Mia', 'marketing'),
  updated_at: AT,
  touched: { touches: 9, from: AT, until: AT, at: AT },
  cited: [],
  cursor: '8-0',
  report: {
    ...{ customers: 4, exactly: 1, in_order: 2, never_began: 1, reached: [3, 2], different_ways: 3 },
    left: [{ after: 1, customers: 1, instead: 'Forum' }],
    ways: [{ touchpoints: ['Fair', 'Offer'], more: 0, customers: 1 }],
    edges: [
      edge('Fair', 'Forum', 2, false),
      edge('Fair', 'Offer', 1, true),
      edge('Forum', 'Offer', 1, false),
      edge(null, 'Fair', 3, true),
    ],
    all_edges: 6,
    off_map: [{ touchpoint: 'Forum', customers: 2 }],
    all_off_map: 1,
    untouched: [],
    loops: [],
    all_loops: 0,
    sentences: ['Two of four customers walked it in its order.'],
  },
  ...more,
});

let table: Record<string, { status: number; body: unknown }>;
let sent: { at: string; body: unknown }[];
let page: ReturnType<typeof mount> | undefined;

async function settle() {
  for (let i = 0; i < 8; i += 1) {
    await vi.advanceTimersByTimeAsync(0);
    await tick();
  }
  flushSync();
}
const text = () => document.body.textContent?.replace(/\s+/g, ' ') ?? '';
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)!;
async function press(name: string) {
  const named = (one: HTMLElement) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim();
  const all = [...document.querySelectorAll<HTMLElement>('button')];
  all.find((one) => named(one) === name)!.click();
  await settle();
}
async function write(selector: string, words: string) {
  const field = find<HTMLInputElement>(selector);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}
const steps = () => [...document.querySelectorAll<HTMLInputElement>('.jsteps input')].map((one) => one.value);
async function open(changing: boolean) {
  page = mount(Journey, { target: document.body, props: { me, book, id: 3, changing } });
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  settings.speak('en');
  table = { 'GET /journeys/3': { status: 200, body: journey() } };
  sent = [];
  vi.stubGlobal('fetch', (url: string, options: { method: string; body?: string }) => {
    const at = `${options.method} ${url.replace('/api/v1', '')}`;
    if (options.method === 'POST') sent.push({ at, body: JSON.parse(options.body ?? 'null') });
    const { status, body } = table[at] ?? { status: 404, body: { code: 'not_found.journey' } };
    const headers = { 'Content-Type': 'application/json' };
    return Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
  });
});
afterEach(() => {
  if (page) void unmount(page);
  page = undefined;
  document.body.replaceChildren();
  for (const place of ['Mia/journey/new', 'Mia/journey/3']) texts.drop(place);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the page of a journey', () => {
  test('sentences first, then where they left the map and what they touched instead', async () => {
    await open(false);
    const said = text();
    expect(said.indexOf('Two of four customers')).toBeLessThan(said.indexOf('Along the map'));
    expect(said).toContain('Left the map here: 1 (25%). Most of them touched next: Forum.');
    expect(said).toContain('customers: 1 of 4 (25%); the map exactly');
    expect(said).toContain('2 rarer ways are not told.');
    const command = find<HTMLTextAreaElement>('#journey-command').value;
    expect(command).toBe('counterweight import journeys FILE.csv --journey 3');
  });
  test('a line is read when it has the focus, and the arrow keys go on to the next', async () => {
    await open(false);
    const lines = () => [...document.querySelectorAll<SVGElement>('.jline[data-line]')];
    expect(lines().filter((line) => line.getAttribute('tabindex') === '0')).toHaveLength(1);
    find('[data-line="0"]').focus();
    await settle();
    expect(find('.jgraph__read').textContent).toContain(
      'Fair → Forum: customers: 2 of 4 (50%), half within 2 days',
    );
    find('[data-line="0"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settle();
    expect(document.activeElement?.getAttribute('data-line')).toBe('1');
    expect(find('.jgraph__read').textContent).toContain('Fair → Offer');
  });
  test('a larger share shows fewer ways, and always the map', async () => {
    await open(false);
    const shown = () => document.querySelectorAll('.jline[data-line]').length;
    expect(shown()).toBe(3);
    const least = find<HTMLSelectElement>('#journey-least');
    least.value = '50';
    least.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(shown()).toBe(2);
  });
  test('without touches only the map is there', async () => {
    const nothing = {
      customers: 0,
      reached: [0, 0],
      left: [],
      ways: [],
      edges: [],
      all_edges: 0,
      sentences: [],
    };
    const report = { ...journey().report, ...nothing };
    table['GET /journeys/3'] = { status: 200, body: journey({ touched: null, report }) };
    await open(false);
    expect(text()).toContain('So far only the map is here.');
    expect(find('.jgraph')).toBe(null);
    expect([...document.querySelectorAll('.jmap__step')].map((one) => one.textContent)).toEqual([
      'Fair',
      'Offer',
    ]);
  });
});

describe('drawing', () => {
  test('a pasted list keeps what is written, and what of it was not taken is said', async () => {
    page = mount(NewJourney, { target: document.body, props: { me } });
    await settle();
    await write('#journey-step-0', 'Fair');
    await write('#journey-step-1', 'Order');
    const list = Array.from({ length: 60 }, (_, i) => `s${i}`);
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(paste, { clipboardData: { getData: () => list.join('\n') } });
    find<HTMLInputElement>('#journey-step-0').setSelectionRange(4, 4);
    find('#journey-step-0').dispatchEvent(paste);
    await settle();
    expect(steps()).toEqual(['Fair', ...list.slice(0, 48), 'Order']);
    expect(text()).toContain('12 lines of the pasted list were not taken.');
    await press('Remove: Order');
    expect(text()).not.toContain('were not taken');
  });
  test('what is missing is asked for, then the touchpoints go as they stand', async () => {
    page = mount(NewJourney, { target: document.body, props: { me } });
    await settle();
    await press('Draw it');
    expect(text()).toContain('Say what the journey is called.');
    expect(text()).toContain('Name at least one touchpoint.');
    expect(sent).toEqual([]);
    await write('#journey-name', 'First panel');
    await write('#journey-step-0', 'Offer');
    await press('Another touchpoint');
    await write('#journey-step-1', 'Fair');
    await press('Move up: Fair');
    expect(steps()).toEqual(['Fair', 'Offer']);
    expect(document.activeElement?.id).toBe('journey-down-0');
    table['POST /journeys'] = { status: 201, body: { cursor: '9-0', events: [], journey: journey() } };
    await press('Draw it');
    expect(sent).toEqual([{ at: 'POST /journeys', body: { name: 'First panel', steps: ['Fair', 'Offer'] } }]);
  });
  test('somebody was faster: theirs is shown, mine stays, and goes on when theirs was seen', async () => {
    await open(true);
    await write('#journey-step-1', 'Visit');
    const theirs = { version: 2, steps: ['Call', 'Offer'], updated_by: person('Sam', 'sales') };
    table['GET /journeys/3'] = { status: 200, body: journey(theirs) };
    table['POST /journeys/3/revise'] = { status: 409, body: { code: 'conflict.version', errors: [] } };
    await press('Save the new map');
    expect(text()).toContain('Somebody drew it anew while you drew');
    expect(find('.kmeanwhile').textContent).toContain('Call');
    expect(steps()).toEqual(['Fair', 'Visit']);
    await press('I have seen it, go on with mine');
    table['POST /journeys/3/revise'] = {
      status: 200,
      body: { cursor: '9-0', events: [], journey: journey() },
    };
    await press('Save the new map');
    expect(sent.map(({ body }) => body)).toEqual([
      { version: 1, name: 'First panel', steps: ['Fair', 'Visit'] },
      { version: 2, name: 'First panel', steps: ['Fair', 'Visit'] },
    ]);
  });
});
