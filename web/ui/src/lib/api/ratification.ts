// The calls about the law and its change.

import { get, post } from './http';
import type { LawDocument, RulebookChange, RulebookCheck, Rulebooks } from './types';
import type { Schemas } from './types/schemas';

type ChangeReply = Schemas['RulebookChangeReply'];

export const rulebooks = () => get<Rulebooks>('/rulebooks');
export const change = (id: number) => get<RulebookChange>(`/rulebooks/changes/${id}`);
export const source = (hash: string) =>
  get<{ hash: string; rulebook: LawDocument }>(`/rulebooks/${encodeURIComponent(hash)}/source`);

export const check = (rulebook: LawDocument) => post<RulebookCheck>('/rulebooks/checks', { rulebook });
export const checkOf = (hash: string) => get<RulebookCheck>(`/rulebooks/checks/${encodeURIComponent(hash)}`);

export const propose = (body: Schemas['ProposeRulebookBody']) => post<RulebookChange>('/rulebooks', body);

const about = (id: number, what: string, body: unknown) =>
  post<ChangeReply>(`/rulebooks/changes/${id}/${what}`, body);
export type RatifyBody = Schemas['RatifyBody'];
export const ratify = (id: number, body: RatifyBody) => about(id, 'votes', body);
export const withdraw = (id: number) => about(id, 'withdraw', {});
export const comment = (id: number, text: string) => about(id, 'comments', { text });
