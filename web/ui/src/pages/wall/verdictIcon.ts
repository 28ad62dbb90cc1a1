// The icon of what an action's scale says.

import type { ScaleCode } from '../../lib/api/types';
import type { IconName } from '../../parts/icons';

export function verdictIcon(code: ScaleCode): IconName {
  switch (code) {
    case 'cleared':
      return 'approve';
    case 'object':
      return 'object';
    case 'vetoed':
      return 'veto';
    case 'challenged':
      return 'challenged';
    case 'sustained':
    case 'prevented':
      return 'sustained';
    case 'piloted':
      return 'piloting';
    case 'launched':
      return 'launched';
    case 'halted':
      return 'halted';
    case 'stopped':
      return 'stopped';
    case 'pending':
    case 'short':
      return 'wait';
    case 'left_out':
    case 'dropped':
      return 'none';
  }
}
