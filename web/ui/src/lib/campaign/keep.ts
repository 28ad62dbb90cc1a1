// What the server has not confirmed yet, in this browser: a closed tab loses nothing. One per member for a campaign
// without a draft on the server, and one per draft.

import { type Draft, emptyDraft, isEmpty } from './draft';

const key = (organisation: string, member: string, draft: string | null) =>
  `counterweight.campaign.${organisation}.${member}${draft === null ? '' : `.${draft}`}`;

type Stored = Omit<Draft, 'premortem'> & Partial<Pick<Draft, 'premortem'>>;

const isDraft = (value: unknown): value is Stored => {
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

export interface Kept {
  draft: Draft;
  version: number; // of the server's draft that it was written on; 0: there is none
}

export function restore(organisation: string, member: string, id: string | null = null): Kept | null {
  try {
    const value = JSON.parse(localStorage.getItem(key(organisation, member, id)) ?? 'null') as unknown;
    if (!isDraft(value)) return null;
    // One that an earlier version of the application kept has no premortem.
    const { version, ...draft } = { ...value, premortem: value.premortem ?? [] } as Draft & {
      version?: number;
    };
    if (id === null && isEmpty(draft)) return null;
    return { draft, version: version ?? 0 };
  } catch {
    return null; // no storage, or not ours
  }
}

export function keep(organisation: string, member: string, id: string | null, kept: Kept): void {
  const { draft, version } = kept;
  try {
    if (id === null && isEmpty(draft)) localStorage.removeItem(key(organisation, member, id));
    else localStorage.setItem(key(organisation, member, id), JSON.stringify({ ...draft, version }));
  } catch {
    // no storage, or it is full: the draft lives as long as the page
  }
}

export function forget(organisation: string, member: string, id: string | null): void {
  keep(organisation, member, null, { draft: emptyDraft(), version: 0 });
  if (id === null) return;
  try {
    localStorage.removeItem(key(organisation, member, id));
  } catch {
    // as above
  }
}
