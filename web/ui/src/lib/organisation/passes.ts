// What an action of a kind needs to pass, as the rulebook counts approvals, in sentences.

import type { Rulebook } from '../api/types';
import { named, t } from '../i18n/index.svelte';
import { duration } from '../span';

type Kind = Rulebook['kinds'][number];
type Approval = Kind['passes']['approvals'][number];

export function passesOf(book: Rulebook, kind: Kind): string[] {
  const out = kind.passes.approvals.map((rule) => approval(book, rule));
  const { quorum } = kind.passes;
  if (typeof quorum === 'number') out.push(t('passes.quorum', { n: quorum }));
  if (typeof quorum === 'string') out.push(t('passes.quorum_share', { share: quorum }));
  if (kind.min_open !== null) out.push(t('passes.min_open', { time: duration(kind.min_open) }));
  if (kind.closes !== 'all_spoken') out.push(t(`passes.closes_${kind.closes}`));
  if (!kind.duty_to_answer) out.push(t('passes.no_duty'));
  if (!kind.reasons) out.push(t('passes.no_reasons'));
  return out;
}

function approval(book: Rulebook, rule: Approval): string {
  const of = rule.of.map((id) => {
    const department = book.departments.find((one) => one.id === id);
    return department ? named(department.name) : id;
  });
  const among = of.length === 0 ? t('passes.of_all') : of.join(', ');
  const n = rule.count ?? 0;
  switch (rule.form) {
    case 'each':
      return t('passes.each', { departments: of.join(', ') });
    case 'at_least':
      return t('passes.at_least', { n, among });
    case 'all_but':
      return t('passes.all_but', { n, among });
    case 'share':
      return t(rule.of_voting ? 'passes.share_of_voting' : 'passes.share', {
        share: rule.share ?? '',
        among,
      });
    case 'more_than_against':
      return t('passes.more', { among });
  }
}
