// Which revision of a proposal this member has seen, in this browser: so that a change is told to who comes back, and
// to who was reading while it came.

const keyOf = (member: string, proposal: number) => `counterweight.seen.${member}.${proposal}`;

function read(key: string): number {
  try {
    return Number(localStorage.getItem(key) ?? 0);
  } catch {
    return 0; // no storage: the first look counts
  }
}

export class Seen {
  revision = $state(0);
  private readonly key: string;

  constructor(member: string, proposal: number, present: number) {
    this.key = keyOf(member, proposal);
    this.revision = read(this.key) || present;
    if (this.revision === present) this.mark(present);
  }

  /** The member has seen this one; an older tab does not take it back. */
  mark(revision: number): void {
    this.revision = Math.max(this.revision, revision);
    try {
      localStorage.setItem(this.key, String(Math.max(this.revision, read(this.key))));
    } catch {
      // as above
    }
  }
}
