// Every call the application makes, by name.

import { del, get, post } from './http';
import type {
  ChallengeOn,
  CommandReply,
  Happening,
  Hints,
  Me,
  Position,
  Proposal,
  Rulebook,
  Submission,
  Vote,
  Waiting,
} from './types';

export const hints = () => get<Hints>('/session/hints');
export const signIn = (email: string, password: string) => post<Me>('/session', { email, password });
export const signOut = () => del('/session');
export const me = () => get<Me>('/me');
export const rulebook = (hash: string) => get<Rulebook>(`/rulebooks/${encodeURIComponent(hash)}`);
export const attention = () => get<{ waiting: Waiting[]; cursor: string }>('/attention');
export const proposal = (id: number) => get<Proposal>(`/proposals/${id}`);
export const timeline = (id: number, after: number) =>
  get<{ events: Happening[]; next: number | null }>(`/proposals/${id}/timeline?after=${after}`);
export const submit = (body: Submission) => post<Proposal>('/proposals', body);

export interface PositionBody {
  action: string; // an id, or "*" for every action open to the department
  position: Position;
  revision: number;
  ground?: string;
  reason?: string;
}

const command = (id: number, path: string, body: unknown) =>
  post<CommandReply>(`/proposals/${id}/${path}`, body);

export const takePosition = (id: number, body: PositionBody) => command(id, 'positions', body);
export const withdrawPosition = (id: number, action: string) => command(id, 'positions/withdraw', { action });
export const answerObjection = (
  id: number,
  objection: number,
  body: { answer: 'accept' | 'decline'; reason: string },
) => command(id, `objections/${objection}/answer`, body);
export const resolveObjection = (id: number, objection: number) =>
  command(id, `objections/${objection}/resolve`, {});
export const challengeVeto = (id: number, veto: number, body: { on: ChallengeOn; reason: string }) =>
  command(id, `vetoes/${veto}/challenge`, body);
export const voteSustain = (
  id: number,
  veto: number,
  body: { vote: Vote; reason: string; revision: number },
) => command(id, `vetoes/${veto}/sustain-votes`, body);
export const withdrawVeto = (id: number, veto: number) => command(id, `vetoes/${veto}/withdraw`, {});
export const launch = (
  id: number,
  body: { reason: string; actions?: Record<string, 'launch' | 'leave_out'> },
) => command(id, 'decide', { decision: 'launch', ...body });
export const withdraw = (id: number, reason: string) => command(id, 'withdraw', { reason });
export const comment = (id: number, text: string) => command(id, 'comments', { text });
