// A department's word on an action, as a mark.

import type { IconName } from '../../parts/icons';
import type { Action, Proposal, Seat } from '../api/types';
import type { Key } from '../i18n/index.svelte';

export interface Voice {
  kind: 'for' | 'object' | 'veto' | 'challenge' | 'wait';
  icon: IconName;
  key: Extract<Key, `seat.${string}` | `silent.${string}`>;
}

type SeatKey = Voice['key'];
const voice = (kind: Voice['kind'], icon: IconName, key: SeatKey): Voice => ({ kind, icon, key });

function objectionVoice(proposal: Proposal, action: Action, seat: Seat): Voice {
  const objection = proposal.objections.findLast(
    (one) => one.action === action.id && one.department === seat.department,
  );
  switch (objection?.state) {
    case 'declined':
      return voice('object', 'answered', 'seat.answered');
    case 'accepted':
      return voice('object', 'object', 'seat.accepted');
    case 'raised':
    case 'resolved':
    case 'withdrawn':
    case undefined:
      return voice('object', 'object', 'seat.object');
  }
}

function vetoVoice(proposal: Proposal, action: Action, seat: Seat): Voice {
  const veto = proposal.vetoes.findLast(
    (one) => one.action === action.id && one.department === seat.department,
  );
  switch (veto?.state) {
    case 'challenged':
      return voice('challenge', 'challenged', 'seat.challenged');
    case 'sustained':
      return voice('veto', 'sustained', 'seat.sustained');
    case 'overridden':
      return voice('wait', 'overridden', 'seat.overridden');
    case 'standing':
    case 'withdrawn':
    case undefined:
      return voice('veto', 'veto', 'seat.veto');
  }
}

/** Who has not spoken: asked and still able to, silent by now, nobody there, or never asked. */
function quietVoice(seat: Seat, open: boolean): Voice {
  if (seat.silent === 'consent') return voice('wait', 'wait', 'silent.consent');
  if (seat.silent === 'abstain') return voice('wait', 'abstain', 'silent.abstain');
  if (seat.vacant) return voice('wait', 'none', 'seat.vacant');
  if (seat.approval_required) return voice('wait', 'wait', 'seat.needed');
  if (seat.power === 'comment' || !open)
    return voice('wait', 'none', seat.power === 'comment' ? 'seat.comment' : 'seat.not_yet');
  return voice('wait', 'wait', 'seat.not_yet');
}

export function voiceOf(proposal: Proposal, action: Action, seat: Seat, open: boolean): Voice {
  switch (seat.position) {
    case 'approve':
      return voice('for', 'approve', 'seat.approve');
    case 'abstain':
      return voice('wait', 'abstain', 'seat.abstain');
    case 'object':
      return objectionVoice(proposal, action, seat);
    case 'veto':
      return vetoVoice(proposal, action, seat);
    case null:
      return quietVoice(seat, open);
  }
}
