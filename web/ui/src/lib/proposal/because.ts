// Why an action would launch or be prevented, and what each department will read, in words.

import type { Action, Proposal, Rulebook } from '../api/types';
import { capital, named, t, words } from '../i18n/index.svelte';
import { departmentInside } from '../people';
import { missingFor, type Preview } from './preview';
import { actionsText } from './say';
import { shortfalls } from './shortfall';
import { vetoOf } from './weigh';

export function whyLaunched(proposal: Proposal, book: Rulebook, action: Action): string {
  const declined = proposal.objections.find((one) => one.action === action.id && one.state === 'declined');
  if (declined) return t('decide.why_declined', { department: departmentInside(book, declined.department) });
  const aside = vetoOf(proposal, action.id)?.state;
  if (aside === 'overridden' || aside === 'lifted') return t(`pick.why_${aside}`);
  const approved = action.seats.some((seat) => seat.position === 'approve');
  return t(approved ? 'decide.why_cleared' : 'decide.why_silent');
}

export function whyPrevented(proposal: Proposal, book: Rulebook, action: Action, seen: Preview): string {
  const veto = vetoOf(proposal, action.id);
  if (action.verdict === 'vetoed' && veto) {
    const ground = book.grounds.find((one) => one.id === veto.ground);
    return t('decide.why_veto', {
      department: departmentInside(book, veto.department),
      ground: ground ? named(ground.name) : veto.ground,
    });
  }
  if (action.verdict === 'short') {
    const missing = action.seats.filter((seat) => seat.approval_required && seat.position !== 'approve');
    const names = missing.map((seat) => departmentInside(book, seat.department)).join(', ');
    const said = shortfalls(action).map((text) => `${capital(text)}.`);
    return [names ? t('decide.why_short', { departments: names }) : '', ...said].filter(Boolean).join(' ');
  }
  const missing = missingFor(action, seen);
  if (missing.length === 0) return t('pick.why_not'); // a pilot that was not chosen
  return t('decide.why_falls', { actions: actionsText(proposal, missing) });
}

/** What a launch now would mean to each reviewing department. */
export function reads(
  proposal: Proposal,
  book: Rulebook,
  seen: Preview,
): { department: string; text: string }[] {
  return book.departments
    .filter((one) => one.id !== book.final_say)
    .filter((one) =>
      proposal.actions.some((action) => action.seats.some((seat) => seat.department === one.id)),
    )
    .map(({ id }) => ({ department: id, text: readOf(proposal, id, seen).join(' ') }));
}

function readOf(proposal: Proposal, department: string, seen: Preview): string[] {
  const said: string[] = [];
  const actions = (ids: string[]) => actionsText(proposal, ids);
  const vetoes = proposal.vetoes.filter((one) => one.department === department);
  const objections = proposal.objections.filter((one) => one.department === department);
  const of = <T extends { action: string; state: string }>(list: T[], ...states: string[]) =>
    list.filter((one) => states.includes(one.state)).map((one) => one.action);
  const runs = new Set(seen.piloted.map((action) => action.id));
  const holds = of(vetoes, 'standing', 'sustained').filter((id) => !runs.has(id));
  const aside = of(vetoes, 'overridden');
  const voted = of(vetoes, 'challenged');
  const declined = of(objections, 'declined');
  const owed = of(
    objections.filter((one) => one.owed),
    'raised',
    'accepted',
  );
  if (holds.length > 0) said.push(t('reads.veto_holds', { actions: actions(holds) }));
  if (aside.length > 0) said.push(t('reads.overridden', { actions: actions(aside) }));
  if (voted.length > 0) said.push(t('reads.veto_challenged', { actions: actions(voted) }));
  if (declined.length > 0) said.push(t('reads.declined', { actions: actions(declined) }));
  if (owed.length > 0) said.push(t('reads.unanswered', { actions: actions(owed) }));
  const tried = seen.piloted.filter((action) =>
    vetoes.some((veto) => veto.action === action.id && veto.bites),
  );
  if (tried.length > 0) said.push(t('reads.piloted', { actions: actions(tried.map((action) => action.id)) }));
  const approved = seen.launched.filter((action) =>
    action.seats.some((seat) => seat.department === department && seat.position === 'approve'),
  ).length;
  const tries = seen.piloted.filter((action) =>
    action.seats.some((seat) => seat.department === department && seat.position === 'approve'),
  ).length;
  const spoke = proposal.actions.some((action) =>
    action.seats.some((seat) => seat.department === department && seat.position !== null),
  );
  if (approved > 0) said.push(capital(t('reads.launched', { n: approved, w: words(approved) })));
  if (tries > 0) said.push(capital(t('reads.pilots', { n: tries, w: words(tries) })));
  return said.length > 0 ? said : [t(spoke ? 'reads.nothing' : 'reads.silent')];
}
