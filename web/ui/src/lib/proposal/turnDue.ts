// Until when a turn is, in words. A halt waits without a window, an answer at the latest for the decision, and the
// window of a later stage begins with the stage.

import type { Proposal } from '../api/types';
import { t } from '../i18n/index.svelte';
import { soon } from '../when';
import type { TurnRow } from './turns';

export function turnDue(proposal: Proposal, { due, tasks, reminded }: TurnRow): string {
  if (due !== null) return t(reminded ? 'whose.until_reminded' : 'whose.until', { when: soon(due) });
  const open = proposal.status === 'in_review' || proposal.status === 'awaiting_decision';
  if (open && tasks.every(({ task }) => task === 'decide')) return t('whose.stands_still');
  if (open && tasks.every(({ task }) => task === 'position' || task === 'approval'))
    return t('whose.no_due_yet');
  return t(open ? 'whose.before_decision' : 'whose.no_due');
}
