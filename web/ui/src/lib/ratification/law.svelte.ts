// The law as it stands: what is in force, what is voted on, and what of it waits for me. Kept current with the ledger,
// at most so often: every entry of it may have changed the law, and few have.

import * as calls from '../api/ratification';
import type { Problem } from '../api/http';
import type { Rulebooks } from '../api/types';
import { t } from '../i18n/index.svelte';
import { session } from '../session.svelte';
import { toasts } from '../toast.svelte';

const SELDOM_MS = 2_000;

class Law {
  page = $state.raw<Rulebooks | null>(null);
  problem = $state.raw<Problem | null>(null);
  private asked = 0; // when, by this machine's clock
  private number = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** How many votes wait for me. */
  get waiting(): number {
    return this.page?.changes.filter(({ allowed }) => allowed.includes('vote')).length ?? 0;
  }

  /** The ledger has moved. */
  follow(): void {
    if (this.timer !== undefined) return;
    const wait = Math.max(0, this.asked + SELDOM_MS - Date.now());
    this.timer = setTimeout(() => void this.load(), wait);
  }

  async load(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.asked = Date.now();
    const mine = ++this.number;
    const reply = await calls.rulebooks();
    if (mine !== this.number) return; // a later question is on its way
    this.problem = reply.ok ? null : reply.problem;
    if (!reply.ok) return;
    this.page = reply.value;
    const { hash, version } = reply.value.in_force;
    if (session.me === null || session.me.rulebook === hash) return;
    if (await session.comeUnder(hash)) toasts.tell({ text: t('ratify.now_in_force', { version }) });
  }

  /** Nobody is signed in any more. */
  forget(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.number += 1;
    this.asked = 0;
    this.page = null;
    this.problem = null;
  }
}

export const law = new Law();
