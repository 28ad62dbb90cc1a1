// Whose word is a department's, and what it answers with it, in sentences.

import type { Rulebook, Voice } from '../api/types';
import { named, t } from '../i18n/index.svelte';

/** Where its members vote: what it takes, and how many have to. */
export function decidedBy(voice: Voice): string[] {
  if (typeof voice === 'string') return [];
  const of = voice.of_voting ? '_of_voting' : '';
  const { quorum } = voice;
  return [
    voice.more_than !== undefined
      ? t(`voice.more_than${of}`, { share: voice.more_than })
      : t(`voice.share${of}`, { share: voice.share ?? '' }),
    ...(typeof quorum === 'number' ? [t('voice.quorum', { n: quorum })] : []),
    ...(typeof quorum === 'string' ? [t('voice.quorum_share', { share: quorum })] : []),
  ];
}

/** Any member speaking, the last one counting, is how it is where nothing is said. */
export function speaksFor(voice: Voice): string[] {
  if (voice === 'latest') return [];
  return typeof voice === 'string' ? [t(`voice.of_${voice}`)] : decidedBy(voice);
}

export function questionTexts(book: Pick<Rulebook, 'questions' | 'kinds'>, department: string): string[] {
  const kindName = (id: string) => named(book.kinds.find((kind) => kind.id === id)?.name) || id;
  return book.questions
    .filter((question) => question.department === department)
    .map(({ kinds, ask }) =>
      kinds === null
        ? t('law.answers', { ask: named(ask) })
        : t('law.answers_kinds', { ask: named(ask), kinds: kinds.map(kindName).join(', ') }),
    );
}
