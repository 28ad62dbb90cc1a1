// A department's word on an action, as a mark.

import type { IconName } from '../../parts/icons';
import type { Action, Objection, Position, Proposal, Seat, Veto } from '../api/types';
import type { Key } from '../i18n/index.svelte';

export interface Voice {
  kind: 'for' | 'object' | 'veto' | 'challenge' | 'wait';
  icon: IconName;
  key: Extract<Key, `seat.${string}` | `silent.${string}`>;
}

/** What one member said, where the members of a department vote. */
export function wordLook(position: Position): Pick<Voice, 'kind' | 'icon'> {
  switch (position) {
    case 'approve':
      return { kind: 'for', icon: 'approve' };
    case 'abstain':
      return { kind: 'wait', icon: 'abstain' };
    case 'object':
    case 'veto':
      return { kind: position, icon: position };
  }
}

type SeatKey = Voice['key'];
const voice = (kind: Voice['kind'], icon: IconName, key: SeatKey): Voice => ({ kind, icon, key });

const latest = <T extends { action: string; department: string }>(all: T[], action: Action, seat: Seat) =>
  all.findLast((one) => one.action === action.id && one.department === seat.department);

function objectionVoice(objection: Objection | undefined): Voice {
  if (objection?.waiting_due) return voice('object', 'object', 'seat.objection_waits');
  switch (objection?.state) {
    case 'declined':
      return objection.settle_due
        ? voice('object', 'object', 'seat.settles')
        : voice('object', 'answered', 'seat.answered');
    case 'accepted':
      return voice('object', 'object', 'seat.accepted');
    case 'met':
      return voice('for', 'check', 'seat.met');
    case 'resolved':
      return voice('for', 'check', 'seat.resolved');
    case 'lapsed':
      return voice('wait', 'lapsed', 'seat.objection_lapsed');
    case 'raised':
    case 'withdrawn':
    case undefined:
      return voice('object', 'object', 'seat.object');
  }
}

function vetoVoice(veto: Veto | undefined): Voice {
  if (veto?.waiting_due) return voice('veto', 'veto', 'seat.veto_waits');
  if (veto?.asked_due) return voice('veto', 'veto', 'seat.veto_asked');
  switch (veto?.state) {
    case 'challenged':
      return voice('challenge', 'challenged', 'seat.challenged');
    case 'sustained':
      return voice('veto', 'sustained', 'seat.sustained');
    case 'overridden':
      return voice('wait', 'overridden', 'seat.overridden');
    case 'lifted':
      return voice('for', 'overridden', 'seat.lifted');
    case 'lapsed':
      return voice('wait', 'lapsed', 'seat.veto_lapsed');
    case 'resting':
      return voice('wait', 'lapsed', 'seat.resting');
    case 'standing':
    case 'withdrawn':
    case undefined:
      return voice('veto', 'veto', 'seat.veto');
  }
}

/** Who has not spoken: asked and still able to, silent by now, asked later, nobody there, or never asked. */
function quietVoice(action: Action, seat: Seat, open: boolean): Voice {
  if (seat.silent === 'consent') return voice('wait', 'wait', 'silent.consent');
  if (seat.silent === 'abstain') return voice('wait', 'abstain', 'silent.abstain');
  if (seat.silent === 'block') return voice('veto', 'wait', 'silent.block');
  if (seat.escalated && open) return voice('wait', 'wait', 'seat.escalated');
  if (seat.later && open && action.open) return voice('wait', 'wait', 'seat.later');
  if (seat.vacant) return voice('wait', 'none', 'seat.vacant');
  if (seat.approval_required) return voice('wait', 'wait', 'seat.needed');
  if (open && seat.members !== undefined) return voice('wait', 'wait', 'seat.voting');
  if (seat.power === 'comment' || !open)
    return voice('wait', 'none', seat.power === 'comment' ? 'seat.comment' : 'seat.not_yet');
  return voice('wait', 'wait', 'seat.not_yet');
}

export function voiceOf(proposal: Proposal, action: Action, seat: Seat, open: boolean): Voice {
  const objection = latest(proposal.objections, action, seat);
  const veto = latest(proposal.vetoes, action, seat);
  switch (seat.position) {
    case 'approve':
      return voice('for', 'approve', 'seat.approve');
    case 'abstain':
      return voice('wait', 'abstain', 'seat.abstain');
    case 'object':
      return objectionVoice(objection);
    case 'veto':
      return vetoVoice(veto);
    case null:
      // What was said of an earlier content counts until its department has looked again.
      if (veto?.bites) return vetoVoice(veto);
      if (objection?.waiting_due) return objectionVoice(objection);
      return quietVoice(action, seat, open);
  }
}
