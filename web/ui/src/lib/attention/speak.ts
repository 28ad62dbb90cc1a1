// A position taken from the list, without going to the proposal: said in a toast, where it can be taken back.

import * as calls from '../api/calls';
import type { Problem } from '../api/http';
import { t } from '../i18n/index.svelte';
import { may } from '../proposal/may';
import { sentenceOf } from '../problem';
import { toasts } from '../toast.svelte';

export interface Tap {
  proposal: number;
  action: string;
  department: string;
  number: number;
  revision: number; // the one that was on the screen
  position: 'approve' | 'abstain';
}

export async function tap(said: Tap): Promise<Problem | null> {
  const { proposal, action, department, number, revision, position } = said;
  const reply = await calls.takePosition(proposal, { action, position, revision });
  if (!reply.ok) return reply.problem;
  const undo = async () => {
    const back = await calls.withdrawPosition(proposal, action);
    if (!back.ok) toasts.tell({ text: sentenceOf(back.problem) });
  };
  const seats = reply.value.proposal.actions.find(({ id }) => id === action)?.seats;
  if (seats?.find((seat) => seat.department === department)?.members !== undefined) {
    toasts.tell({ text: t('toast.voted', { number }) });
    return null;
  }
  toasts.tell({
    text: t(position === 'approve' ? 'toast.approved' : 'toast.abstained', { number }),
    ...(may(reply.value.proposal, 'withdraw_position', { action }) ? { undo: () => void undo() } : {}),
  });
  return null;
}
