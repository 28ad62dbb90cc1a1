// Splits "Under veto are [veto|four actions]." into its stretches.

export interface Stretch {
  kind: string; // empty for plain text
  text: string;
}

export function parseRich(text: string): Stretch[] {
  const parts: Stretch[] = [];
  let at = 0;
  for (const found of text.matchAll(/\[(\w+)\|([^\]]*)\]/g)) {
    if (found.index > at) parts.push({ kind: '', text: text.slice(at, found.index) });
    parts.push({ kind: found[1] ?? '', text: found[2] ?? '' });
    at = found.index + found[0].length;
  }
  if (at < text.length) parts.push({ kind: '', text: text.slice(at) });
  return parts;
}

/** What a person wrote, for a place inside a message: it must not open a stretch of its own. */
export const plain = (text: string) => text.replaceAll('[', '(').replaceAll(']', ')');
