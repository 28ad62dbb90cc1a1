// The people of the organisation as the server has them now: fetched together, and again after every change.

import type { Problem, Reply } from '../api/http';
import * as calls from '../api/organisation';
import type { Department, Invitation, RosterMember } from '../api/types';

export class People {
  departments = $state.raw<Department[]>([]);
  members = $state.raw<RosterMember[]>([]);
  invitations = $state.raw<Invitation[]>([]);
  known = $state(false);
  problem = $state.raw<Problem | null>(null);
  private asked = 0;

  async load(): Promise<void> {
    const mine = ++this.asked;
    const [departments, members, invitations] = await Promise.all([
      calls.departments(),
      calls.roster(),
      calls.invitations(),
    ]);
    if (mine !== this.asked) return; // a later question is on its way
    if (!departments.ok) this.problem = departments.problem;
    else if (!members.ok) this.problem = members.problem;
    else {
      this.departments = departments.value.departments;
      this.members = members.value.members;
      this.problem = invitations.ok ? null : invitations.problem;
      if (invitations.ok) this.invitations = invitations.value.invitations;
      this.known = true;
    }
  }

  /** Sends a change and shows what became of it; what was refused comes back. */
  async change<T>(send: Promise<Reply<T>>, taken?: (value: T) => void): Promise<Problem | null> {
    const reply = await send;
    if (!reply.ok) return reply.problem;
    taken?.(reply.value);
    await this.load();
    return null;
  }

  name(id: string): string | null {
    return this.members.find((one) => one.id === id)?.name ?? null;
  }
}
