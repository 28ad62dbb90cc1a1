// A change of law on its page, and another rulebook being written, against a server that answers from a table.

import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { Me, Rulebook, RulebookChange, RulebookCheck } from '../../lib/api/types';
import { law } from '../../lib/ratification/law.svelte';
import { settings } from '../../lib/settings.svelte';
import LawChange from '../LawChange.svelte';
import ProposeLaw from '../ProposeLaw.svelte';

const HASH = 'b'.repeat(64);
const BASE = 'a'.repeat(64);
const edition = (hash: string, version: number) => ({
  hash,
  name: 'tiny',
  version,
  title: { en: 'Three check', ru: 'Проверяют трое' },
});
const person = (id: string, department: string) => ({ id, name: id, department });
const me = {
  member: { ...person('Leo', 'legal'), head: true },
  organisation: { id: 'ferrit', name: 'Ferrit' },
  rulebook: BASE,
  cursor: '8-00000000',
  server_time: '2026-11-26T12:00:00Z',
} as unknown as Me;
const book = {
  version: 1,
  departments: ['marketing', 'sales', 'finance', 'legal'].map((id) => ({ id, name: { en: id, ru: id } })),
  kinds: [{ id: 'price', name: { en: 'Price', ru: 'Цена' } }],
  limits: { text: 4000 },
} as unknown as Rulebook;
const change = (more: Partial<RulebookChange> = {}): RulebookChange => ({
  id: 1,
  status: 'voting',
  rulebook: edition(HASH, 2),
  base: edition(BASE, 1),
  proposer: person('Fay', 'finance'),
  department: 'finance',
  reason: 'We see it too late.',
  proof: { states: 2692, edges: 11559 },
  proposed_at: '2026-11-26T12:00:00Z',
  due: '2026-12-01T12:00:00Z',
  ended_at: null,
  passes_if: '2/3',
  quorum: '1/2',
  count: { roll: 3, ratify: 0, reject: 0, needed_votes: 2, needed_for: 2 },
  roll: ['marketing', 'sales', 'legal'].map((department) => ({ department, voters: [], vote: null })),
  comments: [],
  allowed: ['vote', 'comment'],
  blocked_by: {},
  ...more,
});
const check = (more: Partial<RulebookCheck> = {}): RulebookCheck => ({
  hash: HASH,
  status: 'sound',
  rulebook: edition(HASH, 2),
  base: edition(BASE, 1),
  progress: { done: 7, of: 7 },
  report: {
    sound: true,
    hash: HASH,
    situations: 1,
    parts: 7,
    states: 2692,
    edges: 11559,
    seconds: 1,
    too_large: [],
    properties: [],
  },
  diff: { powers: [], gone: ['Review takes 2 days.'], come: ['Review takes 1 day.'], too_large: [] },
  past: null,
  ...more,
});

type Answer = { status: number; body: unknown };
let table: Record<string, Answer[]>;
let sent: { at: string; body: unknown }[];
let page: ReturnType<typeof mount> | undefined;

