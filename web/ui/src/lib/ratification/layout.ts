// A rulebook laid out for people: names before contents, and on one line what fits on one.

import type { LawDocument } from '../api/types';

const WIDTH = 108;

/** The order in which docs/RULES.md tells it. What is not here comes after it. */
const ORDER = [
  ...['counterweight', 'id', 'name', 'version', 'title', 'en', 'ru', 'description', 'final_say'],
  ...['decision', 'proposers', 'author_counts', 'departments', 'department', 'type', 'digits', 'min'],
  ...['max', 'unit', 'options', 'required', 'kinds', 'attributes', 'fields', 'when', 'power'],
  ...['approval_required', 'halt', 'grounds', 'about', 'wants', 'absolute', 'jurisdiction', 'stages'],
  ...['calendar', 'windows', 'review', 'min_review', 'reaffirm', 'silence', 'answered_by', 'veto'],
  ...['challenge', 'override', 'pilot', 'ratification'],
];

const rank = (key: string) => {
  const at = ORDER.indexOf(key);
  return at < 0 ? ORDER.length : at;
};

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${entriesOf(value)
    .map(([key, inside]) => `${JSON.stringify(key)}: ${oneLine(inside)}`)
    .join(', ')}}`;
}

function laid(value: unknown, indent: string, used: number): string {
  const short = oneLine(value);
  if (typeof value !== 'object' || value === null || used + short.length <= WIDTH) return short;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => deeper + laid(item, deeper, deeper.length + 1));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const members = entriesOf(value).map(([key, inside]) => {
    const head = `${deeper}${JSON.stringify(key)}: `;
    return head + laid(inside, deeper, head.length + 1);
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}

export const layOut = (document: LawDocument) => `${laid(document, '', 0)}\n`;

/** The same under the next version, to be changed. */
export function raised(document: LawDocument): LawDocument {
  const version = document['version'];
  return typeof version === 'number' ? { ...document, version: version + 1 } : document;
}
