// The calls about files that are brought in.

import { askAboutFile, get, postFile } from './http';
import type { ImportKind, ImportLook, WholeImport } from './types';
import type { Schemas } from './types/schemas';

/** How a file is to be read; what is left out the file tells. */
export interface Reading {
  kind: ImportKind;
  zone: string;
  relation: string;
  separator: string;
  encoding: string;
  /** Field to column; an empty column: none says it. */
  map: Readonly<Record<string, string>>;
  /** Of journeys: the one that customers went on. */
  journey: number | null;
}

/** The server takes a name of 200 bytes; of Russian letters that is 100. */
const LONGEST_NAME = 100;

export function asked(file: File, reading: Reading, dryRun: boolean): string {
  const words = new URLSearchParams({ kind: reading.kind, dry_run: String(dryRun) });
  for (const key of ['zone', 'relation', 'separator', 'encoding'] as const)
    if (reading[key]) words.set(key, reading[key]);
  if (reading.kind === 'journeys' && reading.journey !== null) words.set('journey', String(reading.journey));
  for (const [field, column] of Object.entries(reading.map)) words.append('map', `${field}=${column}`);
  if (!dryRun) words.set('name', file.name.slice(0, LONGEST_NAME));
  return `/imports?${words.toString()}`;
}

export const look = (file: File, reading: Reading) =>
  askAboutFile<ImportLook>(asked(file, reading, true), file);
export const bringIn = (file: File, reading: Reading) =>
  postFile<WholeImport>(asked(file, reading, false), file);
export const one = (id: number) => get<WholeImport>(`/imports/${id}`);
export const recent = () => get<Schemas['Imports']>('/imports');
