// The guided way through a first campaign: offered to who has submitted none, until it is declined or has been gone.

import * as calls from '../api/calls';

export const STEPS = ['proposal', 'why', 'actions', 'send'] as const;
export type Step = (typeof STEPS)[number];

const PAGES = 5; // of proposals that are looked through for one of one's own

function key(organisation: string, member: string): string {
  return `counterweight.guide.${organisation}.${member}`;
}

export class Guide {
  offered = $state(false);
  step = $state<Step | null>(null); // null: the whole form, unguided

  constructor(
    private readonly organisation: string,
    private readonly member: string,
  ) {}

  async look(): Promise<void> {
    if (this.declined()) return;
    let cursor: string | null = null;
    for (let page = 0; page < PAGES; page += 1) {
      const reply = await calls.proposals(cursor === null ? '' : `cursor=${encodeURIComponent(cursor)}`);
      if (!reply.ok) return; // not known: nothing is pressed on anybody
      if (reply.value.proposals.some(({ author }) => author.id === this.member)) return this.never();
      cursor = reply.value.next;
      if (cursor === null) break;
    }
    this.offered = this.step === null;
  }

  begin(): void {
    this.offered = false;
    this.step = STEPS[0];
  }

  go(by: 1 | -1): void {
    if (this.step === null) return;
    this.step = STEPS[Math.min(STEPS.length - 1, Math.max(0, STEPS.indexOf(this.step) + by))]!;
  }

  /** The whole form at once, this time; the offer is there again next time. */
  leave(): void {
    this.step = null;
  }

  /** Declined, or no longer needed: for good. */
  never(): void {
    this.offered = false;
    this.step = null;
    try {
      localStorage.setItem(key(this.organisation, this.member), 'never');
    } catch {
      // no storage: as long as the page
    }
  }

  /** Which parts of the form are on the screen. The last step shows everything once more. */
  shows(part: Step): boolean {
    return this.step === null || this.step === 'send' || this.step === part;
  }

  private declined(): boolean {
    try {
      return localStorage.getItem(key(this.organisation, this.member)) === 'never';
    } catch {
      return false;
    }
  }
}
