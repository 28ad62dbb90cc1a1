// The part of the settings about webhooks, against a server that answers from a table.

import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { InboundWebhook, Me } from '../../lib/api/types';
import { settings } from '../../lib/settings.svelte';
import Settings from '../Settings.svelte';

const ID = `in_${'a'.repeat(22)}`;
const webhook = (more: Partial<InboundWebhook> = {}): InboundWebhook => ({
  id: ID,
  name: 'Call tracking',
  kinds: ['conversations'],
  path: `/api/v1/webhooks/in/${ID}`,
  by: { id: 'vera', name: 'Vera Ferrit', department: 'founders' },
  created_at: '2026-11-26T12:00:00Z',
  last_used: null,
  earlier_secret_until: null,
  ...more,
});
const secret = (letter: string) => `whsec_${letter.repeat(43)}=`;

let kept: InboundWebhook[];
let sent: { at: string; body: unknown }[];
let page: ReturnType<typeof mount> | undefined;

function answer(at: string): [status: number, body: unknown] {
  switch (at) {
    case 'GET /tokens':
      return [200, { tokens: [] }];
    case 'GET /displays':
      return [200, { displays: [] }];
    case 'GET /webhooks/in':
      return [200, { webhooks: kept }];
    case 'POST /webhooks/in':
      kept = [webhook()];
      return [201, { webhook: kept[0], secret: secret('N') }];
    case `POST /webhooks/in/${ID}/rotate`:
      kept = [webhook({ earlier_secret_until: '2999-01-01T00:00:00Z' })];
      return [200, { webhook: kept[0], secret: secret('R') }];
    case `DELETE /webhooks/in/${ID}`:
      kept = [];
      return [204, null];
    default:
      return [404, { code: 'not_found.route' }];
  }
}

async function settle() {
  for (let i = 0; i < 8; i += 1) {
    await vi.advanceTimersByTimeAsync(0);
    await tick();
  }
  flushSync();
}
const part = () => document.querySelector('section[aria-labelledby=webhooks]');
const text = () => part()?.textContent?.replace(/\s+/g, ' ') ?? '';
const shown = () => document.querySelector<HTMLInputElement>('#webhook-secret')?.value;
async function press(name: string) {
  const all = [...part()!.querySelectorAll<HTMLElement>('button')];
  all.find((one) => one.textContent?.trim().startsWith(name))!.click();
  await settle();
}
async function open(administrator: boolean) {
  const me = { member: { id: 'vera', name: 'Vera', department: 'founders', head: true, administrator } };
  page = mount(Settings, { target: document.body, props: { me: me as unknown as Me } });
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  settings.speak('en');
  kept = [];
  sent = [];
  vi.stubGlobal('fetch', (url: string, options: { method: string; body?: string }) => {
    const at = `${options.method} ${url.replace('/api/v1', '')}`;
    sent.push({ at, body: JSON.parse(options.body ?? 'null') });
    const [status, body] = answer(at);
    const whole = body === null ? null : JSON.stringify(body);
    return Promise.resolve(new Response(whole, { status, headers: { 'Content-Type': 'application/json' } }));
  });
});
afterEach(() => {
  if (page) void unmount(page);
  page = undefined;
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('who is no administrator neither sees it nor asks for it', async () => {
  await open(false);
  expect(part()).toBeNull();
  expect(sent.map((each) => each.at)).toEqual(['GET /tokens', 'GET /displays']);
});

test('a webhook is made, and its secret shown once with the address', async () => {
  await open(true);
  expect(text()).toContain('There is none.');
  await press('Make a webhook');
  await press('Make the webhook');
  expect(text()).toContain('Write which service it is for.');
  const name = document.querySelector<HTMLInputElement>('#webhook-name')!;
  name.value = ' Call tracking ';
  name.dispatchEvent(new Event('input', { bubbles: true }));
  await press('Make the webhook');
  const made = sent.find((each) => each.at === 'POST /webhooks/in');
  expect(made?.body).toEqual({ name: 'Call tracking', kinds: ['conversations'] });
  expect(shown()).toBe(secret('N'));
  expect(text()).toContain(`${location.origin}/api/v1/webhooks/in/${ID}`);
  await press('Done');
  expect(shown()).toBeUndefined();
  expect(text()).toContain('records as Vera Ferrit');
});

test('a new secret is asked for first, then shown, and both hold', async () => {
  kept = [webhook()];
  await open(true);
  await press('New secret');
  expect(sent.some((each) => each.at.endsWith('/rotate'))).toBe(false);
  await press('Make a new secret');
  expect(shown()).toBe(secret('R'));
  expect(text()).toContain('The secret before this one holds until');
  expect(part()!.querySelector('.confirm')).toBeNull();
});

test('one that is removed is gone from the list', async () => {
  kept = [webhook()];
  await open(true);
  await press('End');
  await press('Remove the webhook');
  expect(text()).toContain('There is none.');
});
