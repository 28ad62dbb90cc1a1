// The icon and the meaning of what somebody is asked to do.

import type { IconName } from '../../parts/icons';
import type { Task } from '../api/types';

type Look = { kind: 'ink' | 'object' | 'veto' | 'challenge' | 'pilot'; icon: IconName };

const LOOKS: Record<Task, Look> = {
  position: { kind: 'ink', icon: 'turn' },
  answer: { kind: 'object', icon: 'object' },
  sustain_vote: { kind: 'challenge', icon: 'challenged' },
  decide: { kind: 'ink', icon: 'awaiting' },
  reaffirm: { kind: 'ink', icon: 'turn' },
  settle: { kind: 'object', icon: 'answered' },
  recast: { kind: 'pilot', icon: 'piloting' },
  pilot_result: { kind: 'pilot', icon: 'piloting' },
  answer_halt: { kind: 'object', icon: 'halted' },
};

export const taskLook = (task: Task): Look => LOOKS[task];
