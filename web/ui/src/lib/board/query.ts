// What the board is asked to show, and how the address says it: ?show=mine&turn=sales&author=hanna&q=fair. All pure.

import type { Card } from '../api/types';
import { type Filter, passes } from './derive';

export interface Query {
  filter: Filter;
  turn: string | null; // the department whose turn it is
  author: string | null; // a member's id
  words: string; // as typed
}

export const everything: Query = { filter: 'all', turn: null, author: null, words: '' };

const FILTERS: readonly Filter[] = ['all', 'mine', 'veto', 'week'];
const MOST = 200; // characters of a search

/** Whatever the address says that is not ours is left aside. */
export function readQuery(search: string): Query {
  const asked = new URLSearchParams(search);
  const filter = FILTERS.find((one) => one === asked.get('show'));
  return {
    filter: filter ?? 'all',
    turn: asked.get('turn') || null,
    author: asked.get('author') || null,
    words: (asked.get('q') ?? '').slice(0, MOST),
  };
}

/** "" for everything, else "?show=mine"; what else the address carries is kept. */
export function writeQuery(query: Query, search = ''): string {
  const out = new URLSearchParams(search);
  const set = (key: string, value: string | null) => (value ? out.set(key, value) : out.delete(key));
  set('show', query.filter === 'all' ? null : query.filter);
  set('turn', query.turn);
  set('author', query.author);
  set('q', query.words.trim());
  const text = out.toString();
  return text === '' ? '' : `?${text}`;
}

/** As letters compare in a search: case, ё and accents do not matter. */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC');
}

/** Every word that was typed stands somewhere in the title or in one of the actions. */
export function finds(words: string, card: Card): boolean {
  const wanted = plainText(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const text = plainText([card.title, ...card.actions.map((action) => action.title)].join('\n'));
  return wanted.every((word) => text.includes(word));
}

export function matches(query: Query, card: Card, department: string, now: number): boolean {
  return (
    passes(query.filter, card, department, now) &&
    (query.turn === null || card.turn.some((waiting) => waiting.department === query.turn)) &&
    (query.author === null || card.author.id === query.author) &&
    finds(query.words, card)
  );
}

export const isAsked = (query: Query) => writeQuery(query) !== '';

/** Who wrote what is on the board, by name. */
export function authors(cards: readonly Card[]): { id: string; name: string }[] {
  const all = new Map(cards.map(({ author }) => [author.id, author.name]));
  return [...all]
    .flatMap(([id, name]) => (name === null ? [] : [{ id, name }]))
    .sort((a, b) => a.name.localeCompare(b.name));
}
