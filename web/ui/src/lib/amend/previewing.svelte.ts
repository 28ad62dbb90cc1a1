// The server's word on what is being written, such as a preview of an amendment: asked for a moment after the last
// change; an older answer never replaces a newer one.

import type { Problem, Reply } from '../api/http';
import type { Preview } from '../api/types';

const AFTER_MS = 500;

export class Previewing<Answer = Preview> {
  preview = $state.raw<Answer | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  /** null: there is nothing to ask. */
  ask(send: (() => Promise<Reply<Answer>>) | null, after = AFTER_MS): void {
    clearTimeout(this.timer);
    this.asked += 1;
    this.busy = send !== null;
    if (send === null) {
      this.preview = null;
      this.problem = null;
      return;
    }
    this.timer = setTimeout(() => void this.fetch(send, this.asked), after);
  }

  private async fetch(send: () => Promise<Reply<Answer>>, asked: number): Promise<void> {
    const reply = await send();
    if (asked !== this.asked) return;
    this.busy = false;
    this.preview = reply.ok ? reply.value : null;
    this.problem = reply.ok ? null : reply.problem;
  }
}
