// The line under an action's verdict.

import type { Action, Proposal, Rulebook } from '../api/types';
import { t } from '../i18n/index.svelte';
import { departmentInside } from '../people';
import { actionsText } from './say';
import { scaleCode, unanswered, vetoOf, type Weights, weights } from './weigh';
import { shortfalls } from './shortfall';

/** Who weighs what, and what is still missing. */
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
  const silent = on.objections.length === 0 && on.veto === '' && (code === 'cleared' || code === 'pending');
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
      const aside = vetoOf(proposal, action.id)?.state;
      return [
        aside === 'overridden' || aside === 'lifted' ? t(`cap.${aside}`) : '',
        answered > 0 ? t('cap.answered', { n: answered }) : '',
        falls.length > 0 ? t('cap.falls', { actions: actionsText(proposal, falls) }) : '',
      ];
    }
    case 'object':
      return [
        t(owes(proposal, action) ? 'cap.owed' : 'cap.settles'),
        on.waiting.length > 0 ? t('cap.waiting', { departments: departments(on.waiting) }) : '',
      ];
    case 'pending':
    case 'short':
      return [
        on.missing.length > 0 ? t('cap.short', { departments: departments(on.missing) }) : '',
        ...shortfalls(action),
        on.missing.length === 0 && on.waiting.length > 0
          ? t('cap.waiting', { departments: departments(on.waiting) })
          : '',
      ];
    case 'vetoed':
    case 'challenged':
    case 'sustained':
    case 'launched':
    case 'left_out':
    case 'dropped':
      return [t(`cap.${code}`)];
    case 'prevented':
      return [
        on.veto !== '' || falls.length === 0
          ? t('cap.prevented')
          : t('cap.prevented_falls', { actions: actionsText(proposal, falls) }),
      ];
    case 'piloted':
      return [pilotCaption(action)];
    case 'halted':
      return [action.halt ? t('cap.halted', { department: departments([action.halt.department]) }) : ''];
    case 'stopped':
      return [action.stopped ? t(`cap.stopped_${action.stopped.why}`) : ''];
  }
}

/** Marketing owes an answer; otherwise the department that objected weighs the one it got. */
const owes = (proposal: Proposal, action: Action) =>
  proposal.objections.some((one) => one.action === action.id && unanswered(one) && one.settle_due === null);

function pilotCaption({ pilot }: Action): string {
  if (!pilot) return '';
  if (!pilot.result) return t('cap.piloted', { share: pilot.share });
  return t(pilot.recast_due ? 'cap.pilot_recast' : 'cap.pilot_met');
}
