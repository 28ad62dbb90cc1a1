// The terms of a pilot while they are written, within the rulebook's limits.

import type { Rulebook } from '../api/types';
import { t } from '../i18n/index.svelte';
import { duration } from '../span';
import { chosenTime, durationMs, localInput } from '../until';

export interface PilotTerms {
  share: string;
  until: string; // as the input has it
}

type Rule = NonNullable<Rulebook['pilot']>;

const QUARTER_MS = 15 * 60_000;

/** The longest and the largest that the rulebook lets; both can be made less. */
export function longest(rule: Rule, now: number): PilotTerms {
  const latest = now + durationMs(rule.max_duration);
  return {
    share: String(rule.max_share_pct),
    until: localInput(latest - (latest % QUARTER_MS) - QUARTER_MS),
  };
}

export interface PilotWrongs {
  share?: true;
  until?: 'need' | 'past' | 'late';
  criterion?: true;
}

export function checkTerms(terms: PilotTerms, criterion: string, rule: Rule, now: number): PilotWrongs {
  const share = Number(terms.share.trim().replace(/%$/, ''));
  const time = chosenTime(terms.until);
  const at = time === null ? NaN : Date.parse(time);
  return {
    ...(Number.isInteger(share) && share >= 1 && share <= rule.max_share_pct ? {} : { share: true as const }),
    ...(time === null
      ? { until: 'need' as const }
      : at <= now
        ? { until: 'past' as const }
        : at > now + durationMs(rule.max_duration)
          ? { until: 'late' as const }
          : {}),
    ...(criterion.trim() === '' ? { criterion: true as const } : {}),
  };
}

export const termsBody = (terms: PilotTerms, criterion: string) => ({
  share: Number(terms.share.trim().replace(/%$/, '')),
  until: chosenTime(terms.until) ?? '',
  criterion: criterion.trim(),
});

/** The same as sentences, by the field they are about. */
export function termsWrong(terms: PilotTerms, criterion: string, rule: Rule, now: number) {
  const bad = checkTerms(terms, criterion, rule, now);
  const late = () => t('terms.late', { duration: duration(rule.max_duration) });
  return {
    ...(bad.share ? { share: t('terms.bad_share', { most: rule.max_share_pct }) } : {}),
    ...(bad.until ? { until: bad.until === 'late' ? late() : t(`terms.${bad.until}`) } : {}),
    ...(bad.criterion ? { criterion: t('terms.need_criterion') } : {}),
  };
}
