import type { VetoState } from '../../lib/api/types';
import type { IconName } from '../../parts/icons';

export function vetoIcon(state: VetoState): IconName {
  switch (state) {
    case 'standing':
      return 'veto';
    case 'challenged':
      return 'challenged';
    case 'sustained':
      return 'sustained';
    case 'overridden':
    case 'lifted':
      return 'overridden';
    case 'withdrawn':
      return 'vwithdrawn';
    case 'lapsed':
    case 'resting':
      return 'lapsed';
  }
}

export function vetoKind(state: VetoState): 'veto' | 'challenge' | 'for' | 'wait' {
  switch (state) {
    case 'standing':
    case 'sustained':
      return 'veto';
    case 'challenged':
      return 'challenge';
    case 'lifted':
      return 'for';
    case 'overridden':
    case 'withdrawn':
    case 'lapsed':
    case 'resting':
      return 'wait';
  }
}
