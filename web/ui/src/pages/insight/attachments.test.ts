// A file that is attached to an insight, while it travels.

import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Rulebook, WholeInsight } from '../../lib/api/types';
import { settings } from '../../lib/settings.svelte';
import Attachments from './Attachments.svelte';

const insight = { id: 4, attachments: [], allowed: ['attach'] } as unknown as WholeInsight;
const book = { departments: [] } as unknown as Rulebook;
let page: ReturnType<typeof mount> | undefined;
let answer: (reply: Response) => void;

async function settle() {
  for (let i = 0; i < 8; i += 1) {
    await Promise.resolve();
    await tick();
  }
  flushSync();
}

beforeEach(() => {
  settings.speak('en');
  vi.stubGlobal('fetch', () => new Promise<Response>((reply) => (answer = reply)));
});
afterEach(() => {
  if (page) void unmount(page);
  page = undefined;
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test('while a file travelled nothing was said, and the focus was lost', async () => {
  const again = () => Promise.resolve();
  page = mount(Attachments, { target: document.body, props: { insight, book, me: 'mia', again } });
  flushSync();
  const input = document.querySelector<HTMLInputElement>('#attach-file')!;
  const status = document.querySelector('[role=status]')!;
  const opens = () => input.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  expect([status.textContent, opens()]).toEqual(['', true]);
  input.focus();
  Object.defineProperty(input, 'files', { value: [new File(['x'], 'a.txt')] });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  expect(status.textContent).toBe('The file is on its way …');
  expect([input.disabled, document.activeElement === input]).toEqual([false, true]);
  expect(opens()).toBe(false); // one file at a time
  answer(new Response('{}', { status: 422 }));
  await vi.waitFor(() => expect([status.textContent, opens()]).toEqual(['', true]));
});
