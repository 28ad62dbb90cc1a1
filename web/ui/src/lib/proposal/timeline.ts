// The timeline's events by day, each with the icon and the meaning of what happened. The words are the server's.

import type { IconName } from '../../parts/icons';
import type { Happening } from '../api/types';

type Kind = 'for' | 'object' | 'veto' | 'challenge' | 'wait' | 'ink';

const LOOKS: Record<string, [IconName, Kind]> = {
  proposal_submitted: ['review', 'ink'],
  position_taken: ['approve', 'for'],
  position_withdrawn: ['undo', 'wait'],
  objection_raised: ['object', 'object'],
  objection_answered: ['answered', 'object'],
  objection_resolved: ['check', 'for'],
  objection_withdrawn: ['vwithdrawn', 'wait'],
  veto_cast: ['veto', 'veto'],
  veto_withdrawn: ['vwithdrawn', 'wait'],
  veto_challenged: ['challenged', 'challenge'],
  sustain_vote_cast: ['sustained', 'challenge'],
  challenge_closed: ['sustained', 'veto'],
  review_closed: ['awaiting', 'ink'],
  comment_added: ['more', 'wait'],
  decision_made: ['launched', 'ink'],
  proposal_expired: ['expired', 'wait'],
};

function look(happening: Happening): [IconName, Kind] {
  const { type, data } = happening;
  if (type === 'position_taken' && data?.['position'] === 'abstain') return ['abstain', 'wait'];
  if (type === 'sustain_vote_cast' && data?.['vote'] === 'release') return ['overridden', 'challenge'];
  if (type === 'challenge_closed' && data?.['result'] !== 'sustained') return ['overridden', 'wait'];
  if (type === 'decision_made' && data?.['decision'] === 'withdraw') return ['withdrawn', 'wait'];
  return LOOKS[type] ?? ['none', 'wait'];
}

export const happeningIcon = (happening: Happening) => look(happening)[0];
export const happeningKind = (happening: Happening) => look(happening)[1];

export interface Day {
  name: string;
  events: Happening[];
}

export function byDay(events: readonly Happening[], nameOf: (time: string) => string): Day[] {
  const days: Day[] = [];
  for (const event of events) {
    const name = nameOf(event.at);
    const last = days.at(-1);
    if (last?.name === name) last.events.push(event);
    else days.push({ name, events: [event] });
  }
  return days;
}
