// Small numbers as words, for sentences. Russian has genders where it counts one and two.

import type { Language } from '../api/types';
import { formatNumber } from './message';

export type Gender = 'neuter' | 'masculine' | 'feminine';

const EN = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const RU = 'ноль одно два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать'.split(' ');
const RU_OTHER: Record<Gender, Record<number, string>> = {
  neuter: {},
  masculine: { 1: 'один' },
  feminine: { 1: 'одна', 2: 'две' },
};

export function inWords(language: Language, n: number, gender: Gender = 'neuter'): string {
  const word = language === 'en' ? EN[n] : (RU_OTHER[gender][n] ?? RU[n]);
  return word ?? formatNumber(language, n);
}

export function capital(text: string): string {
  return text.replace(/^(\[\w+\|)?(\p{Ll})/u, (_, mark: string | undefined, letter: string) => {
    return (mark ?? '') + letter.toUpperCase();
  });
}

/** A department's name inside a sentence: "Sales" is "sales", but "IT" and "R&D" stay. */
export function inside(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name;
}

export function list(language: Language, items: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}
