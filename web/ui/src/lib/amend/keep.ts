// Changes that are not sent yet, in this browser: by member, proposal and purpose. A closed tab loses nothing.

import type { Edit } from './edit';

export type Purpose = 'amend' | 'suggest';

export interface Kept {
  before: Edit; // the form as it began
  edit: Edit;
}

export const placeOf = (member: string, proposal: number, purpose: Purpose) =>
  `counterweight.${purpose}.${member}.${proposal}`;

const isEdit = (value: unknown): value is Edit => {
  const edit = value as Partial<Edit> | null;
  return (
    typeof edit?.revision === 'number' &&
    typeof edit.title === 'string' &&
    typeof edit.goal === 'string' &&
    typeof edit.fields === 'object' &&
    typeof edit.next === 'number' &&
    Array.isArray(edit.actions) &&
    edit.actions.every((action) => typeof action.id === 'string' && Array.isArray(action.requires))
  );
};

export function restoreEdit(place: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Partial<Kept> | null;
    return isEdit(kept?.before) && isEdit(kept.edit) ? { before: kept.before, edit: kept.edit } : null;
  } catch {
    return null; // no storage, or not ours
  }
}

/** null: there is nothing to keep any more. */
export function keepEdit(place: string, kept: Kept | null): void {
  try {
    if (kept === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // no storage, or it is full: the changes live as long as the page
  }
}
