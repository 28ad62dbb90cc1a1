// t('key', {places}): the message in the chosen language. Reading it in a component follows the choice.

import type { Language, Text } from '../api/types';
import { settings } from '../settings.svelte';
import { en } from './en';
import { fill, type Message, type Places, tie } from './message';
import { ru } from './ru';
import { capital, type Gender, inWords, inside, list } from './words';

export type Key = keyof typeof ru;
type Values<K extends Key> = [Places<(typeof ru)[K]>] extends [never]
  ? []
  : [values: Record<Places<(typeof ru)[K]>, string | number>];

function tied(message: Message): Message {
  if (typeof message === 'string') return tie(message);
  return Object.fromEntries(Object.entries(message).map(([form, text]) => [form, tie(text)]));
}

export const messages: Record<Language, Record<Key, Message>> = {
  en,
  ru: Object.fromEntries(Object.entries(ru).map(([key, message]) => [key, tied(message)])) as Record<
    Key,
    Message
  >,
};

export function t<K extends Key>(key: K, ...[values]: Values<K>): string {
  const language = settings.language;
  return fill(language, messages[language][key], values ?? {});
}

export const isKey = (key: string): key is Key => key in ru;

/** A name that the rulebook gives in both languages. */
export function named(text: Text | undefined): string {
  return text?.[settings.language] ?? '';
}

export const words = (n: number, gender?: Gender) => inWords(settings.language, n, gender);
export const conjoin = (items: readonly string[]) => list(settings.language, items);
export { capital, inside };
