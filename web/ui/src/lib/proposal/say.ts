// A proposal's state in words: the same facts that its scales draw.

import type { Proposal, Status } from '../api/types';
import { capital, conjoin, t, words } from '../i18n/index.svelte';
import { type Groups, verdictCounts } from './groups';
import type { Weights } from './weigh';

const numbersText = (numbers: readonly number[]) =>
  numbers.length > 0 ? numbers.join(', ') : t('group.none');

export interface GroupSaid {
  kind: 'for' | 'ink' | 'object' | 'pilot' | 'veto' | 'challenge' | 'wait';
  word: string;
  numbers: string;
}

const AFTER: readonly Status[] = ['launched', 'piloting', 'stopped', 'evaluated'];
export const isDecided = (status: Status) => AFTER.includes(status);

/** What is on neither side after the decision: the first of these that there is. */
function between(groups: Groups): GroupSaid[] {
  const held = (kind: 'pilot' | 'object') => groups.held.filter((one) => one.kind === kind);
  const out = (code: 'stopped' | 'left_out') => groups.out.filter((one) => one.code === code);
  const choices = [
    { kind: 'pilot' as const, word: t('group.piloted'), found: held('pilot') },
    { kind: 'object' as const, word: t('group.halted'), found: held('object') },
    { kind: 'wait' as const, word: t('group.stopped'), found: out('stopped') },
    { kind: 'wait' as const, word: t('group.left_out'), found: out('left_out') },
  ];
  const first = choices.find(({ found }) => found.length > 0);
  if (!first) return [];
  const numbers = numbersText(first.found.map((one) => one.number));
  return [{ kind: first.kind, word: first.word, numbers }];
}

/** The words under the large scale: left, pivot, right. */
export function describeGroups(groups: Groups, status: Status): GroupSaid[] {
  const decided = isDecided(status);
  const challenged = groups.right.length > 0 && groups.right.every((one) => one.challenged);
  return [
    {
      kind: decided ? 'ink' : 'for',
      word: t(decided ? 'group.launched' : 'group.cleared'),
      numbers: numbersText(groups.left),
    },
    ...(decided
      ? between(groups)
      : [
          {
            kind: 'wait' as const,
            word: t('group.pending'),
            numbers: numbersText(groups.held.map((one) => one.number)),
          },
        ]),
    {
      kind: challenged ? 'challenge' : 'veto',
      word: t(decided ? 'group.prevented' : 'group.vetoed'),
      numbers: numbersText(groups.right.map((one) => one.number)),
    },
  ];
}

/** "Six actions: three cleared, two pending, one vetoed". */
export function countSentence(proposal: Proposal): string {
  const n = proposal.actions.length;
  const total = t('count.actions', { n, w: words(n) });
  const rest = verdictCounts(proposal.actions).map(({ verdict, n: count }) =>
    t(`count.${verdict}`, { n: count, w: words(count) }),
  );
  return `${capital(total)}: ${rest.join(', ')}`;
}

export function numberOf(proposal: Proposal, id: string): number {
  return proposal.actions.find((action) => action.id === id)?.number ?? 0;
}

/** "action 1 and action 3". */
export const actionsText = (proposal: Proposal, ids: readonly string[]) =>
  conjoin(ids.map((id) => t('whose.action', { number: numberOf(proposal, id) })));

/** The label of an action's scale, for those who do not see it. */
export function weighLabel(on: Weights): string {
  const against = [
    on.veto === '' ? '' : t(on.veto === 'standing' ? 'weigh.veto' : `weigh.${on.veto}`),
    on.objections.includes('open') ? t('weigh.open') : '',
    on.objections.includes('answered') ? t('weigh.answered') : '',
    on.waiting.length > 0 ? t('weigh.waiting', { n: on.waiting.length }) : '',
  ].filter(Boolean);
  return t('weigh.label', {
    fors: on.fors,
    against: against.length > 0 ? against.join(' ') : t('weigh.none'),
  });
}
