// The message format and its types. A message is a sentence with {named} places, or the plural forms of one (then
// {n} chooses the form). A stretch in [kind|…] is set apart by the component Rich: a mark of a meaning, or a link.

import type { Language } from '../api/types';

export type Plural<Forms extends string = string> = Readonly<Record<Forms, string>>;
export type RussianForms = 'one' | 'few' | 'many' | 'other';
export type EnglishForms = 'one' | 'other';
export type Message = string | Plural;

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** The places of a message: what t() must be given for it. */
export type Places<M> = M extends string ? Names<M> : M extends Plural ? 'n' | Names<M[keyof M]> : never;

const rules: Record<Language, Intl.PluralRules> = {
  en: new Intl.PluralRules('en'),
  ru: new Intl.PluralRules('ru'),
};

export function fill(
  language: Language,
  message: Message,
  values: Readonly<Record<string, string | number>>,
): string {
  const pattern = typeof message === 'string' ? message : pick(language, message, Number(values['n']));
  return pattern.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? formatNumber(language, value) : value;
  });
}

function pick(language: Language, forms: Plural, n: number): string {
  return forms[rules[language].select(n)] ?? forms['other'] ?? '';
}

const integers: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en-GB'),
  ru: new Intl.NumberFormat('ru-RU'),
};

/** 4800 is "4,800" in English and "4 800" in Russian, with a no-break space. */
export function formatNumber(language: Language, value: number): string {
  return integers[language].format(value).replace(/\s/g, '\u00a0');
}

/** Russian ties its short words to the next one, a dash to the word before it, and a number to what it counts. */
export function tie(text: string): string {
  return text
    .replace(/(^|[\s(«[|])(в|во|с|со|к|ко|на|не|о|об|у|и|а|но|из|от|до|по|за|для|без) /giu, '$1$2\u00a0')
    .replace(
      /(^|[\s\u00a0(«[|])(в|во|с|со|к|ко|на|не|о|об|у|и|а|но|из|от|до|по|за|для|без) /giu,
      '$1$2\u00a0',
    )
    .replace(/ —/g, '\u00a0—')
    .replace(/(\d|\{n\}|\{w\}) (?=[\p{L}%€])/gu, '$1\u00a0');
}
