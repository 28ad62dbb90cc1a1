// One form's way to the server: busy while it is on its way, then nothing or a problem that stays in place.

import type { Problem } from './api/http';

export class Sending {
  busy = $state(false);
  problem = $state.raw<Problem | null>(null);

  /** True when it was taken. A second press while the first is on its way does nothing. */
  async run(send: () => Promise<Problem | null>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = await send();
    this.busy = false;
    return this.problem === null;
  }
}
