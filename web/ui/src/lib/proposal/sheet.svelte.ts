// One proposal on the screen: fetched, kept current with the live board, changed by commands.

import * as calls from '../api/calls';
import type { Problem, Reply } from '../api/http';
import type { CommandReply, Happening, Proposal } from '../api/types';
import { seqOf } from '../live/cursor';
import { isStale } from '../problem';
import { session } from '../session.svelte';

const TIMELINE_PAGES = 40;

export class Sheet {
  proposal = $state.raw<Proposal | null>(null);
  problem = $state.raw<Problem | null>(null); // why there is nothing, or nothing newer
  events = $state.raw<readonly Happening[]>([]);
  timelineProblem = $state.raw<Problem | null>(null);
  private fetching = false;
  private following = false;

  constructor(
    readonly id: number,
    private readonly told = true, // whether its timeline is read too
  ) {}

  /** Fetches the whole anew, e.g. in another language. */
  async load(): Promise<void> {
    this.events = [];
    await Promise.all([this.refresh(), this.follow()]);
  }

  /** Called when the live card of this proposal is at `seq`. */
  async catchUp(seq: number): Promise<void> {
    if (this.fetching || (this.proposal && seq <= seqOf(this.proposal.cursor))) return;
    await Promise.all([this.refresh(), this.follow()]);
  }

  /** Carries out a command; its reply is the proposal as it is then. */
  async command(sent: Promise<Reply<CommandReply>>): Promise<Problem | null> {
    const reply = await sent;
    if (reply.ok) {
      this.show(reply.value.proposal);
      void this.follow();
      return null;
    }
    if (isStale(reply.problem)) void this.refresh();
    return reply.problem;
  }

  private async refresh(): Promise<void> {
    this.fetching = true;
    const reply = await calls.proposal(this.id);
    if (reply.ok) {
      const lawProblem = await session.need(reply.value.rulebook);
      this.problem = lawProblem;
      if (!lawProblem) this.show(reply.value);
    } else {
      this.problem = reply.problem;
    }
    this.fetching = false;
  }

  /** Replies may overtake each other: an older picture never replaces a newer one. */
  private show(proposal: Proposal): void {
    if (this.proposal && seqOf(proposal.cursor) < seqOf(this.proposal.cursor)) return;
    this.proposal = proposal;
    this.problem = null;
  }

  /** Reads what the timeline has beyond what is known. */
  private async follow(): Promise<void> {
    if (this.following || !this.told) return;
    this.following = true;
    for (let page = 0; page < TIMELINE_PAGES; page += 1) {
      const known = this.events;
      const reply = await calls.timeline(this.id, known.at(-1)?.seq ?? 0);
      this.timelineProblem = reply.ok ? null : reply.problem;
      if (!reply.ok) break;
      // Another language was asked for meanwhile, or the same page twice.
      if (this.events !== known) continue;
      this.events = [...known, ...reply.value.events];
      if (reply.value.next === null) break;
    }
    this.following = false;
  }
}
