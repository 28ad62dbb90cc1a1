// A fault of shape as a sentence.

import { t } from '../i18n/index.svelte';
import type { Fault } from './shape';

export function speakFault(fault: Fault): string {
  if (fault.code === 'bad_digits') return t('new.bad_digits', { n: fault.digits ?? 0 });
  return t(`new.${fault.code}`);
}
