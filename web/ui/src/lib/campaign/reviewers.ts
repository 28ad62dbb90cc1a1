// Who will look at an action of a kind, and with which power: the jurisdiction's rows, by department. A row under a
// condition is shown with it; whether it is met is the server's to judge once the campaign is submitted. All pure.

import type { Power, Right, Rulebook } from '../api/types';

export interface Row {
  power: Power; // none: only its approval is required
  approval: boolean;
  when: string | null; // as the rulebook has it
  grounds: string[];
}

export interface Reviewer {
  department: string;
  always: Row | null; // the strongest of what holds without a condition
  under: Row[]; // what more there is under a condition, the strongest first
}

const RANK: Record<Power, number> = { none: 0, comment: 1, object: 2, veto: 3 };

const rowOf = ({ power, approval_required, when, grounds }: Right): Row => ({
  power,
  approval: approval_required,
  when,
  grounds,
});
const stronger = (a: Row, b: Row) => RANK[b.power] - RANK[a.power] || Number(b.approval) - Number(a.approval);

/** A condition adds something only beyond what holds anyway. */
const adds = (row: Row, always: Row | null) =>
  RANK[row.power] > RANK[always?.power ?? 'none'] || (row.approval && !always?.approval);

export function reviewers(book: Rulebook, kind: string): Reviewer[] {
  const rights = book.jurisdiction.filter(({ kinds }) => kinds.length === 0 || kinds.includes(kind));
  return book.departments
    .filter(({ id }) => id !== book.final_say)
    .flatMap(({ id }): Reviewer[] => {
      const rows = rights.filter((right) => right.department === id).map(rowOf);
      const plain = rows.filter((row) => row.when === null).sort(stronger);
      const always = plain[0]
        ? {
            ...plain[0],
            approval: plain.some((row) => row.approval),
            grounds: [
              ...new Set(plain.filter((row) => row.power === plain[0]!.power).flatMap((row) => row.grounds)),
            ],
          }
        : null;
      const under = rows.filter((row) => row.when !== null && adds(row, always)).sort(stronger);
      return always || under.length > 0 ? [{ department: id, always, under }] : [];
    })
    .sort((a, b) => weight(b) - weight(a));
}

const weight = ({ always, under }: Reviewer) =>
  10 * RANK[always?.power ?? 'none'] + Math.max(0, ...under.map((row) => RANK[row.power]));
