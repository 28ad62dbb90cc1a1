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
      return 'overridden';
    case 'withdrawn':
      return 'vwithdrawn';
  }
}

export function vetoKind(state: VetoState): 'veto' | 'challenge' | 'wait' {
  switch (state) {
    case 'standing':
    case 'sustained':
      return 'veto';
    case 'challenged':
      return 'challenge';
    case 'overridden':
    case 'withdrawn':
      return 'wait';
  }
}
