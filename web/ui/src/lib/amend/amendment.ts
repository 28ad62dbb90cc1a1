// What an edit says, as the amendment that is sent: only what differs. Values are compared, not the way they are typed.

import type {
  Action,
  ActionPatch,
  Amendment,
  Attribute,
  Change,
  Proposal,
  Rulebook,
  Value,
} from '../api/types';
import { type Faults, readValues } from '../campaign/draft';
import { type Edit, type EditAction, isDropped, requiresGone } from './edit';

export interface Amending {
  amendment: Amendment;
  changes: Change[]; // the same as the server will tell them
  faults: Faults; // by pointers of the form: /title, /fields/x, /actions/INDEX/…
}

type Values = Readonly<Record<string, Value>>;
const same = (one: Value | undefined, other: Value | undefined) =>
  typeof one === 'object' && typeof other === 'object'
    ? one.amount === other.amount && one.currency === other.currency
    : one === other;

/** What of `after` differs from `before`; null: taken away. */
function differing(before: Values, after: Values): Record<string, Value | null> {
  const out: Record<string, Value | null> = {};
  for (const [id, value] of Object.entries(after)) if (!same(before[id], value)) out[id] = value;
  for (const id of Object.keys(before)) if (after[id] === undefined) out[id] = null;
  return out;
}

const changesOf = (prefix: string, before: Values, diff: Record<string, Value | null>, action?: string) =>
  Object.entries(diff).map(([id, to]): Change => ({
    field: prefix + id,
    ...(action === undefined ? {} : { action }),
    from: before[id] ?? null,
    to,
  }));

const sameList = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id) => other.includes(id));

/** What the rulebook does not know (any more) is not on the form: it stays as it is. */
const unknown = (attributes: readonly Attribute[], values: Values): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).filter(([id]) => !attributes.some((one) => one.id === id)));

class Reading {
  readonly faults: Faults = {};
  readonly changes: Change[] = [];
  readonly amendment: Amendment = {};

  constructor(
    private readonly edit: Edit,
    private readonly base: Proposal,
    private readonly book: Rulebook,
  ) {}

  proposal(): void {
    const { edit, base, book } = this;
    const out: NonNullable<Amendment['proposal']> = {};
    for (const field of ['title', 'goal'] as const) {
      const text = edit[field].trim();
      if (text === '') this.faults[`/${field}`] = { code: 'need' };
      if (text === base[field]) continue;
      out[field] = text;
      this.changes.push({ field, from: base[field], to: text });
    }
    const read = readValues(book.fields, edit.fields, '/fields', this.faults);
    const fields = differing(base.fields, { ...unknown(book.fields, base.fields), ...read });
    if (Object.keys(fields).length > 0) out.fields = fields;
    this.changes.push(...changesOf('fields.', base.fields, fields));
    if (Object.keys(out).length > 0) this.amendment.proposal = out;
  }

  action(action: EditAction, index: number): void {
    const was = this.base.actions.find((one) => one.id === action.id);
    const live = was !== undefined && !isDropped(was);
    if (action.state === 'dropped') {
      if (!live) return;
      (this.amendment.drop ??= []).push(action.id);
      this.changes.push({ field: 'action', action: action.id, from: was.title, to: null });
      return;
    }
    const before = this.changes.length;
    if (!live) {
      this.changes.push({ field: 'action', action: action.id, from: null, to: action.title.trim() });
    }
    const patch = this.patch(action, was, `/actions/${index}`);
    if (this.changes.length > before) (this.amendment.actions ??= []).push(patch);
  }

  private patch(action: EditAction, was: Action | undefined, at: string): ActionPatch {
    const patch: ActionPatch = { id: action.id };
    const kind = this.book.kinds.find((one) => one.id === action.kind);
    const title = action.title.trim();
    const tell = (field: string, from: Change['from'], to: Change['to']) =>
      this.changes.push({ field, action: action.id, from, to });
    if (!kind) this.faults[`${at}/kind`] = { code: 'need_kind' };
    if (title === '') this.faults[`${at}/title`] = { code: 'need' };
    if (requiresGone(this.edit, action).length > 0) this.faults[`${at}/requires`] = { code: 'need_gone' };
    if (action.kind !== was?.kind) {
      patch.kind = action.kind;
      tell('kind', was?.kind ?? null, action.kind);
    }
    if (title !== was?.title) {
      patch.title = title;
      if (was) tell('title', was.title, title);
    }
    const had = was?.attributes ?? {};
    const read = readValues(kind?.attributes ?? [], action.attributes, `${at}/attributes`, this.faults);
    const attributes = differing(had, read);
    if (Object.keys(attributes).length > 0) patch.attributes = attributes;
    this.changes.push(...changesOf('attributes.', had, attributes, action.id));
    if (!sameList(action.requires, was?.requires ?? [])) {
      patch.requires = [...action.requires];
      tell('requires', was?.requires ?? [], patch.requires);
    }
    return patch;
  }
}

export function amendmentOf(edit: Edit, base: Proposal, book: Rulebook): Amending {
  const reading = new Reading(edit, base, book);
  reading.proposal();
  edit.actions.forEach((action, index) => reading.action(action, index));
  const { amendment, changes, faults } = reading;
  return { amendment, changes, faults };
}

/** A pointer of the body that was sent, as one of the form: that has every action, the body the changed ones. */
export function toForm(pointer: string, amendment: Amendment, edit: Edit): string {
  const plain = pointer.replace(/^\/amendment/, '');
  const found = /^\/(actions|drop)\/(\d+)(.*)$/.exec(plain);
  if (!found) return plain.replace(/^\/proposal/, '');
  const place = Number(found[2]);
  const id = found[1] === 'actions' ? amendment.actions?.[place]?.id : amendment.drop?.[place];
  const index = edit.actions.findIndex((action) => action.id === id);
  return index < 0 ? plain : `/actions/${index}${found[3]}`;
}
