// Until when a turn is, in words. A halt waits without a window, an answer at the latest for the decision.

import type { Proposal } from '../api/types';
import { t } from '../i18n/index.svelte';
import { soon } from '../when';
import type { TurnRow } from './turns';

export function turnDue(proposal: Proposal, { due, tasks }: TurnRow): string {
  if (due !== null) return t('whose.until', { when: soon(due) });
  const open = proposal.status === 'in_review' || proposal.status === 'awaiting_decision';
  if (open && tasks.every(({ task }) => task === 'decide')) return t('whose.stands_still');
  return t(open ? 'whose.before_decision' : 'whose.no_due');
}
