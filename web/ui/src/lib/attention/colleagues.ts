// Who could do it instead of me: the rest of my department, by name.

import type { Member } from '../api/types';

type Myself = { id: string; department: string };
export type Colleague = Member & { name: string };

export function isAway({ absent }: Member, now: number): boolean {
  return absent !== null && Date.parse(absent.from) <= now && now < Date.parse(absent.until);
}

export const colleagues = (members: readonly Member[], me: Myself): Colleague[] =>
  members
    .filter((one): one is Colleague => one.name !== null && one.left === null)
    .filter((one) => one.department === me.department && one.id !== me.id)
    .sort((a, b) => a.name.localeCompare(b.name));
