// Everybody who is here, by name: to say who said something.

import { members } from './api/calls';
import type { Member } from './api/types';

export type Named = Member & { name: string };

export class Members {
  here = $state.raw<Named[]>([]); // sorted by name; empty until they have come

  async load(): Promise<void> {
    const reply = await members();
    if (!reply.ok) return; // one's own name is always offered
    this.here = reply.value.members
      .filter((one): one is Named => one.name !== null && one.left === null)
      .sort((one, other) => one.name.localeCompare(other.name));
  }
}
