// How a power of the rulebook is drawn: the same shapes as the positions that come of it.

import type { Power } from '../../lib/organisation/law';
import type { IconName } from '../../parts/icons';

export const MARKS: Record<Power, { kind: 'for' | 'object' | 'veto' | 'wait'; icon: IconName }> = {
  veto: { kind: 'veto', icon: 'veto' },
  object: { kind: 'object', icon: 'object' },
  approval: { kind: 'for', icon: 'approve' },
  halt: { kind: 'object', icon: 'halted' },
  comment: { kind: 'wait', icon: 'none' },
};
