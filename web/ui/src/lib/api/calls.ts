// Every call the application makes, by name.

import { del, get, patch, post } from './http';
import type {
  CommandReply,
  DraftBody,
  Happening,
  Figure,
  FigureVerdict,
  Hints,
  Me,
  Preview,
  Proposal,
  Rulebook,
  ServerDraft,
  Submission,
  Time,
  WhatIf,
} from './types';
import type { Schemas } from './types/schemas';

export const hints = () => get<Hints>('/session/hints');
export const signIn = (email: string, password: string) => post<Me>('/session', { email, password });
export const signOut = () => del('/session');
export const me = () => get<Me>('/me');
export const rulebook = (hash: string) => get<Rulebook>(`/rulebooks/${encodeURIComponent(hash)}`);
export const proposal = (id: number) => get<Proposal>(`/proposals/${id}`);
export const timeline = (id: number, after: number) =>
  get<Omit<Schemas['Timeline'], 'events'> & { events: Happening[] }>(
    `/proposals/${id}/timeline?after=${after}`,
  );
export const revisions = (id: number) => get<Schemas['Revisions']>(`/proposals/${id}/revisions`);
export const proposals = (query = '') =>
  get<Schemas['Cards']>(`/proposals${query === '' ? '' : `?${query}`}`);
export const submit = (body: Submission) => post<Proposal>('/proposals', body);

export type PositionBody = Schemas['PositionBody'];

const command = (id: number, path: string, body: unknown, seen?: string) =>
  post<CommandReply>(`/proposals/${id}/${path}`, body, seen);

export const takePosition = (id: number, body: PositionBody) => command(id, 'positions', body);
export const recuse = (id: number, reason: string) => command(id, 'recuse', { reason });
export const withdrawPosition = (id: number, action: string) => command(id, 'positions/withdraw', { action });
export const answerObjection = (id: number, objection: number, body: Schemas['AnswerBody']) =>
  command(id, `objections/${objection}/answer`, body);
export const resolveObjection = (id: number, objection: number) =>
  command(id, `objections/${objection}/resolve`, {});
export const challengeVeto = (id: number, veto: number, body: Schemas['ChallengeBody']) =>
  command(id, `vetoes/${veto}/challenge`, body);
export const voteSustain = (id: number, veto: number, body: Schemas['VoteBody']) =>
  command(id, `vetoes/${veto}/sustain-votes`, body);
export const withdrawVeto = (id: number, veto: number) => command(id, `vetoes/${veto}/withdraw`, {});
export const withdrawChallenge = (id: number, veto: number) =>
  command(id, `vetoes/${veto}/challenge/withdraw`, {});
export const overrideVeto = (id: number, veto: number, body: Schemas['OverrideBody']) =>
  command(id, `vetoes/${veto}/override`, body);
export const withdrawOverride = (id: number, veto: number) =>
  command(id, `vetoes/${veto}/override/withdraw`, {});
export const recastVeto = (id: number, veto: number, reason: string) =>
  command(id, `vetoes/${veto}/recast`, { reason });
export const reaffirm = (id: number, body: Schemas['ReaffirmBody']) => command(id, 'reaffirm', body);

/** The proposal on the screen: what ends or changes it is sent for this version only. */
export type Seen = Pick<Proposal, 'id' | 'version'>;

export type LaunchBody = Omit<Schemas['LaunchBody'], 'decision'>;
export const launch = ({ id, version }: Seen, body: LaunchBody) =>
  command(id, 'decide', { decision: 'launch', ...body }, version);
export const withdraw = (id: number, reason: string) => command(id, 'withdraw', { reason });
export const answerPremortem = (id: number, body: Schemas['PremortemBody']) => command(id, 'premortem', body);
export const comment = (id: number, text: string) => command(id, 'comments', { text });

export type AmendBody = Schemas['AmendBody'];
export const amend = ({ id, version }: Seen, body: AmendBody) => command(id, 'amend', body, version);
export const previewAmend = (id: number, body: AmendBody) =>
  post<Preview>(`/proposals/${id}/amend/preview`, body);

export const suggest = (id: number, body: Schemas['SuggestBody']) => command(id, 'suggestions', body);
export const previewSuggestion = (id: number, suggestion: number) =>
  post<Preview>(`/proposals/${id}/suggestions/${suggestion}/preview`, {});
export const acceptSuggestion = (id: number, suggestion: number) =>
  command(id, `suggestions/${suggestion}/accept`, {});
export const declineSuggestion = (id: number, suggestion: number, reason: string) =>
  command(id, `suggestions/${suggestion}/decline`, { reason });
export const withdrawSuggestion = (id: number, suggestion: number) =>
  command(id, `suggestions/${suggestion}/withdraw`, {});

const onAction = (id: number, action: string, what: string, body: unknown) =>
  command(id, `actions/${encodeURIComponent(action)}/${what}`, body);
export const recordPilotResult = (id: number, action: string, body: Schemas['PilotResultBody']) =>
  onAction(id, action, 'pilot-result', body);
export const halt = (id: number, action: string, reason: string) => onAction(id, action, 'halt', { reason });
export const resume = (id: number, action: string, reason: string) =>
  onAction(id, action, 'resume', { reason });
export const stop = (id: number, action: string, reason: string) => onAction(id, action, 'stop', { reason });

export type OutcomeBody = Schemas['OutcomeBody'];
export const recordOutcome = (id: number, body: OutcomeBody) => command(id, 'outcome', body);

const DRAFTS = '/proposals/drafts';
const draftPath = (id: string) => `/proposals/${encodeURIComponent(id)}`;
export const drafts = () => get<Schemas['DraftLines']>(DRAFTS);
export const draft = (id: string) => get<ServerDraft>(draftPath(id));
export const createDraft = (body: Schemas['NewDraft']) => post<ServerDraft>(DRAFTS, body);
export const saveDraft = (id: string, body: Schemas['DraftChange']) =>
  patch<ServerDraft>(draftPath(id), body);
export const deleteDraft = (id: string) => del(draftPath(id));
export const submitDraft = (id: string, version: number) =>
  post<Proposal>(`${draftPath(id)}/submit`, { version });

/** Changes nothing: what the draft would meet as it stands. */
export const whatIf = (body: DraftBody) => post<WhatIf>('/proposals/what-if', body);

/** What a sample shows, and what its claim would need. */
export const judgeFigure = (body: Figure) => post<FigureVerdict>('/metrics/verdict', body);

export type RosterReply = Schemas['RosterReply'];
export const members = () => get<Schemas['Members']>('/members');
export const addMember = (body: Schemas['NewMember']) => post<RosterReply>('/members', body);
const memberPath = (id: string, what: string) => `/members/${encodeURIComponent(id)}/${what}`;
export const memberLeaves = (id: string) => post<RosterReply>(memberPath(id, 'leave'), {});
export const setRole = (id: string, head: boolean) => post<RosterReply>(memberPath(id, 'role'), { head });
export const delegate = (to: string, until: Time) => post<RosterReply>('/delegations', { to, until });
export const endDelegation = () => post<RosterReply>('/delegations/end', {});
export const setAbsence = (from: Time, until: Time) => post<RosterReply>('/absences', { from, until });