/** The answers of one address in turn, the last one for ever. */
function answers(at: string, ...given: [status: number, body: unknown][]) {
  table[at] = given.map(([status, body]) => ({ status, body }));
}
async function settle() {
  for (let i = 0; i < 8; i += 1) {
    await vi.advanceTimersByTimeAsync(0);
    await tick();
  }
  flushSync();
}
const text = () => document.body.textContent?.replace(/\s+/g, ' ') ?? '';
const button = (name: string) => {
  const all = [...document.querySelectorAll<HTMLElement>('button, summary')];
  return all.find((one) => one.textContent?.trim().startsWith(name))!;
};
async function press(name: string) {
  button(name).click();
  await settle();
}
async function write(id: string, words: string) {
  const area = document.querySelector<HTMLTextAreaElement>(`#${id}`)!;
  area.value = words;
  area.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  settings.speak('en');
  table = {};
  sent = [];
  vi.stubGlobal('fetch', (url: string, options: { method: string; body?: string }) => {
    const at = `${options.method} ${url.replace('/api/v1', '')}`;
    if (options.method === 'POST') sent.push({ at, body: JSON.parse(options.body ?? 'null') });
    const [answer, ...later] = table[at] ?? [{ status: 404, body: { code: 'not_found.rulebook' } }];
    if (later.length > 0) table[at] = later;
    return Promise.resolve(
      new Response(JSON.stringify(answer!.body), {
        status: answer!.status,
        headers: { 'Content-Type': 'application/json' },
      }),
    );
  });
});
afterEach(() => {
  if (page) void unmount(page);
  page = undefined;
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
  law.forget();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a change of law', () => {
  const open = async () => {
    page = mount(LawChange, { target: document.body, props: { me, book, id: 1 } });
    await settle();
  };

  test('while it is checked it says how far, and shows what was found by itself', async () => {
    answers('GET /rulebooks/changes/1', [200, change()]);
    const running = check({ status: 'running', progress: { done: 3, of: 7 }, diff: null, report: null });
    answers(`GET /rulebooks/checks/${HASH}`, [202, running], [200, check()]);
    await open();
    expect(text()).toContain('Being checked: 3 of 7.');
    await vi.advanceTimersByTimeAsync(600);
    await settle();
    expect(text()).not.toContain('Being checked');
    expect(document.querySelector('del')?.textContent).toBe('Review takes 2 days.');
    expect(document.querySelector('ins')?.textContent).toBe('Review takes 1 day.');
  });

  test('a check that was given up can be asked for anew', async () => {
    answers('GET /rulebooks/changes/1', [200, change()]);
    answers(`GET /rulebooks/checks/${HASH}`, [200, check({ status: 'given_up', diff: null, report: null })]);
    answers(`GET /rulebooks/${HASH}/source`, [200, { hash: HASH, rulebook: { version: 2 } }]);
    answers('POST /rulebooks/checks', [200, check()]);
    await open();
    await press('Check it again');
    expect(sent).toEqual([{ at: 'POST /rulebooks/checks', body: { rulebook: { version: 2 } } }]);
    expect(text()).toContain('No longer said');
  });

  test('a rejection without a reason is not sent; with one it is, and the vote is shown', async () => {
    answers('GET /rulebooks/changes/1', [200, change()]);
    answers(`GET /rulebooks/checks/${HASH}`, [200, check()]);
    const vote = {
      member: person('Leo', 'legal'),
      vote: 'reject',
      reason: 'Too slow.',
      at: '2026-11-26T13:00:00Z',
    };
    const voted = change({
      allowed: ['comment'],
      blocked_by: {
        vote: { code: 'conflict.already_voted', sentence: 'Your department has voted already.' },
      },
      roll: [{ department: 'legal', voters: [], vote: vote as never }],
    });
    answers('POST /rulebooks/changes/1/votes', [200, { cursor: '9-0', events: [], change: voted }]);
    await open();
    await press('Reject');
    await press('Reject the rulebook');
    expect(sent).toEqual([]);
    expect(text()).toContain('A rejection needs a reason.');
    await write('vote-reason', 'Too slow.');
    await press('Reject the rulebook');
    expect(sent.map(({ body }) => body)).toEqual([{ vote: 'reject', reason: 'Too slow.' }]);
    expect(text()).toContain('Your department has voted already.');
    expect(document.querySelector('form.stance')).toBe(null);
  });

  test('who may not vote reads why, and is offered no form', async () => {
    const sentence = 'Who proposed a rulebook does not vote on it.';
    const mine = change({
      allowed: ['withdraw'],
      blocked_by: { vote: { code: 'forbidden.own_proposal', sentence } },
    });
    answers('GET /rulebooks/changes/1', [200, mine]);
    answers(`GET /rulebooks/checks/${HASH}`, [200, check()]);
    await open();
    expect(text()).toContain(sentence);
    expect(button('Ratify')).toBeUndefined();
    expect(button('Take it back…')).toBeDefined();
    expect(document.querySelector('#comment')).toBe(null);
  });
});

