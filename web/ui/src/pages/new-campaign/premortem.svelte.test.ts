// The premortem in the form of a campaign: who said it, what, and what the server says of it.

import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Me, Rulebook } from '../../lib/api/types';
import { settings } from '../../lib/settings.svelte';
import Premortem from './Premortem.svelte';

const me = { member: { id: 'mia', name: 'Mia Kern', department: 'marketing' } } as unknown as Me;
const book = {
  departments: ['marketing', 'sales'].map((id) => ({ id, name: { en: id, ru: id } })),
  limits: { text: 4000 },
} as unknown as Rulebook;
const member = (id: string, name: string | null, left: string | null) => ({
  ...{ id, name, left, absent: null },
  department: 'sales',
});
const MEMBERS = [
  member('sam', 'Sam Roth', null),
  member('gone', 'Gone Gerd', '2026-11-01T00:00:00Z'),
  member('erased', null, null),
  member('mia', 'Mia Kern', null),
];
let form: ReturnType<typeof mount> | undefined;

async function settle() {
  for (let i = 0; i < 8; i += 1) {
    await Promise.resolve();
    await tick();
  }
  flushSync();
}
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)!;
async function press(name: string) {
  const named = (one: HTMLElement) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim();
  [...document.querySelectorAll<HTMLElement>('button')].find((one) => named(one) === name)!.click();
  await settle();
}

beforeEach(() => {
  settings.speak('en');
  const reply = () => new Response(JSON.stringify({ members: MEMBERS }), { status: 200 });
  vi.stubGlobal('fetch', () => Promise.resolve(reply()));
});
afterEach(() => {
  if (form) void unmount(form);
  form = undefined;
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test('an answer is mine until another member is chosen, and those who left are not offered', async () => {
  const wrong = () => undefined;
  const props = $state({ answers: [{ by: '', worst: 'It freezes.' }], me, book, wrong, hidden: false });
  form = mount(Premortem, { target: document.body, props });
  await settle();
  await vi.waitFor(() => expect(document.querySelectorAll('#premortem-0-by option').length).toBe(2));
  const options = [...document.querySelectorAll('#premortem-0-by option')].map((one) => one.textContent);
  expect(options).toEqual(['Mia Kern (me)', 'Sam Roth, sales']);
  expect(find<HTMLSelectElement>('#premortem-0-by').value).toBe('');
});

test('answers are added and removed; what the server says stands at the one it means', async () => {
  const wrong = (pointer: string) => (pointer === '/premortem/0/worst' ? 'Too long.' : undefined);
  const props = $state({ answers: [{ by: '', worst: ' ' }], me, book, wrong, hidden: false });
  form = mount(Premortem, { target: document.body, props });
  await settle();
  await press('Another answer');
  expect(document.activeElement?.id).toBe('premortem-1');
  const area = find<HTMLTextAreaElement>('#premortem-1');
  area.value = 'Dealers wait until autumn.';
  area.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
  expect(find('#premortem-1-wrong').textContent).toContain('Too long.');
  expect(find('#premortem-0-wrong')).toBe(null);
  await press('Remove answer 1');
  expect(find<HTMLTextAreaElement>('#premortem-0').value).toBe('Dealers wait until autumn.');
});
