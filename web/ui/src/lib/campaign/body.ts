// A draft as the server keeps it, and back. Unlike a submission it may hold anything that somebody typed.

import type { Attribute, DraftBody, Language, Rulebook, Value } from '../api/types';
import { type Draft, type DraftAction, newAction, nextAfter } from './draft';
import { answersOf, premortemPart } from './premortem';
import { read } from './shape';
import { typedAll } from './typed';

/** What a draft keeps of typed values: a half-typed one stays as it was typed. */
function unread(attributes: readonly Attribute[], typed: Record<string, string>): Record<string, Value> {
  const out: Record<string, Value> = {};
  for (const attribute of attributes) {
    const text = typed[attribute.id] ?? '';
    if (text.trim() === '') continue;
    const value = read(attribute, text.trim());
    out[attribute.id] = value.ok && attribute.type !== 'text' ? value.value : text;
  }
  return out;
}

/** The body of a draft on the server: everything that is there, whether or not it could be submitted. */
export function bodyOf(draft: Draft, book: Rulebook): DraftBody {
  return {
    title: draft.title,
    goal: draft.goal,
    fields: unread(book.fields, draft.fields),
    actions: draft.actions.map((action) => ({
      id: action.id,
      ...(action.kind === '' ? {} : { kind: action.kind }),
      title: action.title,
      attributes: unread(
        book.kinds.find((one) => one.id === action.kind)?.attributes ?? [],
        action.attributes,
      ),
      requires: [...action.requires],
    })),
    ...premortemPart(draft.premortem),
  };
}

/** A draft from the server as its form holds it. */
export function draftOf(body: DraftBody, book: Rulebook, language: Language): Draft {
  let next = nextAfter((body.actions ?? []).map((action) => action.id ?? ''));
  const actions = (body.actions ?? []).map((action): DraftAction => {
    const kind = book.kinds.find((one) => one.id === action.kind);
    return {
      id: action.id ?? `a${next++}`,
      kind: kind?.id ?? '',
      title: action.title ?? '',
      attributes: typedAll(kind?.attributes ?? [], action.attributes, language),
      requires: action.requires ?? [],
    };
  });
  return {
    title: body.title ?? '',
    goal: body.goal ?? '',
    fields: typedAll(book.fields, body.fields, language),
    actions: actions.length > 0 ? actions : [newAction(next++)],
    premortem: answersOf(body.premortem),
    next,
  };
}
