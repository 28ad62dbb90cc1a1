// Values in the words of the page, for the edits that the server names.

import type { Attribute, Edit, Value } from '../api/types';
import { clock } from '../clock.svelte';
import { named, t } from '../i18n/index.svelte';
import { settings } from '../settings.svelte';
import { valueText } from '../values';

export const attributeName = (attribute: Attribute) => named(attribute.name);

export function valueOr(attribute: Attribute, value: Value | null): string {
  if (value === null) return t('whatif.nothing');
  return valueText(attribute, value, {
    language: settings.language,
    now: clock.now,
    yes: t('action.yes'),
    no: t('action.no'),
  });
}

export function rangeText(name: string, attribute: Attribute, edit: Edit): string {
  const { form, from, least, most } = edit;
  if (form === 'leave_out') return t('whatif.leave_out', { name });
  if (form === 'write') return t(from === null ? 'whatif.give' : 'whatif.reword', { name });
  const day = attribute.type === 'date';
  if (least !== null && most !== null)
    return t('whatif.between', { name, least: valueOr(attribute, least), most: valueOr(attribute, most) });
  if (least !== null)
    return t(day ? 'whatif.from' : 'whatif.least', { name, value: valueOr(attribute, least) });
  return t(day ? 'whatif.until' : 'whatif.most', { name, value: valueOr(attribute, most) });
}
