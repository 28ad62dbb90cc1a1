// What a number may be, in words. The bounds are the rulebook's; whether they are kept is the server's to check.

import type { Attribute } from '../api/types';
import { t } from '../i18n/index.svelte';
import { settings } from '../settings.svelte';
import { decimalText, moneyText } from '../values';

function bound(attribute: Attribute, value: number | string): string {
  if (attribute.type === 'money') {
    return moneyText(settings.language, { amount: Number(value), currency: attribute.currency ?? 'EUR' });
  }
  return decimalText(settings.language, String(value));
}

export function rangeHint(attribute: Attribute): string {
  const { min, max } = attribute;
  if (min === undefined && max === undefined) return '';
  // "At least 0" tells nobody anything.
  if (max === undefined) return min ? t('new.at_least', { min: bound(attribute, min) }) : '';
  if (min === undefined) return t('new.at_most', { max: bound(attribute, max) });
  return t('new.range', { min: bound(attribute, min), max: bound(attribute, max) });
}
