// The proposal changed while somebody was changing it: their changes are put on what it is now. Nothing typed is lost;
// where both changed the same, the writer's stands in the form and the place is told.

import type { Language, Proposal, Rulebook } from '../api/types';
import { type Edit, type EditAction, editOf } from './edit';

export interface Rebased {
  edit: Edit;
  both: string[]; // pointers of the new form that both changed: /title, /actions/0/attributes/x, /actions/0
}

type Texts = Record<string, string>;

class Merge {
  readonly both: string[] = [];

  /** Three texts: before, mine, now. Mine stands where I changed it. */
  text(before: string, mine: string, now: string, pointer: string): string {
    if (mine === before || mine === now) return now;
    if (now !== before) this.both.push(pointer);
    return mine;
  }

  texts(before: Texts, mine: Texts, now: Texts, pointer: string): Texts {
    const out: Texts = {};
    for (const id of new Set([...Object.keys(mine), ...Object.keys(now)])) {
      out[id] = this.text(before[id] ?? '', mine[id] ?? '', now[id] ?? '', `${pointer}/${id}`);
    }
    return out;
  }

  list(before: string[], mine: string[], now: string[], pointer: string): string[] {
    const key = (ids: string[]) => [...ids].sort().join();
    const kept = this.text(key(before), key(mine), key(now), pointer);
    return kept === key(mine) ? mine : now;
  }

  action(before: EditAction, mine: EditAction, now: EditAction, at: string): EditAction {
    const state = this.text(before.state, mine.state, now.state, at) as EditAction['state'];
    return {
      id: now.id,
      state,
      kind: this.text(before.kind, mine.kind, now.kind, `${at}/kind`),
      title: this.text(before.title, mine.title, now.title, `${at}/title`),
      attributes: this.texts(before.attributes, mine.attributes, now.attributes, `${at}/attributes`),
      requires: this.list(before.requires, mine.requires, now.requires, `${at}/requires`),
    };
  }
}

/** An action of mine gets another id where somebody added one under its own meanwhile. */
function renamed(mine: Edit, now: Edit): Edit {
  const taken = new Set(now.actions.map((action) => action.id));
  const ids = new Map<string, string>();
  let next = Math.max(now.next, mine.next);
  for (const action of mine.actions) {
    if (action.state === 'added' && taken.has(action.id)) ids.set(action.id, `a${next++}`);
  }
  const actions = mine.actions.map((action) => ({
    ...action,
    id: action.state === 'added' ? (ids.get(action.id) ?? action.id) : action.id,
    requires: action.requires.map((id) => ids.get(id) ?? id),
  }));
  return { ...mine, actions, next };
}

/** `before` is the form as it began, for the revision that `mine` was written on. */
export function rebase(
  before: Edit,
  written: Edit,
  proposal: Proposal,
  book: Rulebook,
  language: Language,
): Rebased {
  const now = editOf(proposal, book, language);
  const mine = renamed(written, now);
  const merge = new Merge();
  const actions = now.actions.map((action, index) => {
    const was = before.actions.find((one) => one.id === action.id);
    const edited = mine.actions.find((one) => one.id === action.id && one.state !== 'added');
    return was && edited ? merge.action(was, edited, action, `/actions/${index}`) : action;
  });
  const edit: Edit = {
    revision: proposal.revision,
    title: merge.text(before.title, mine.title, now.title, '/title'),
    goal: merge.text(before.goal, mine.goal, now.goal, '/goal'),
    fields: merge.texts(before.fields, mine.fields, now.fields, '/fields'),
    actions: [...actions, ...mine.actions.filter((action) => action.state === 'added')],
    next: mine.next,
  };
  return { edit, both: merge.both };
}
