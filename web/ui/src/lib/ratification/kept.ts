// A rulebook that somebody is writing, in this browser: a closed tab loses nothing.

export interface KeptLaw {
  base: string; // hash of the rulebook that it was begun from
  text: string;
  reason: string;
  checked: { hash: string; text: string } | null; // what was checked last
}

export const keptPlace = (organisation: string, member: string) =>
  `counterweight.rulebook.${organisation}.${member}`;

const isKept = (value: unknown): value is KeptLaw => {
  const kept = value as Partial<KeptLaw> | null;
  return (
    typeof kept?.base === 'string' &&
    typeof kept.text === 'string' &&
    typeof kept.reason === 'string' &&
    (kept.checked === null ||
      (typeof kept.checked?.hash === 'string' && typeof kept.checked.text === 'string'))
  );
};

export function restoreLaw(place: string): KeptLaw | null {
  try {
    const value = JSON.parse(localStorage.getItem(place) ?? 'null') as unknown;
    return isKept(value) ? value : null;
  } catch {
    return null; // no storage, or not ours
  }
}

/** null: there is nothing to keep any more. */
export function keepLaw(place: string, kept: KeptLaw | null): void {
  try {
    if (kept === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // no storage, or it is full: the document lives as long as the page
  }
}
