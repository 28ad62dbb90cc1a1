// Departments and members by name. A department's name comes from the rulebook; inside a sentence it is lower case.

import type { Person, Rulebook } from './api/types';
import { inside, named } from './i18n/index.svelte';

type Book = Pick<Rulebook, 'departments'> | null;

export function departmentName(book: Book, id: string): string {
  const department = book?.departments.find((one) => one.id === id);
  return department === undefined ? id : named(department.name);
}

export const departmentInside = (book: Book, id: string) => inside(departmentName(book, id));

/** "Marta Lind, legal"; an erased member leaves the department. */
export function personName(book: Rulebook | null, person: Person): string {
  const department = departmentInside(book, person.department);
  return person.name === null ? departmentName(book, person.department) : `${person.name}, ${department}`;
}

/** "ES" for Elena Sorokina: the first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '');
  return letters.join('').toUpperCase();
}