describe('another rulebook', () => {
  const source = { counterweight: 1, name: 'tiny', version: 1 };
  const open = async () => {
    const in_force = edition(BASE, 1);
    const shown = { in_force, may_propose: true, history: [], changes: [], cursor: '8-0' };
    answers('GET /rulebooks', [200, shown]);
    answers('GET /rulebooks/current/source', [200, { hash: BASE, rulebook: source }]);
    page = mount(ProposeLaw, { target: document.body, props: { me, book } });
    await settle();
  };
  const area = () => document.querySelector<HTMLTextAreaElement>('#law-text')!;

  test('begins as the present one under the next version', async () => {
    await open();
    expect(JSON.parse(area().value)).toEqual({ ...source, version: 2 });
  });

  test('a mistake of the text is told with its line, and nothing is sent', async () => {
    await open();
    await write('law-text', '{\n  "version": 2,,\n}');
    await press('Check it');
    expect(sent).toEqual([]);
    expect(text()).toContain('1 mistake in the document');
    expect(button('Line 2')).toBeDefined();
    expect(area().value).toContain(',,');
  });

  test('mistakes of the rules stand at their lines', async () => {
    await open();
    const errors = [{ pointer: '/rulebook/version', detail: 'Expected a number.', code: 'invalid.type' }];
    answers('POST /rulebooks/checks', [
      422,
      { code: 'invalid.rulebook', detail: 'It has mistakes.', errors },
    ]);
    await write('law-text', '{\n  "name": "tiny",\n  "version": "two"\n}');
    await press('Check it');
    expect(text()).toContain('Expected a number.');
    button('Line 3').click();
    await settle();
    expect(area().value.slice(area().selectionStart)).toMatch(/^"two"/);
  });

  test('what was written is there after a reload, and is gone only once it is proposed', async () => {
    await open();
    await write('law-text', '{"version": 2}');
    void unmount(page!);
    document.body.replaceChildren();
    await open();
    expect(area().value).toBe('{"version": 2}');

    answers('POST /rulebooks/checks', [200, check()]);
    answers('POST /rulebooks', [201, change()]);
    await press('Check it');
    expect(text()).toContain('Proved: this rulebook can be proposed');
    await press('Propose rulebook 2');
    expect(text()).toContain('Say what another rulebook is needed for.');
    await write('law-reason', 'Less to read.');
    await press('Propose rulebook 2');
    expect(sent.at(-1)).toEqual({
      at: 'POST /rulebooks',
      body: { hash: HASH, base: BASE, reason: 'Less to read.' },
    });
    expect(location.pathname).toBe('/rulebook/changes/1');
    expect(localStorage.getItem('counterweight.rulebook.ferrit.Leo')).toBe(null);
  });

  test('one that is refuted tells the story and cannot be proposed', async () => {
    await open();
    const property = { property: 'D5', title: 'The final say reaches a decision', result: 'refuted' };
    const counterexample = {
      story: ['Marketing submits it.', 'Sales is silent.'],
      scenario: '{"scenario": 1}',
    };
    const properties = [{ ...property, exceptions: [], notes: [], problems: [], counterexample }];
    const report = { ...check().report!, sound: false, properties } as RulebookCheck['report'];
    answers('POST /rulebooks/checks', [200, check({ status: 'unsound', report })]);
    await press('Check it');
    expect(text()).toContain('1 property does not hold.');
    expect([...document.querySelectorAll('.story li')].map((one) => one.textContent)).toEqual(
      counterexample.story,
    );
    expect(document.querySelector<HTMLTextAreaElement>('#scenario-D5')?.value).toBe('{"scenario": 1}');
    expect(document.querySelector('#law-reason')).toBe(null);
  });

  test('a change after the check is asked to be checked again', async () => {
    await open();
    answers('POST /rulebooks/checks', [200, check()]);
    await press('Check it');
    await write('law-text', '{"version": 3}');
    expect(text()).toContain('The document was changed after the check.');
    expect(document.querySelector('#law-reason')).toBe(null);
  });
});
