// The JSON of docs/api.md, as types. Codes are closed unions where the contract closes them.

export type * from './types/base';
export type * from './types/rulebook';
export type * from './types/ratification';
export type * from './types/action';
export type * from './types/dispute';
export type * from './types/change';
export type * from './types/allowed';
export type * from './types/board';
export type * from './types/proposal';
export type * from './types/draft';
export type * from './types/whatIf';
export type * from './types/metric';
export type * from './types/knowledge';
export type * from './types/imports';
export type * from './types/organisation';
