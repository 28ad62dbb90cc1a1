// A fault of shape as a sentence.

import { t } from '../i18n/index.svelte';
import type { Fault } from './shape';

export function speakFault(fault: Fault): string {
  if (fault.code === 'bad_digits') return t('new.bad_digits', { n: fault.digits ?? 0 });
  if (fault.code === 'need_gone') return t('amend.need_gone');
  return t(`new.${fault.code}`);
}
