// The timeline's events by day, each with the icon and the meaning of what happened. The words are the server's.

import type { IconName } from '../../parts/icons';
import type { Happening } from '../api/types';

type Kind = 'for' | 'object' | 'veto' | 'challenge' | 'pilot' | 'wait' | 'ink';

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
  silence_escalated: ['wait', 'wait'],
  review_closed: ['awaiting', 'ink'],
  comment_added: ['more', 'wait'],
  decision_made: ['launched', 'ink'],
  proposal_expired: ['expired', 'wait'],
  decision_window_moved: ['wait', 'wait'],
  proposal_amended: ['draft', 'ink'],
  objection_settled: ['answered', 'object'],
  objection_carried: ['object', 'object'],
  objection_copied: ['object', 'object'],
  objection_reaffirmed: ['object', 'object'],
  objection_lapsed: ['lapsed', 'wait'],
  veto_carried: ['veto', 'veto'],
  veto_copied: ['veto', 'veto'],
  veto_reaffirmed: ['veto', 'veto'],
  veto_lapsed: ['lapsed', 'wait'],
  veto_lifted: ['overridden', 'for'],
  veto_recast: ['veto', 'veto'],
  fact_expired: ['expired', 'veto'],
  override_signed: ['overridden', 'challenge'],
  override_seconded: ['overridden', 'challenge'],
  override_closed: ['overridden', 'wait'],
  suggestion_made: ['draft', 'ink'],
  suggestion_answered: ['check', 'ink'],
  pilot_result_recorded: ['piloting', 'pilot'],
  pilot_cleared: ['piloting', 'for'],
  action_halted: ['halted', 'object'],
  action_resumed: ['launched', 'ink'],
  action_stopped: ['stopped', 'wait'],
  outcome_recorded: ['evaluated', 'ink'],
  word_given: ['approve', 'for'],
  member_recused: ['none', 'wait'],
  final_comment_opened: ['wait', 'ink'],
  final_comment_ended: ['review', 'ink'],
  stage_opened: ['review', 'ink'],
  veto_bound: ['veto', 'veto'],
  reminder_given: ['wait', 'wait'],
  evidence_cited: ['link', 'ink'],
  premortem_answered: ['more', 'ink'],
};

const POSITIONS: Record<string, [IconName, Kind]> = {
  approve: ['approve', 'for'],
  abstain: ['abstain', 'wait'],
  object: ['object', 'object'],
  veto: ['veto', 'veto'],
};

/** The same event may mean one thing or the other. */
function look({ type, data }: Happening): [IconName, Kind] {
  const is = (key: string, value: unknown) => data?.[key] === value;
  if (type === 'position_taken' || type === 'word_given') {
    const said = POSITIONS[String(data?.['position'])];
    if (said) return said;
  }
  if (type === 'sustain_vote_cast' && is('vote', 'release')) return ['overridden', 'challenge'];
  if (type === 'challenge_closed' && !is('result', 'sustained')) return ['overridden', 'wait'];
  if (type === 'decision_made' && is('decision', 'withdraw')) return ['withdrawn', 'wait'];
  if (type === 'decision_made' && data?.['pilot']) return ['piloting', 'pilot'];
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
