// Two bodies of a draft, field by field, in the words of changes.ts.

import type { Change, DraftBody, Value } from '../api/types';
import type { Place } from './changes';
import { placesOf } from './places';

type Part = NonNullable<DraftBody['actions']>[number];
type Side = Value | string[] | null;

const key = (value: Side) => JSON.stringify(value);
const text = (value: string | undefined): Side => (value === undefined || value === '' ? null : value);

function values(
  prefix: string,
  from: Record<string, Value> = {},
  to: Record<string, Value> = {},
): [string, Side, Side][] {
  const ids = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return ids.map((id) => [`${prefix}.${id}`, from[id] ?? null, to[id] ?? null]);
}

const answers = (said: DraftBody['premortem'] = []) => text(said.map(({ worst }) => worst).join('\n'));

const fieldsOf = (from: Part, to: Part): [string, Side, Side][] => [
  ['kind', text(from.kind), text(to.kind)],
  ['title', text(from.title), text(to.title)],
  ...values('attributes', from.attributes, to.attributes),
  ['requires', from.requires ?? [], to.requires ?? []],
];

const differing = (pairs: [string, Side, Side][], action?: string): Change[] =>
  pairs
    .filter(([, from, to]) => key(from) !== key(to))
    .map(([field, from, to]) => ({ field, from, to, ...(action === undefined ? {} : { action }) }));

export function draftChanges(from: DraftBody, to: DraftBody): Change[] {
  const before = new Map((from.actions ?? []).map((action) => [action.id ?? '', action]));
  const after = new Map((to.actions ?? []).map((action) => [action.id ?? '', action]));
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return [
    ...differing([
      ['title', text(from.title), text(to.title)],
      ['goal', text(from.goal), text(to.goal)],
      ...values('fields', from.fields, to.fields),
      ['premortem', answers(from.premortem), answers(to.premortem)],
    ]),
    ...ids.flatMap((id): Change[] => {
      const [was, is] = [before.get(id), after.get(id)];
      if (was && is) return differing(fieldsOf(was, is), id);
      const whole: Change = { field: 'action', action: id, from: was?.title ?? null, to: is?.title ?? null };
      return is
        ? [{ ...whole, from: null, to: is.title ?? '' }, ...differing(fieldsOf({}, is), id)]
        : [whole];
    }),
  ];
}

/** The numbers are those of `to`; what is only in `from` comes after them. */
export function draftPlaces(from: DraftBody, to: DraftBody): Place[] {
  const mine = to.actions ?? [];
  const theirs = (from.actions ?? []).filter((one) => !mine.some(({ id }) => id === one.id));
  return placesOf([...mine, ...theirs].map(({ id = '', kind = '', title = '' }) => ({ id, kind, title })));
}
