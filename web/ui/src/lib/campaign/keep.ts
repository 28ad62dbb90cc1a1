// The draft in this browser, one per member: a closed tab loses nothing.

import { type Draft, emptyDraft, isEmpty } from './draft';

const key = (organisation: string, member: string) => `counterweight.campaign.${organisation}.${member}`;

const isDraft = (value: unknown): value is Draft => {
  const draft = value as Partial<Draft> | null;
  return (
    typeof draft?.title === 'string' &&
    typeof draft.goal === 'string' &&
    typeof draft.fields === 'object' &&
    Array.isArray(draft.actions) &&
    typeof draft.next === 'number' &&
    draft.actions.every((action) => typeof action.id === 'string' && Array.isArray(action.requires))
  );
};

export function restore(organisation: string, member: string): { draft: Draft; kept: boolean } {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key(organisation, member)) ?? 'null');
    if (isDraft(value) && !isEmpty(value)) return { draft: value, kept: true };
  } catch {
    // no storage, or not ours: a new draft
  }
  return { draft: emptyDraft(), kept: false };
}

export function keep(organisation: string, member: string, draft: Draft): void {
  try {
    if (isEmpty(draft)) localStorage.removeItem(key(organisation, member));
    else localStorage.setItem(key(organisation, member), JSON.stringify(draft));
  } catch {
    // no storage, or it is full: the draft lives as long as the page
  }
}
