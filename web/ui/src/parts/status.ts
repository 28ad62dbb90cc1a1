// The icon and the meaning of a proposal's status.

import type { Status } from '../lib/api/types';
import type { IconName } from './icons';

export function statusIcon(status: Status): IconName {
  switch (status) {
    case 'draft':
      return 'draft';
    case 'in_review':
      return 'review';
    case 'awaiting_decision':
      return 'awaiting';
    case 'piloting':
      return 'piloting';
    case 'launched':
      return 'launched';
    case 'withdrawn':
      return 'withdrawn';
    case 'stopped':
      return 'stopped';
    case 'expired':
      return 'expired';
    case 'evaluated':
      return 'evaluated';
  }
}

export function statusKind(status: Status): 'ink' | 'wait' | 'pilot' {
  switch (status) {
    case 'in_review':
    case 'awaiting_decision':
    case 'launched':
    case 'evaluated':
      return 'ink';
    case 'piloting':
      return 'pilot';
    case 'draft':
    case 'withdrawn':
    case 'expired':
    case 'stopped':
      return 'wait';
  }
}
