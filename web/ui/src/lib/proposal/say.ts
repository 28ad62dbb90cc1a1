// A proposal's state in words: the same facts that its scales draw.

import type { Action, Proposal, Rulebook, Status } from '../api/types';
import { capital, conjoin, t, words } from '../i18n/index.svelte';
import { departmentInside } from '../people';
import { type Groups, verdictCounts } from './groups';
import { scaleCode, type Weights, weights } from './weigh';

const numbersText = (numbers: readonly number[]) =>
  numbers.length > 0 ? numbers.join(', ') : t('group.none');

export interface GroupSaid {
  kind: 'for' | 'ink' | 'veto' | 'challenge' | 'wait';
  word: string;
  numbers: string;
}

/** The words under the large scale: left, pivot, right. */
export function describeGroups(groups: Groups, status: Status): GroupSaid[] {
  const launched = status === 'launched';
  const right = groups.right.map((one) => one.number);
  const challenged = groups.right.length > 0 && groups.right.every((one) => one.challenged);
  const middle = launched ? groups.out : groups.held.map((one) => one.number);
  return [
    {
      kind: launched ? 'ink' : 'for',
      word: t(launched ? 'group.launched' : 'group.cleared'),
      numbers: numbersText(groups.left),
    },
    ...(middle.length > 0 || !launched
      ? [
          {
            kind: 'wait' as const,
            word: t(launched ? 'group.left_out' : 'group.pending'),
            numbers: numbersText(middle),
          },
        ]
      : []),
    {
      kind: challenged ? 'challenge' : 'veto',
      word: t(launched ? 'group.prevented' : 'group.vetoed'),
      numbers: numbersText(right),
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

/** The line under an action's verdict: who weighs what, and what is still missing. */
export function caption(proposal: Proposal, book: Rulebook, action: Action): string {
  const on = weights(proposal, action);
  const code = scaleCode(proposal, action);
  const departments = (ids: readonly string[]) => ids.map((id) => departmentInside(book, id)).join(', ');
  const open = on.objections.filter((kind) => kind === 'open').length;
  const tally = [
    on.fors > 0 ? t('cap.for', { n: on.fors }) : '',
    open > 0 && on.veto === '' ? t('cap.against', { n: open }) : '',
    on.abstains > 0 ? t('cap.abstain', { n: on.abstains }) : '',
  ].filter(Boolean);
  const silent = on.objections.length === 0 && (code === 'cleared' || code === 'pending');
  const spoken = tally.length > 0 ? tally.join(', ') : silent ? t('cap.nobody') : '';
  return [spoken, ...captionRest(proposal, action, on, code, departments)].filter(Boolean).join('; ');
}

function captionRest(
  proposal: Proposal,
  action: Action,
  on: Weights,
  code: ReturnType<typeof scaleCode>,
  departments: (ids: readonly string[]) => string,
): string[] {
  const falls = action.falls_with;
  switch (code) {
    case 'cleared': {
      const answered = on.objections.length;
      return [
        answered > 0 ? t('cap.answered', { n: answered }) : '',
        falls.length > 0 ? t('cap.falls', { actions: actionsText(proposal, falls) }) : '',
      ];
    }
    case 'object':
      return [
        t('cap.owed'),
        on.waiting.length > 0 ? t('cap.waiting', { departments: departments(on.waiting) }) : '',
      ];
    case 'pending':
    case 'short':
      return [
        on.missing.length > 0 ? t('cap.short', { departments: departments(on.missing) }) : '',
        on.missing.length === 0 && on.waiting.length > 0
          ? t('cap.waiting', { departments: departments(on.waiting) })
          : '',
      ];
    case 'vetoed':
    case 'challenged':
    case 'sustained':
    case 'launched':
    case 'left_out':
      return [t(`cap.${code}`)];
    case 'prevented':
      return [
        on.veto !== '' || falls.length === 0
          ? t('cap.prevented')
          : t('cap.prevented_falls', { actions: actionsText(proposal, falls) }),
      ];
  }
}
