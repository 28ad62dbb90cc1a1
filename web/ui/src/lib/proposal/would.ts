// What the decision would do as it is chosen now: in a sentence, at its choice, and on its button.

import { capital, t, words } from '../i18n/index.svelte';
import type { Preview } from './preview';

export function wouldText(seen: Preview, held: number): string {
  const actions = (n: number) => t('count.actions', { n, w: words(n) });
  const [starts, tried, stops] = [seen.launched.length, seen.piloted.length, seen.prevented.length];
  const sentences = [];
  if (starts > 0 && tried > 0) {
    sentences.push(t('pick.would_both', { launches: actions(starts), pilots: words(tried) }));
  } else if (tried > 0) sentences.push(t('pick.would', { pilots: actions(tried) }));
  else if (starts === 0) sentences.push(t('decide.would_none'));
  else if (stops === 0) sentences.push(t('decide.would_all', { launches: actions(starts) }));
  else sentences.push(t('decide.would', { launches: actions(starts), prevents: words(stops) }));
  if (held > 0) sentences.push(capital(t('decide.holds', { n: held, w: words(held, 'feminine') })));
  return sentences.join(' ');
}

export const numbersOf = (list: readonly { number: number }[]) => list.map(({ number }) => number).join(', ');

export function actText({ launched, piloted }: Preview): string {
  if (piloted.length === 0) return t('decide.launch');
  return t(launched.length === 0 ? 'pick.do_pilot' : 'pick.do_both');
}

/** "Actions 2, 3", "pilot: action 1". */
export function effectTexts({ launched, piloted }: Preview): string[] {
  return [
    ...(launched.length > 0
      ? [t('decide.launch_effect', { n: launched.length, numbers: numbersOf(launched) })]
      : []),
    ...(piloted.length > 0
      ? [t('pick.pilot_effect', { n: piloted.length, numbers: numbersOf(piloted) })]
      : []),
  ];
}

export function sendText({ launched, piloted }: Preview): string {
  const [n, p] = [launched.length, piloted.length];
  if (p === 0) return t('decide.send_launch', { n, w: words(n) });
  if (n === 0) return t('pick.send_pilot', { n: p, w: words(p) });
  return t('pick.send_both', { launches: numbersOf(launched), pilots: numbersOf(piloted) });
}
