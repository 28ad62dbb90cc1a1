// A draft's way to the server while it is being written: a moment after the last change, one save at a time, never over
// what somebody else saved meanwhile. What cannot be saved is tried again; who writes always sees how it stands.

import type { Problem, Reply } from '../api/http';
import type { DraftBody, ServerDraft, Time } from '../api/types';

export const SAVE_AFTER_MS = 1_000;
export const RETRY_AFTER_MS = 8_000;

/** lost: to be tried again by itself. refused: the server will not take it as it is. gone: submitted or deleted. */
export type Standing = 'nothing' | 'changed' | 'saving' | 'saved' | 'lost' | 'refused' | 'conflict' | 'gone';

export interface Vault {
  create(body: DraftBody): Promise<Reply<ServerDraft>>;
  save(id: string, version: number, body: DraftBody): Promise<Reply<ServerDraft>>;
  load(id: string): Promise<Reply<ServerDraft>>;
}

/** The server gives a body back with its keys in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
const same = (one: DraftBody, other: DraftBody) =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

export class Autosave {
  standing = $state<Standing>('nothing');
  id = $state<string | null>(null);
  version = $state(0);
  savedAt = $state<Time | null>(null);
  problems = $state.raw<ServerDraft['problems']>([]); // of what was saved last
  problem = $state.raw<Problem | null>(null); // why it was not saved
  theirs = $state.raw<ServerDraft | null>(null); // in a conflict: what somebody else saved
  private saved: DraftBody | null = null;
  private body: DraftBody = {};
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;

  constructor(
    private readonly vault: Vault,
    private readonly created: (id: string) => void = () => undefined,
  ) {}

  /**
   * Begins at what the server has; `body` is that draft as the form gives it back. What is written on an older
   * `version` meets what was saved since as soon as it is saved.
   */
  open(draft: ServerDraft, body: DraftBody, version = draft.version): void {
    this.take(draft);
    this.version = version;
    this.saved = body;
    this.body = body;
    this.theirs = null;
    this.standing = 'saved';
  }

  changed(body: DraftBody): void {
    this.body = body;
    if (this.standing === 'conflict' || this.standing === 'gone') return;
    clearTimeout(this.timer);
    if (this.saved !== null && same(this.saved, body)) {
      if (this.running === null) this.standing = 'saved';
      return;
    }
    if (this.running === null) this.standing = 'changed';
    this.timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** Saves now; true when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.running !== null) await this.running;
    if (this.standing === 'conflict' || this.standing === 'gone') return false;
    if (this.saved === null || !same(this.saved, this.body)) {
      this.running = this.send(this.body);
      await this.running;
      this.running = null;
      if (this.standing === 'saved' && !same(this.saved ?? {}, this.body)) this.changed(this.body);
    }
    return this.standing === 'saved';
  }

  /** Ends a conflict: mine replaces what was saved meanwhile. */
  keepMine(): Promise<boolean> {
    this.version = this.theirs?.version ?? this.version;
    return this.again();
  }

  /** Ends a conflict, or a draft that is gone: mine becomes a draft of its own. */
  keepBoth(): Promise<boolean> {
    this.id = null;
    this.version = 0;
    return this.again();
  }

  /** The submission was refused because the draft is another by now, or gone. */
  refused(problem: Problem): Promise<void> {
    return this.failed(problem, this.body);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private again(): Promise<boolean> {
    this.theirs = null;
    this.saved = null;
    this.standing = 'changed';
    return this.flush();
  }

  private async send(body: DraftBody): Promise<void> {
    this.standing = 'saving';
    const { id } = this;
    const reply = await (id === null ? this.vault.create(body) : this.vault.save(id, this.version, body));
    if (!reply.ok) return this.failed(reply.problem, body);
    this.take(reply.value);
    this.saved = body;
    this.standing = 'saved';
    if (id === null) this.created(reply.value.id);
  }

  private async failed(problem: Problem, body: DraftBody): Promise<void> {
    this.problem = problem;
    if (problem.status === 404 && this.id !== null) {
      this.standing = 'gone';
    } else if (problem.code === 'conflict.version' && this.id !== null) {
      await this.meet(this.id, body);
    } else if (problem.status === 0 || problem.status === 429 || problem.status >= 500) {
      this.standing = 'lost';
      this.timer = setTimeout(() => void this.flush(), (problem.retryAfter ?? 0) * 1000 || RETRY_AFTER_MS);
    } else {
      this.standing = 'refused';
    }
  }

  /** Somebody saved: perhaps the very same, e.g. this browser, whose reply was lost. */
  private async meet(id: string, body: DraftBody): Promise<void> {
    const reply = await this.vault.load(id);
    if (!reply.ok) return this.failed(reply.problem, body);
    if (same(reply.value.body, body)) {
      this.take(reply.value);
      this.saved = body;
      this.standing = 'saved';
      return;
    }
    this.theirs = reply.value;
    this.standing = 'conflict';
  }

  private take(draft: ServerDraft): void {
    this.id = draft.id;
    this.version = draft.version;
    this.savedAt = draft.updated_at;
    this.problems = draft.problems;
    this.problem = null;
  }
}
