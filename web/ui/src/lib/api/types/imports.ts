// Files of what is known of customers.

import type { Schemas } from './schemas';

export type ImportKind = Schemas['ImportKind'];
export type ImportField = Schemas['ImportField'];
export type ImportLook = Schemas['ImportLook'];
export type ImportRow = ImportLook['preview'][number];
export type BadRow = Schemas['BadRow'];
export type Import = Schemas['Import'];
export type WholeImport = Schemas['WholeImport'];
