// How a vote on another rulebook stands, from the server's own count.

import type { ChangeStatus, RulebookChange } from '../api/types';
import type { IconName } from '../../parts/icons';

export interface Standing {
  ratify: number;
  reject: number;
  silent: number;
  slots: number; // votes for it that are still needed, as many votes as are cast now
}

export function standing({ count, status }: Pick<RulebookChange, 'count' | 'status'>): Standing {
  const { roll, ratify, reject, needed_for } = count;
  const open = status === 'voting';
  return {
    ratify,
    reject,
    silent: open ? Math.max(0, roll - ratify - reject) : 0,
    slots: open ? Math.max(0, needed_for - ratify) : 0,
  };
}

/** Those that are voted on first, the nearest end first; then the rest as they come. */
export function inOrder(changes: readonly RulebookChange[]): {
  voting: RulebookChange[];
  ended: RulebookChange[];
} {
  const voting = changes.filter(({ status }) => status === 'voting');
  voting.sort((a, b) => Date.parse(a.due) - Date.parse(b.due));
  return { voting, ended: changes.filter(({ status }) => status !== 'voting') };
}

const LOOKS: Record<ChangeStatus, { kind: 'ink' | 'for' | 'object' | 'wait'; icon: IconName }> = {
  voting: { kind: 'ink', icon: 'review' },
  adopted: { kind: 'for', icon: 'approve' },
  rejected: { kind: 'object', icon: 'object' },
  withdrawn: { kind: 'wait', icon: 'withdrawn' },
  overtaken: { kind: 'wait', icon: 'expired' },
};
export const changeLook = (status: ChangeStatus) => LOOKS[status];
