// What goes with a position, and what of it is still missing.

import type { Question, Rulebook } from '../api/types';

/** A position that may take more than one tap. */
export type Formed = 'approve' | 'object' | 'veto';

export interface Said {
  position: Formed;
  reason: string;
  answers: Readonly<Record<string, string>>; // by question
  // of a veto only
  ground: string;
  acceptable: string;
  harm: string; // as it was typed
  tied: boolean; // there is a condition that lifts it
}

export interface Missing {
  ground?: true;
  reason?: true;
  acceptable?: true;
  harm?: 'missing' | 'number';
  answers: string[]; // the questions
}

/** Null: nothing was typed; undefined: no whole per cent. */
export function percent(typed: string): number | null | undefined {
  const text = typed.trim().replace(/\s*%$/, '');
  if (text === '') return null;
  return /^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : undefined;
}

function harmIn(typed: string, demanded: boolean): Missing['harm'] {
  const found = percent(typed);
  if (found === undefined) return 'number';
  return found === null && demanded ? 'missing' : undefined;
}

export function missing(
  said: Said,
  { veto }: { veto: Pick<Rulebook['veto'], 'acceptable' | 'harm'> },
  questions: readonly Question[],
): Missing {
  const harm = said.position === 'veto' ? harmIn(said.harm, veto.harm) : undefined;
  const unsaid = said.position === 'veto' && veto.acceptable && said.acceptable === '' && !said.tied;
  return {
    ...(said.position === 'veto' && said.ground === '' ? { ground: true as const } : {}),
    ...(said.position !== 'approve' && said.reason === '' ? { reason: true as const } : {}),
    ...(unsaid ? { acceptable: true as const } : {}),
    ...(harm ? { harm } : {}),
    answers: questions.map(({ id }) => id).filter((id) => !said.answers[id]),
  };
}

/** What is sent of it, besides action and revision. */
export function bodyOf(said: Said) {
  const harm = percent(said.harm);
  const { position, reason, answers } = said;
  return {
    position,
    ...(reason === '' ? {} : { reason }),
    ...(Object.keys(answers).length > 0 ? { answers } : {}),
    ...(position !== 'veto'
      ? {}
      : {
          ground: said.ground,
          ...(said.acceptable === '' ? {} : { acceptable: said.acceptable }),
          ...(harm === null || harm === undefined ? {} : { harm_pct: harm }),
        }),
  };
}
