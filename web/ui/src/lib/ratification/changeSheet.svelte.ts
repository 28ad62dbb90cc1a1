// One change of the rulebook on the screen: fetched, kept current, changed by commands.

import type { Problem, Reply } from '../api/http';
import * as calls from '../api/ratification';
import type { RulebookChange } from '../api/types';
import { isStale } from '../problem';
import { law } from './law.svelte';

export class ChangeSheet {
  change = $state.raw<RulebookChange | null>(null);
  problem = $state.raw<Problem | null>(null); // why there is nothing, or nothing newer
  private asked = 0;

  constructor(readonly id: number) {}

  async load(): Promise<void> {
    const mine = ++this.asked;
    const reply = await calls.change(this.id);
    if (mine !== this.asked) return; // something newer is known, or on its way
    this.problem = reply.ok ? null : reply.problem;
    if (reply.ok) this.change = reply.value;
  }

  /** Carries out a command; its reply is the change as it is then. */
  async command(sent: Promise<Reply<{ change: RulebookChange }>>): Promise<Problem | null> {
    const reply = await sent;
    if (reply.ok) {
      this.asked += 1;
      this.change = reply.value.change;
      this.problem = null;
      law.follow();
      return null;
    }
    if (isStale(reply.problem)) void this.load();
    return reply.problem;
  }
}
