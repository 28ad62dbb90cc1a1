// A refusal as a sentence, and at the field it is about.

import type { Problem } from './api/http';
import { t } from './i18n/index.svelte';
import { localTimes } from './when';

/** The server's own sentence, which is in the reader's language already. */
export function sentenceOf(problem: Problem): string {
  if (problem.code === 'file.changed') return t('problem.file_changed');
  if (problem.status === 0) return t('problem.network');
  return localTimes(problem.detail) || t('problem.unknown', { code: problem.code });
}

/** The first sentence about this field of the body that was sent, by JSON pointer. */
export function about(problem: Problem | null, pointer: string): string | undefined {
  return problem?.errors.find((error) => error.pointer === pointer)?.detail;
}

/** What concerns none of these fields: the whole refusal, or the rest of it. */
export function besides(problem: Problem | null, pointers: readonly string[]): string | undefined {
  if (!problem) return undefined;
  const elsewhere = problem.errors.filter((error) => !pointers.includes(error.pointer));
  if (problem.errors.length > 0 && elsewhere.length === 0) return undefined;
  if (problem.errors.length > 0) return elsewhere.map((error) => error.detail).join(' ');
  return sentenceOf(problem);
}

/** The world moved on while somebody wrote: what is shown must be fetched anew, what was written stays. */
export const isStale = (problem: Problem) => problem.status === 409 || problem.status === 412;
