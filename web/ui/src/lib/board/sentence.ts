// The board in sentences: how much is open, what is under veto, who owes an answer.

import type { Card } from '../api/types';
import { capital, t, words } from '../i18n/index.svelte';
import { headline } from './derive';

export function boardSentence(cards: readonly Card[]): string {
  const { open, vetoed, challenged, owed } = headline(cards);
  const w = (n: number) => ({ n, w: words(n) });
  const parts = [open === 0 ? t('board.none_open') : t('board.open', w(open))];
  if (vetoed > 0 && challenged === 0) parts.push(t('board.vetoed', w(vetoed)));
  else if (vetoed > 0 && challenged === vetoed) parts.push(t('board.all_challenged', w(vetoed)));
  else if (vetoed > 0) parts.push(t('board.vetoed_challenged', { ...w(vetoed), c: words(challenged) }));
  if (owed > 0) parts.push(t('board.owed', w(owed)));
  return parts.map(capital).join(' ');
}
