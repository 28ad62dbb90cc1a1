// What the server says that a draft would meet, made ready for its form.

import type {
  Attribute,
  Avoiding,
  Edit,
  ForeseenAction,
  ForeseenSeat,
  Language,
  Rulebook,
} from '../api/types';
import { attributeName, rangeText, valueOr } from './whatIfWords';
import type { Draft } from './draft';
import { typed } from './typed';

/** Where a pointer leads: an attribute of an action, by its place, or a field of the proposal. */
export interface Target {
  action: number | null;
  attribute: string;
}

export function targetOf(pointer: string): Target | null {
  const plain = (token: string) => token.replaceAll('~1', '/').replaceAll('~0', '~');
  const field = /^\/fields\/([^/]+)$/.exec(pointer);
  if (field) return { action: null, attribute: plain(field[1]!) };
  const own = /^\/actions\/(\d+)\/attributes\/([^/]+)$/.exec(pointer);
  return own ? { action: Number(own[1]), attribute: plain(own[2]!) } : null;
}

/** The id of the input that a pointer's value is typed into. */
export function inputOf(pointer: string): string | null {
  const target = targetOf(pointer);
  if (target === null) return null;
  return target.action === null ? `field-${target.attribute}` : `action-${target.action}-${target.attribute}`;
}

export function attributeAt(pointer: string, draft: Draft, book: Rulebook): Attribute | null {
  const target = targetOf(pointer);
  if (target === null) return null;
  const kind = target.action === null ? null : draft.actions[target.action]?.kind;
  const among =
    target.action === null ? book.fields : (book.kinds.find((one) => one.id === kind)?.attributes ?? []);
  return among.find((one) => one.id === target.attribute) ?? null;
}

/** Whether the form can make the edit by itself: nothing has to be written for it. */
export const canApply = (edits: readonly Edit[]) =>
  edits.every(({ form }) => form === 'set' || form === 'leave_out');

/** The draft with these edits made, as if they had been typed. */
export function applied(draft: Draft, edits: readonly Edit[], book: Rulebook, language: Language): Draft {
  const out: Draft = {
    ...draft,
    fields: { ...draft.fields },
    actions: draft.actions.map((action) => ({ ...action, attributes: { ...action.attributes } })),
  };
  for (const edit of edits) {
    const attribute = attributeAt(edit.pointer, draft, book);
    const target = targetOf(edit.pointer);
    if (attribute === null || target === null || !canApply([edit])) continue;
    const text = edit.to === null ? '' : typed(attribute, edit.to, language);
    const into = target.action === null ? out.fields : out.actions[target.action]?.attributes;
    if (into) into[attribute.id] = text;
  }
  return out;
}

/** "Discount 20% → 15%", with values as the form shows them. */
export function editText(edit: Edit, draft: Draft, book: Rulebook): string {
  const attribute = attributeAt(edit.pointer, draft, book);
  if (attribute === null) return edit.pointer;
  const name = attributeName(attribute);
  switch (edit.form) {
    case 'set':
      return edit.from === null
        ? `${name}: ${valueOr(attribute, edit.to)}`
        : `${name}: ${valueOr(attribute, edit.from)} → ${valueOr(attribute, edit.to)}`;
    default:
      return rangeText(name, attribute, edit);
  }
}

const WEIGHT = { veto: 0, object: 1, comment: 3, none: 3 } as const;
const weight = (seat: ForeseenSeat) =>
  seat.power === 'veto' ? 0 : seat.approval_required ? 0.5 : WEIGHT[seat.power];

/** Who would be asked, the gravest power first, each with what would avoid it. */
export function met(action: ForeseenAction): { seat: ForeseenSeat; avoid: Avoiding[] }[] {
  return action.seats
    .filter((seat) => seat.approval_required || seat.power === 'object' || seat.power === 'veto')
    .map((seat) => ({ seat, avoid: action.avoid.filter((one) => one.department === seat.department) }))
    .sort((a, b) => weight(a.seat) - weight(b.seat));
}

/** The action's part of the answer; null where the answer is of another draft. */
export function foreseenAt(
  actions: readonly ForeseenAction[] | undefined,
  index: number,
  id: string,
): ForeseenAction | null {
  const found = actions?.[index];
  return found?.id === id && found.kind !== null ? found : null;
}
