// A check on the server, asked after until it has ended. One at a time: a later question replaces an earlier one.

import * as calls from '../api/ratification';
import type { Problem, Reply } from '../api/http';
import type { LawDocument, RulebookCheck } from '../api/types';

const FIRST_MS = 400;
const MOST_MS = 2_000;

export const hasEnded = (check: RulebookCheck) => check.status !== 'waiting' && check.status !== 'running';

export class Checking {
  check = $state.raw<RulebookCheck | null>(null);
  problem = $state.raw<Problem | null>(null);
  asking = $state(false); // a first answer is awaited
  private turn = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Has this document checked. */
  begin = (document: LawDocument) => this.follow(() => calls.check(document));

  /** What the check of this one has found; in the language of now. */
  look = (hash: string) => this.follow(() => calls.checkOf(hash));

  /** One that was given up begins anew; a head may say so, for others asking is enough. */
  async again(hash: string): Promise<void> {
    const source = await calls.source(hash);
    if (!source.ok) return this.look(hash);
    await this.begin(source.value.rulebook);
    if (this.problem?.status === 403) await this.look(hash);
  }

  stop(): void {
    this.turn += 1;
    clearTimeout(this.timer);
    this.asking = false;
  }

  forget(): void {
    this.stop();
    this.check = null;
    this.problem = null;
  }

  private async follow(ask: () => Promise<Reply<RulebookCheck>>): Promise<void> {
    this.stop();
    const mine = this.turn;
    this.asking = true;
    await this.ask(mine, ask, FIRST_MS);
  }

  private async ask(mine: number, ask: () => Promise<Reply<RulebookCheck>>, wait_ms: number): Promise<void> {
    const reply = await ask();
    if (mine !== this.turn) return;
    this.asking = false;
    this.problem = reply.ok ? null : reply.problem;
    if (reply.ok) this.check = reply.value;
    else if (reply.problem.status !== 0) return; // a refusal stays one; a lost answer is asked for again
    const { check } = this;
    if (check === null || hasEnded(check)) return;
    const { hash } = check;
    const next = () => void this.ask(mine, () => calls.checkOf(hash), Math.min(MOST_MS, wait_ms * 1.3));
    this.timer = setTimeout(next, wait_ms);
  }
}
