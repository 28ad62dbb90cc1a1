// A place in the organisation's ledger, as the wire has it: "1841-9f3ac2e1".

import type { Schemas } from '../api/types/schemas';

export type Cursor = Schemas['Cursor'];

/** The ledger sequence of a cursor; -1 for none or nonsense, which is before everything. */
export function seqOf(cursor: Cursor | null | undefined): number {
  const seq = /^(\d+)-/.exec(cursor ?? '')?.[1];
  return seq === undefined ? -1 : Number(seq);
}
