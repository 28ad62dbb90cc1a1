// Field-level differences in words: which field, what it was, what it is.

import type { Attribute, Change, Rulebook, Value } from '../api/types';
import { clock } from '../clock.svelte';
import { conjoin, named, t } from '../i18n/index.svelte';
import { settings } from '../settings.svelte';
import { valueText } from '../values';

/** The actions that a change may speak of; the kind tells what its attributes mean. */
export interface Place {
  id: string;
  number: number;
  kind: string;
  title: string;
}

export interface Line {
  field: string;
  label: string;
  from: string | null;
  to: string | null;
  said: boolean; // a text that somebody wrote, in their language
  words: boolean; // so long that it is shown word by word
}

export interface Group {
  action: string | null; // null: the proposal itself
  number: number;
  title: string;
  state: 'changed' | 'added' | 'dropped';
  lines: Line[];
}

const LONG = 40;
const WRITTEN: readonly string[] = ['title', 'goal', 'premortem'];

const attributeOf = (book: Rulebook, kind: string | undefined, field: string): Attribute | undefined =>
  field.startsWith('fields.')
    ? book.fields.find((one) => `fields.${one.id}` === field)
    : (book.kinds.find((one) => one.id === kind)?.attributes ?? []).find(
        (one) => `attributes.${one.id}` === field,
      );

/** Kinds before and after: an attribute that went may be known to the former one only. */
function findAttribute(book: Rulebook, kinds: readonly string[], field: string): Attribute | undefined {
  for (const kind of ['', ...kinds]) {
    const found = attributeOf(book, kind, field);
    if (found) return found;
  }
  return undefined;
}

function labelOf(field: string, attribute: Attribute | undefined): string {
  if (attribute) return named(attribute.name);
  if (
    field === 'title' ||
    field === 'goal' ||
    field === 'kind' ||
    field === 'requires' ||
    field === 'premortem'
  ) {
    return t(`change.${field}`);
  }
  return field.replace(/^\w+\./, '');
}

/** "a1, a2" on the wire is "action 1 and action 2". */
function requiresText(value: string | string[], places: readonly Place[]): string {
  const ids = typeof value === 'string' ? value.split(/,\s*/).filter(Boolean) : value;
  return conjoin(
    ids.map((id) => t('whose.action', { number: places.find((one) => one.id === id)?.number ?? id })),
  );
}

class Teller {
  constructor(
    private readonly book: Rulebook,
    private readonly places: readonly Place[],
  ) {}

  line(change: Change, kinds: readonly string[]): Line {
    const attribute = findAttribute(this.book, kinds, change.field);
    const [from, to] = [change.from, change.to].map((value) => this.value(change.field, value, attribute));
    const text = attribute?.type === 'text' || WRITTEN.includes(change.field);
    const long = Math.max(from?.length ?? 0, to?.length ?? 0) > LONG;
    return {
      field: change.field,
      label: labelOf(change.field, attribute),
      from: from ?? null,
      to: to ?? null,
      said: text,
      words: text && long,
    };
  }

  private value(field: string, value: Change['from'], attribute: Attribute | undefined): string | null {
    if (value === null || (Array.isArray(value) && value.length === 0) || value === '') return null;
    if (field === 'requires') return requiresText(value as string | string[], this.places);
    if (field === 'kind') {
      const kind = this.book.kinds.find((one) => one.id === value);
      return kind ? named(kind.name) : String(value);
    }
    if (!attribute || Array.isArray(value)) return String(value);
    const saying = {
      language: settings.language,
      now: clock.now,
      yes: t('action.yes'),
      no: t('action.no'),
    };
    return valueText(attribute, value as Value, saying);
  }
}

/** The changes by what they are of: the proposal first, then its actions in the order they are told. */
export function changeGroups(changes: readonly Change[], book: Rulebook, places: readonly Place[]): Group[] {
  const teller = new Teller(book, places);
  const groups = new Map<string, Group>();
  for (const change of changes) {
    const id = change.action ?? '';
    const place = places.find((one) => one.id === id);
    const own = changes.filter((one) => one.action === change.action);
    const kinds = [
      ...own.filter((one) => one.field === 'kind').flatMap((one) => [String(one.to), String(one.from)]),
      place?.kind ?? '',
    ];
    const group = groups.get(id) ?? {
      action: id === '' ? null : id,
      number: place?.number ?? 0,
      title: place?.title ?? '',
      state: 'changed' as const,
      lines: [],
    };
    groups.set(id, group);
    if (change.field === 'action') {
      group.state = change.from === null ? 'added' : 'dropped';
      group.title = String(change.to ?? change.from);
    } else {
      const line = teller.line(change, kinds);
      if (line.from !== line.to) group.lines.push(line); // e.g. a kind that is not chosen yet
    }
  }
  return [...groups.values()].sort(
    (one, other) => Number(one.action !== null) - Number(other.action !== null),
  );
}
