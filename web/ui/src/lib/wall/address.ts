// /tv/TOKEN?lang=ru&theme=dark: which display this screen is, and how it looks. The address is all that it is given.

import type { Language } from '../api/types';

export interface Address {
  token: string;
  language: Language | null; // null: as this browser has it
  theme: 'light' | 'dark' | null;
}

/** Null when the address is no display's. */
export function displayAt(path: string, query: string): Address | null {
  const token = /^\/tv\/([\w-]{1,200})\/?$/.exec(path)?.[1];
  if (token === undefined) return null;
  const asked = new URLSearchParams(query);
  const [lang, theme] = [asked.get('lang'), asked.get('theme')];
  return {
    token,
    language: lang === 'ru' || lang === 'en' ? lang : null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  };
}
