// What the approvals of an action lack, as its kind counts them. The server counts; these are its words.

import type { Action } from '../api/types';
import { t } from '../i18n/index.svelte';

export function shortfalls(action: Action): string[] {
  return action.because.flatMap(({ code, needed = 0, found = 0 }) => {
    switch (code) {
      case 'too_few_approvals':
        return [t('short.approvals', { needed, found })];
      case 'no_majority':
        return [t('short.majority', { needed, found })];
      case 'no_quorum':
        return [t('short.quorum', { needed, found })];
      case 'vetoed':
      case 'objection_unanswered':
      case 'not_spoken':
      case 'approval_missing':
      case 'requires_prevented':
        return [];
    }
  });
}
