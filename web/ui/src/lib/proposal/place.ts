// Where on the proposal's page something waits.

import type { Attention } from '../api/types';

export function placeOf(waiting: Attention): string {
  const action = waiting.actions[0] ?? '';
  if (waiting.veto !== undefined) return `#veto-${waiting.veto}`;
  if (waiting.objection !== undefined) return `#objection-${waiting.objection}`;
  if (waiting.task === 'pilot_result') return `#pilot-of-${action}`;
  return waiting.task === 'answer_halt' ? `#halt-${action}` : `#action-${action}`;
}
