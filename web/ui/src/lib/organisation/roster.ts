// What follows from who belongs where. Pure: what somebody may do with whom, the server says.

import type { Department, RosterMember } from '../api/types';

export const present = (members: readonly RosterMember[]) => members.filter((one) => one.left === null);
export const gone = (members: readonly RosterMember[]) =>
  members.filter((one) => one.left !== null).sort((a, b) => b.left!.localeCompare(a.left!));

const byName = (a: RosterMember, b: RosterMember) =>
  (a.name ?? '').localeCompare(b.name ?? '') || (a.id < b.id ? -1 : 1);

/** Who belongs to a department now: heads first, then by name. */
export function membersOf(members: readonly RosterMember[], department: string): RosterMember[] {
  return present(members)
    .filter((one) => one.department === department)
    .sort((a, b) => Number(b.head) - Number(a.head) || byName(a, b));
}

/** Departments that want a head, and whose roll the asker may change: the one with the final say first. */
export function toInvite(departments: readonly Department[]): Department[] {
  const open = departments.filter((one) => one.heads.length === 0 && one.may_invite);
  return [...open.filter((one) => one.final_say), ...open.filter((one) => !one.final_say)];
}

export type Remaining = 'nobody' | 'no_head' | 'enough';

/** What the member's department has left without them, or without them as its head. */
export function without(members: readonly RosterMember[], member: RosterMember): Remaining {
  const others = membersOf(members, member.department).filter((one) => one.id !== member.id);
  if (others.length === 0) return 'nobody';
  return member.head && !others.some((one) => one.head) ? 'no_head' : 'enough';
}

/** Whom a head could ask to act for them. */
export const colleagues = (members: readonly RosterMember[], me: RosterMember) =>
  membersOf(members, me.department).filter((one) => one.id !== me.id);

export const deputyOf = (members: readonly RosterMember[], id: string) =>
  present(members).find((one) => one.acts_for.includes(id));

/** Whether a member is away now, will be, or neither. An absence ends at its `until`. */
export function away(member: RosterMember, now: number): 'now' | 'later' | null {
  if (!member.absent || Date.parse(member.absent.until) <= now) return null;
  return Date.parse(member.absent.from) <= now ? 'now' : 'later';
}
