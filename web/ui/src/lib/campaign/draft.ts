// A campaign while it is being written: what the form holds, and how it becomes the body that is sent. Everything
// typed is a string, so that a half-typed number survives a reload.

import type { Attribute, Rulebook, Submission, Value } from '../api/types';
import { type Answer, answersGiven, premortemPart, premortemPointers } from './premortem';
import { type Fault, read } from './shape';

export interface DraftAction {
  id: string; // "a1"; unique in the draft, never used again
  kind: string;
  title: string;
  attributes: Record<string, string>;
  requires: string[];
}

export interface Draft {
  title: string;
  goal: string;
  fields: Record<string, string>;
  actions: DraftAction[];
  premortem: Answer[];
  next: number; // the number in the next action's id
}

/** The first number that no "a1", "a2" … among these ids has. */
export const nextAfter = (ids: readonly string[]) =>
  1 + Math.max(0, ...ids.map((id) => Number(/^a(\d{1,9})$/.exec(id)?.[1] ?? 0)));

export const newAction = (next: number): DraftAction => ({
  id: `a${next}`,
  kind: '',
  title: '',
  attributes: {},
  requires: [],
});

export const emptyDraft = (): Draft => ({
  title: '',
  goal: '',
  fields: {},
  actions: [newAction(1)],
  premortem: [],
  next: 2,
});

export function isEmpty(draft: Draft): boolean {
  const blank = (text: string) => text.trim() === '';
  const none = (texts: Record<string, string>) => Object.values(texts).every(blank);
  return (
    blank(draft.title) &&
    blank(draft.goal) &&
    none(draft.fields) &&
    answersGiven(draft.premortem).length === 0 &&
    draft.actions.every((action) => action.kind === '' && blank(action.title) && none(action.attributes))
  );
}

export function add(draft: Draft): Draft {
  return { ...draft, actions: [...draft.actions, newAction(draft.next)], next: draft.next + 1 };
}

/** What required it no longer does. */
export function remove(draft: Draft, id: string): Draft {
  const rest = draft.actions.filter((action) => action.id !== id);
  return {
    ...draft,
    actions: rest.map((action) => ({ ...action, requires: action.requires.filter((one) => one !== id) })),
  };
}

export function move(draft: Draft, id: string, by: -1 | 1): Draft {
  const from = draft.actions.findIndex((action) => action.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= draft.actions.length) return draft;
  const actions = [...draft.actions];
  [actions[from], actions[to]] = [actions[to]!, actions[from]!];
  return { ...draft, actions };
}

/** What cannot be sent as it stands, by the JSON pointer of the body it would be in. */
export type Faults = Record<string, Fault>;

export function readValues(
  attributes: readonly Attribute[],
  typed: Record<string, string>,
  pointer: string,
  faults: Faults,
): Record<string, Value> {
  const out: Record<string, Value> = {};
  for (const attribute of attributes) {
    const text = (typed[attribute.id] ?? '').trim();
    if (text === '') {
      if (attribute.required && attribute.type !== 'boolean')
        faults[`${pointer}/${attribute.id}`] = { code: 'need' };
      else if (attribute.required) out[attribute.id] = false;
      continue;
    }
    const value = read(attribute, text);
    if (value.ok) out[attribute.id] = value.value;
    else faults[`${pointer}/${attribute.id}`] = value.fault;
  }
  return out;
}

/** The body, and every fault of shape. What the rulebook thinks of the values is the server's to say. */
export function submission(draft: Draft, book: Rulebook): { body: Submission; faults: Faults } {
  const faults: Faults = {};
  if (draft.title.trim() === '') faults['/title'] = { code: 'need' };
  if (draft.goal.trim() === '') faults['/goal'] = { code: 'need' };
  const body: Submission = {
    title: draft.title.trim(),
    goal: draft.goal.trim(),
    fields: readValues(book.fields, draft.fields, '/fields', faults),
    actions: draft.actions.map((action, index) => {
      const at = `/actions/${index}`;
      const kind = book.kinds.find((one) => one.id === action.kind);
      if (!kind) faults[`${at}/kind`] = { code: 'need_kind' };
      if (action.title.trim() === '') faults[`${at}/title`] = { code: 'need' };
      return {
        id: action.id,
        kind: action.kind,
        title: action.title.trim(),
        attributes: readValues(kind?.attributes ?? [], action.attributes, `${at}/attributes`, faults),
        requires: action.requires,
      };
    }),
    ...premortemPart(draft.premortem),
  };
  return { body, faults };
}

/** The pointer of every field that the form has. */
export const pointersOf = (draft: Draft, book: Rulebook): string[] => [
  '/title',
  '/goal',
  ...book.fields.map((field) => `/fields/${field.id}`),
  ...draft.actions.flatMap((action, i) => [
    `/actions/${i}/kind`,
    `/actions/${i}/title`,
    `/actions/${i}/requires`,
    ...(book.kinds.find((kind) => kind.id === action.kind)?.attributes ?? []).map(
      (attribute) => `/actions/${i}/attributes/${attribute.id}`,
    ),
  ]),
  ...premortemPointers(draft.premortem),
];
