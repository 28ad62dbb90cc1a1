// A proposal while it is being changed: what the form holds, what of it differs from the proposal, and the amendment
// that says so. Everything typed is a string, as in a new campaign.

import type { Action, Language, Proposal, Rulebook } from '../api/types';
import { type DraftAction, newAction, nextAfter } from '../campaign/draft';
import { typedAll } from '../campaign/typed';

export interface EditAction extends DraftAction {
  state: 'there' | 'dropped' | 'added'; // there, or gone with this change or an earlier one
}

export interface Edit {
  revision: number; // that it changes
  title: string;
  goal: string;
  fields: Record<string, string>;
  actions: EditAction[];
  next: number;
}

const kindOf = (book: Rulebook, id: string) => book.kinds.find((kind) => kind.id === id);
export const isDropped = (action: Action) => action.verdict === 'dropped';

export function editAction(action: Action, book: Rulebook, language: Language): EditAction {
  return {
    id: action.id,
    kind: action.kind,
    title: action.title,
    attributes: typedAll(kindOf(book, action.kind)?.attributes ?? [], action.attributes, language),
    requires: [...action.requires],
    state: isDropped(action) ? 'dropped' : 'there',
  };
}

export function editOf(proposal: Proposal, book: Rulebook, language: Language): Edit {
  return {
    revision: proposal.revision,
    title: proposal.title,
    goal: proposal.goal,
    fields: typedAll(book.fields, proposal.fields, language),
    actions: proposal.actions.map((action) => editAction(action, book, language)),
    next: nextAfter(proposal.actions.map((action) => action.id)),
  };
}

export function addAction(edit: Edit): Edit {
  const added: EditAction = { ...newAction(edit.next), state: 'added' };
  return { ...edit, actions: [...edit.actions, added], next: edit.next + 1 };
}

/** An added action disappears, and nothing requires it any more; another one is dropped, and stays visible as such. */
export function dropAction(edit: Edit, id: string): Edit {
  const dropped = edit.actions.find((action) => action.id === id);
  if (dropped?.state !== 'added') return withState(edit, id, 'dropped');
  const rest = edit.actions.filter((action) => action.id !== id);
  return {
    ...edit,
    actions: rest.map((action) => ({ ...action, requires: action.requires.filter((one) => one !== id) })),
  };
}

export const bringBack = (edit: Edit, id: string): Edit => withState(edit, id, 'there');

function withState(edit: Edit, id: string, state: EditAction['state']): Edit {
  const actions = edit.actions.map((action) => (action.id === id ? { ...action, state } : action));
  return { ...edit, actions };
}

/** What an action requires that will not be there: it has to be let go, or dropped with it. */
export const requiresGone = (edit: Edit, action: EditAction): string[] =>
  action.state === 'dropped'
    ? []
    : action.requires.filter((id) => edit.actions.find((one) => one.id === id)?.state === 'dropped');
