// Forms of a proposal that keep what is written: whose words they are, and that they stay open under one's hands.

import { type Component, flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { Reply } from '../../lib/api/http';
import type { CommandReply } from '../../lib/api/types';
import { type Here, setHere } from '../../lib/proposal/context';
import { action, proposal } from '../../lib/proposal/sample';
import { settings } from '../../lib/settings.svelte';
import { texts } from '../../lib/texts.svelte';
import OutcomeForm from './OutcomeForm.svelte';
import Premortem from './Premortem.svelte';
import PremortemForm from './PremortemForm.svelte';
import RunningActs from './RunningActs.svelte';

const allowed = ['resume', 'halt', 'stop'].map((command) => ({ command, action: 'a1' }));
const at = {
  me: { member: { id: 'mia', name: 'Mia Kern', department: 'marketing' } },
  book: { departments: [], limits: { text: 4000 } },
  proposal: { ...proposal(), id: 7, premortem: [], allowed, blocked_by: [] },
  sheet: {
    command: async (sent: Promise<Reply<CommandReply>>) => {
      const reply = await sent;
      return reply.ok ? null : reply.problem;
    },
  },
} as unknown as Here;
const PLACE = 'mia/7/premortem';
let page: ReturnType<typeof mount> | undefined;
let sent: unknown[];

/** As the page of a proposal gives it. */
function show<P extends Record<string, unknown>>(component: Component<P>, props: P) {
  const inside = (anchor: never, given: P) => {
    setHere(at);
    return component(anchor, given);
  };
  const options = { target: document.body, props, context: new Map() };
  page = mount(inside as unknown as Component<Record<string, unknown>>, options);
  flushSync();
}
async function settle() {
  for (let i = 0; i < 8; i += 1) {
    await Promise.resolve();
    await tick();
  }
  flushSync();
}
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)!;
function write(selector: string, words: string) {
  const field = find<HTMLTextAreaElement>(selector);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}
const isOpen = (selector: string) => find<HTMLDetailsElement>(selector).open;
const close = async () => {
  await unmount(page!);
  page = undefined;
  document.body.replaceChildren();
};

beforeEach(() => {
  settings.speak('en');
  sent = [];
  const members = ['mia', 'sam'].map((id) => ({ id, name: id, left: null, department: 'sales' }));
  vi.stubGlobal('fetch', (_: string, { method, body }: { method: string; body?: string }) => {
    if (method === 'POST') sent.push(JSON.parse(body ?? 'null'));
    return Promise.resolve(new Response(JSON.stringify({ members }), { status: 200 }));
  });
});
afterEach(async () => {
  if (page) await close();
  for (const place of [PLACE, `${PLACE}/by`]) texts.drop(place);
  vi.unstubAllGlobals();
});

describe('one more fear', () => {
  const choose = async (id: string) => {
    await vi.waitFor(() => expect(document.querySelectorAll('#premortem-by option').length).toBe(2));
    const select = find<HTMLSelectElement>('#premortem-by');
    select.value = id;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    flushSync();
  };

  test("after a reload another person's fear was recorded as one's own", async () => {
    show(PremortemForm, { place: PLACE });
    await choose('sam');
    write('#premortem-worst', 'It freezes.');
    await close();
    show(PremortemForm, { place: PLACE });
    expect(isOpen('details')).toBe(true);
    find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await vi.waitFor(() => expect(sent).toEqual([{ worst: 'It freezes.', by: 'sam' }]));
    await settle();
    expect([texts.get(PLACE), texts.get(`${PLACE}/by`)]).toEqual(['', '']);
    expect(isOpen('details')).toBe(false);
  });
  test('who said it is restored with the words, not without them', async () => {
    texts.set(PLACE, 'It freezes.');
    texts.set(`${PLACE}/by`, 'sam');
    show(PremortemForm, { place: PLACE });
    await settle();
    expect(find<HTMLSelectElement>('#premortem-by').value).toBe('sam');
    await close();
    texts.drop(PLACE);
    show(PremortemForm, { place: PLACE });
    await settle();
    expect(find<HTMLSelectElement>('#premortem-by').value).toBe('');
  });
  test('when the words are discarded, so is who said them', async () => {
    texts.set(PLACE, 'It freezes.');
    texts.set(`${PLACE}/by`, 'sam');
    show(Premortem, {}); // nobody is asked any more
    find<HTMLButtonElement>('.kept button').click();
    expect([texts.get(PLACE), texts.get(`${PLACE}/by`)]).toEqual(['', '']);
  });
  test('the form shut while its words were taken back', () => {
    texts.set(PLACE, 'It');
    show(PremortemForm, { place: PLACE });
    write('#premortem-worst', '');
    expect(isOpen('details')).toBe(true);
  });
});

test('the form of the outcome shut while its first row was emptied', () => {
  const rows = 'mia/7/outcome/rows';
  texts.set(rows, JSON.stringify([{ what: 'Orders', expected: '', found: '' }]));
  show(OutcomeForm, { lessons: [], vetoText: () => '' });
  expect(isOpen('.outcomeform')).toBe(true);
  write('#measured-0-what', '');
  expect([texts.get(rows), isOpen('.outcomeform')]).toEqual(['', true]);
});

test('the form of a halt shut while its reason was taken back', () => {
  const place = 'mia/7/a1/halt';
  texts.set(place, 'Wa');
  show(RunningActs, { action: action(1) });
  const halt = () => find('#halt-a1').closest('details')!.open;
  expect(halt()).toBe(true);
  write('#halt-a1', '');
  expect(halt()).toBe(true);
});
