// What waits for me, in groups: mine to do, put aside, given away. All pure.

import type { Waiting } from '../api/types';
import type { Item } from './types';

export type Group = 'given' | 'waiting' | 'snoozed' | 'handed';

/** Gives each a place; two that a server names alike are still two. */
export function placed(items: readonly Waiting[]): Item[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const { key } = item;
    const n = (seen.get(key) ?? 0) + 1;
    seen.set(key, n);
    return { ...item, place: n === 1 ? key : `${key}~${n}` };
  });
}

export const snoozed = (item: Waiting, now: number) => Date.parse(item.snoozed_until ?? '') > now;

/** What I handed over is no longer mine, though it came from somebody; what was put aside is nobody's just now. */
export function groupOf(item: Waiting, me: string, now: number): Group {
  if (item.handed_to && item.handed_to.id !== me) return 'handed';
  if (snoozed(item, now)) return 'snoozed';
  return item.handed_by && item.handed_by.id !== me ? 'given' : 'waiting';
}

export function grouped(items: readonly Item[], me: string, now: number): Record<Group, Item[]> {
  const groups: Record<Group, Item[]> = { given: [], waiting: [], snoozed: [], handed: [] };
  for (const item of items) groups[groupOf(item, me, now)].push(item);
  groups.snoozed.sort((a, b) => Date.parse(a.snoozed_until!) - Date.parse(b.snoozed_until!));
  return groups;
}
