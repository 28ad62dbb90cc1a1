// Places of an edit by name: its actions with their numbers, and a field by its pointer.

import type { Action, Rulebook } from '../api/types';
import { named, t } from '../i18n/index.svelte';
import type { Place } from './changes';
import type { Edit } from './edit';

export const placesOf = (actions: readonly Pick<Action, 'id' | 'kind' | 'title'>[]): Place[] =>
  actions.map(({ id, kind, title }, index) => ({ id, kind, title, number: index + 1 }));

/** "/actions/0/attributes/discount_pct" is "Discount of action 1". */
export function placeName(pointer: string, edit: Edit, book: Rulebook): string {
  const [, first = '', second = '', third = '', fourth = ''] = pointer.split('/');
  if (first === 'title' || first === 'goal') return t(`change.${first}`);
  if (first === 'fields') {
    const field = book.fields.find((one) => one.id === second);
    return field ? named(field.name) : second;
  }
  const number = Number(second) + 1;
  const kind = book.kinds.find((one) => one.id === edit.actions[number - 1]?.kind);
  const attribute = kind?.attributes.find((one) => one.id === fourth);
  if (third === 'attributes') {
    return t('amend.one_of', { field: attribute ? named(attribute.name) : fourth, number });
  }
  if (third === 'title' || third === 'kind' || third === 'requires') {
    return t('amend.one_of', { field: t(`change.${third}`), number });
  }
  return t('change.action', { number });
}
