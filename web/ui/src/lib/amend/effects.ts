// What an amendment would do, in the server's own sentences, each with the mark of what it is about.

import type { IconName } from '../../parts/icons';
import type { Preview } from '../api/types';

export interface Effect {
  kind: 'for' | 'object' | 'veto' | 'wait' | 'ink';
  icon: IconName;
  sentence: string;
}
type Sign = Pick<Effect, 'kind' | 'icon'>;

const VETO: Record<Preview['vetoes'][number]['effect'], Sign> = {
  lifted: { kind: 'for', icon: 'overridden' },
  waits: { kind: 'veto', icon: 'veto' },
  rests: { kind: 'wait', icon: 'wait' },
  returns: { kind: 'veto', icon: 'veto' },
  kept_overridden: { kind: 'wait', icon: 'overridden' },
  override_void: { kind: 'veto', icon: 'veto' },
  kept: { kind: 'veto', icon: 'veto' },
  lapsed: { kind: 'wait', icon: 'lapsed' },
};
const OBJECTION: Record<Preview['objections'][number]['effect'], Sign> = {
  met: { kind: 'for', icon: 'check' },
  waits: { kind: 'object', icon: 'object' },
  lapsed: { kind: 'wait', icon: 'answered' },
  returns: { kind: 'object', icon: 'object' },
  kept: { kind: 'object', icon: 'object' },
};
const BOUND: Sign = { kind: 'veto', icon: 'sustained' };
const REVIEW: Sign = { kind: 'ink', icon: 'review' };
const OTHER: Sign = { kind: 'wait', icon: 'undo' };

/** Review is told first; vetoes, those that bind, objections, gains, losses last, in this order, each in a sentence. */
export function effectsOf(preview: Preview): Effect[] {
  const last: Sign[] = [
    ...preview.vetoes.map(({ effect }) => VETO[effect]),
    ...preview.bound.map(() => BOUND),
    ...preview.objections.map(({ effect }) => OBJECTION[effect]),
    ...preview.gains.map((): Sign => ({ kind: 'ink', icon: 'up' })),
    ...preview.losses.map((): Sign => ({ kind: 'ink', icon: 'down' })),
  ];
  const before = preview.sentences.length - last.length;
  return preview.sentences.map((sentence, i) => ({
    ...(i === 0 ? REVIEW : i < before ? OTHER : (last[i - before] ?? OTHER)),
    sentence,
  }));
}
