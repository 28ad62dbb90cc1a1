// A file on its way in: which one and how it is read, what the server would make of it, and then how far it is.

import type { Problem, Reply } from '../api/http';
import * as calls from '../api/imports';
import type { ImportKind, ImportLook, WholeImport } from '../api/types';
import { Sending } from '../sending.svelte';
import { MOST_BYTES } from './kinds';

const POLL_MS = 700;

export class Bringing {
  kind = $state<ImportKind>('conversations');
  file = $state.raw<File | null>(null);
  journey = $state<number | null>(null);
  relation = $state('buyer');
  separator = $state('');
  encoding = $state('');
  map = $state.raw<Record<string, string>>({});
  tooLarge = $state(false);
  looking = $state(false);
  look = $state.raw<ImportLook | null>(null);
  lookedAs = $state.raw<calls.Reading | null>(null); // how the file was read then
  problem = $state.raw<Problem | null>(null);
  readonly sending = new Sending();
  running = $state.raw<WholeImport | null>(null);
  private asked = 0;
  private travels = false; // a look is on its way: the server reads few files at a time
  private of = ''; // the kind and the file that columns, encoding and separator were said of
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  /** `journey`: touches of this one come in; `members`: people do. */
  constructor(
    private readonly zone: string,
    journey: number | null = null,
    members = false,
  ) {
    this.journey = journey;
    if (journey !== null) this.kind = 'journeys';
    else if (members) this.kind = 'members';
  }

  private get reading(): calls.Reading {
    const { kind, relation, separator, encoding, map, zone, journey } = this;
    return { kind, relation, separator, encoding, map, zone, journey };
  }

  choose(kind: ImportKind): void {
    this.kind = kind;
    this.map = {};
    if (this.file !== null) this.of = this.named(this.file);
    void this.again();
  }

  go(journey: number | null): void {
    this.journey = journey;
    void this.again();
  }

  /** Touches are of a journey: without one there is nothing to ask. */
  get open(): boolean {
    return this.kind !== 'journeys' || this.journey !== null;
  }

  /** What was shown is what would come in. */
  get seen(): boolean {
    return this.look !== null && !this.looking && this.problem === null;
  }

  /** A corrected file that is given again is read as it was before; another one as it tells itself. */
  take(file: File): void {
    this.tooLarge = file.size > MOST_BYTES;
    this.file = this.tooLarge ? null : file;
    this.running = null;
    if (this.file !== null && this.of !== this.named(file)) {
      this.of = this.named(file);
      this.look = null;
      this.map = {};
      this.encoding = this.separator = '';
    }
    void this.again();
  }

  private named({ name }: File): string {
    return `${this.kind}\n${name}`;
  }

  /** This column says that field; an empty one: none does. */
  say(field: string, column: string): void {
    this.map = { ...this.map, [field]: column };
    void this.again();
  }

  /** The file, while there is something to ask of it. */
  private get toLookAt(): File | null {
    return this.running === null && this.open && !this.ended ? this.file : null;
  }

  /** Asks what the file would come to as it is read now; once more, when it is read in another way meanwhile. */
  async again(): Promise<void> {
    this.asked += 1;
    this.sending.problem = null;
    this.problem = null;
    if (!this.open) this.look = null;
    this.looking = this.toLookAt !== null;
    if (this.travels) return;
    this.travels = true;
    for (let file = this.toLookAt; file !== null; file = this.looking ? this.toLookAt : null) {
      const [mine, reading] = [this.asked, this.reading];
      const reply = await calls.look(file, reading);
      if (mine === this.asked) this.told(reply, reading);
    }
    this.travels = this.looking = false;
  }

  private told(reply: Reply<ImportLook>, reading: calls.Reading): void {
    this.looking = false;
    this.problem = reply.ok ? null : reply.problem;
    if (reply.ok) [this.look, this.lookedAs] = [reply.value, reading];
    else if (this.look?.kind !== this.kind) this.look = null;
  }

  async bringIn(): Promise<void> {
    const file = this.file;
    if (file === null || !this.seen) return;
    await this.sending.run(async () => {
      const reply = await calls.bringIn(file, this.reading);
      if (!reply.ok) return reply.problem;
      this.follow(reply.value);
      return null;
    });
  }

  /** One that began before: by somebody else, or before the page was reloaded. */
  async findRunning(): Promise<void> {
    const reply = await calls.recent();
    const found = reply.ok ? reply.value.imports.find((one) => one.ended_at === null) : undefined;
    if (found && this.running === null) this.follow({ ...found, bad_rows: [] });
  }

  anew(): void {
    this.running = null;
    this.file = null;
    void this.again();
  }

  /** The page is closed; the file comes in all the same. */
  leave(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  /** How it stands, in the language that is spoken now. */
  async refresh(): Promise<void> {
    if (this.running === null) return;
    const reply = await calls.one(this.running.id);
    if (this.running === null) return;
    if (reply.ok) this.running = reply.value;
    // A server that was started anew has forgotten it.
    else if (reply.problem.status === 404) this.running = forgotten(this.running, reply.problem);
  }

  private follow(one: WholeImport): void {
    this.running = one;
    clearTimeout(this.timer);
    if (this.ended || one.ended_at !== null) return;
    this.timer = setTimeout(() => {
      void this.refresh().then(() => this.running && this.follow(this.running));
    }, POLL_MS);
  }
}

const forgotten = (one: WholeImport, { code, detail }: Problem): WholeImport => ({
  ...one,
  status: 'stopped',
  ended_at: one.asked_at,
  why: { code, detail },
});
