// A draft's way to the server: when it is saved, what stands in its way, and that nobody's text is lost.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { Problem, Reply } from '../api/http';
import type { DraftBody, ServerDraft } from '../api/types';
import { Autosave, RETRY_AFTER_MS, SAVE_AFTER_MS, type Vault } from './autosave.svelte';

const AT = '2026-11-24T10:00:00Z';
const draft = (version: number, body: DraftBody, id = 'draft-7'): ServerDraft => ({
  id,
  version,
  member: { id: 'timur', name: 'Timur Aliev', department: 'marketing' },
  created_at: AT,
  updated_at: AT,
  from: null,
  body,
  problems: [],
});
const ok = (value: ServerDraft): Reply<ServerDraft> => ({ ok: true, value });
const no = (status: number, code: string): Reply<ServerDraft> => ({
  ok: false,
  problem: { status, code, title: '', detail: code, errors: [] } satisfies Problem,
});

/** A vault whose answers are given one by one. */
class Scripted implements Vault {
  asked: unknown[][] = [];
  answers: Reply<ServerDraft>[] = [];
  private answer(...call: unknown[]) {
    this.asked.push(call);
    return Promise.resolve(this.answers.shift() ?? no(500, 'unscripted'));
  }
  create = (body: DraftBody) => this.answer('create', body);
  save = (id: string, version: number, body: DraftBody) => this.answer('save', id, version, body);
  load = (id: string) => this.answer('load', id);
}

describe('autosave', () => {
  let vault: Scripted;
  let created: string[];
  let saving: Autosave;
  beforeEach(() => {
    vi.useFakeTimers();
    vault = new Scripted();
    created = [];
    saving = new Autosave(vault, (id) => created.push(id));
  });
  afterEach(() => {
    saving.stop();
    vi.useRealTimers();
  });
  const later = (ms = SAVE_AFTER_MS) => vi.advanceTimersByTimeAsync(ms);

  test('the first save makes the draft, the next ones replace its body', async () => {
    vault.answers = [ok(draft(1, { title: 'F' })), ok(draft(2, { title: 'F-220' }))];
    saving.changed({ title: 'F' });
    expect(saving.standing).toBe('changed');
    await later();
    expect([saving.standing, created]).toEqual(['saved', ['draft-7']]);
    saving.changed({ title: 'F-2' });
    saving.changed({ title: 'F-220' });
    await later();
    expect(vault.asked).toEqual([
      ['create', { title: 'F' }],
      ['save', 'draft-7', 1, { title: 'F-220' }],
    ]);
  });

  test('what is saved already, in whatever order of keys, is not saved again', async () => {
    saving.open(draft(3, { goal: 'g', title: 't' }), { goal: 'g', title: 't' });
    saving.changed({ title: 't', goal: 'g' });
    await later();
    expect([saving.standing, vault.asked]).toEqual(['saved', []]);
  });

  test('what is typed while a save is on its way is saved after it', async () => {
    saving.open(draft(1, {}), {});
    vault.answers = [ok(draft(2, { title: 'a' })), ok(draft(3, { title: 'ab' }))];
    saving.changed({ title: 'a' });
    const first = saving.flush();
    saving.changed({ title: 'ab' });
    await first;
    expect(saving.standing).toBe('changed');
    await later();
    expect(vault.asked.at(-1)).toEqual(['save', 'draft-7', 2, { title: 'ab' }]);
    expect(saving.standing).toBe('saved');
  });

  test('a lost connection is tried again by itself', async () => {
    saving.open(draft(1, {}), {});
    vault.answers = [no(0, 'network.lost'), ok(draft(2, { title: 'a' }))];
    saving.changed({ title: 'a' });
    await later();
    expect(saving.standing).toBe('lost');
    await later(RETRY_AFTER_MS);
    expect(saving.standing).toBe('saved');
  });

  test('a refusal waits for the next change', async () => {
    saving.open(draft(1, {}), {});
    vault.answers = [no(413, 'limit.draft_size')];
    saving.changed({ title: 'a' });
    await later(60_000);
    expect([saving.standing, vault.asked.length]).toEqual(['refused', 1]);
  });

  describe('somebody else saved meanwhile', () => {
    beforeEach(async () => {
      saving.open(draft(1, {}), {});
      vault.answers = [no(409, 'conflict.version'), ok(draft(4, { title: 'theirs' }))];
      saving.changed({ title: 'mine' });
      await later();
    });

    test('both texts are there, and nothing is saved until one is chosen', async () => {
      expect([saving.standing, saving.theirs?.body]).toEqual(['conflict', { title: 'theirs' }]);
      saving.changed({ title: 'mine, longer' });
      await later(60_000);
      expect(vault.asked.length).toBe(2);
    });
    test('mine can replace it', async () => {
      vault.answers = [ok(draft(5, { title: 'mine' }))];
      expect(await saving.keepMine()).toBe(true);
      expect(vault.asked.at(-1)).toEqual(['save', 'draft-7', 4, { title: 'mine' }]);
    });
    test('both can stay', async () => {
      vault.answers = [ok(draft(1, { title: 'mine' }, 'draft-9'))];
      expect(await saving.keepBoth()).toBe(true);
      expect([saving.id, created]).toEqual(['draft-9', ['draft-9']]);
    });
    test('theirs can be taken', () => {
      saving.open(saving.theirs!, { title: 'theirs' });
      expect([saving.standing, saving.version, saving.theirs]).toEqual(['saved', 4, null]);
    });
  });

  test('the very same text is no conflict', async () => {
    saving.open(draft(1, {}), {});
    vault.answers = [no(409, 'conflict.version'), ok(draft(2, { title: 'mine' }))];
    saving.changed({ title: 'mine' });
    await later();
    expect([saving.standing, saving.version]).toEqual(['saved', 2]);
  });

  test('a draft that is gone can be saved as a new one', async () => {
    saving.open(draft(1, {}), {});
    vault.answers = [no(404, 'not_found.draft'), ok(draft(1, { title: 'mine' }, 'draft-9'))];
    saving.changed({ title: 'mine' });
    await later();
    expect(saving.standing).toBe('gone');
    expect(await saving.keepBoth()).toBe(true);
  });
});
