// What a person chooses for this browser: language and appearance. Kept in localStorage under the keys that
// public/before-paint.js reads before the first paint.

import { configureHttp } from './api/http';
import type { Language } from './api/types';

export type Theme = 'auto' | 'light' | 'dark';

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is forbidden here; the choice lasts as long as the page
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // as above
  }
}

function firstLanguage(): Language {
  const chosen = read('counterweight.language') ?? navigator.language.slice(0, 2);
  return chosen === 'ru' ? 'ru' : 'en';
}

function firstTheme(): Theme {
  const chosen = read('counterweight.theme');
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}

class Settings {
  language = $state<Language>(firstLanguage());
  theme = $state<Theme>(firstTheme());

  constructor() {
    this.apply();
  }

  speak(language: Language): void {
    this.language = language;
    write('counterweight.language', language);
    this.apply();
  }

  wear(theme: Theme): void {
    this.theme = theme;
    write('counterweight.theme', theme === 'auto' ? null : theme);
    this.apply();
  }

  /** As an address asks, for this page only: what the browser remembers stays. */
  borrow(language: Language | null, theme: Theme | null): void {
    this.language = language ?? this.language;
    this.theme = theme ?? this.theme;
    this.apply();
  }

  private apply(): void {
    const root = document.documentElement;
    root.lang = this.language;
    if (this.theme === 'auto') delete root.dataset.theme;
    else root.dataset.theme = this.theme;
    configureHttp({ language: this.language });
  }
}

export const settings = new Settings();
