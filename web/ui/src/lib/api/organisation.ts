// The calls about the organisation itself: set-up, invitations, tokens, displays, the password.

import { del, get, post } from './http';
import type {
  Department,
  Display,
  InboundWebhook,
  InboundWebhookBody,
  Invitation,
  InvitationBody,
  JoinLook,
  MadeLink,
  Me,
  NewDisplay,
  NewInboundWebhook,
  NewToken,
  RosterMember,
  SetUpBody,
  SetUpOffer,
  Token,
  TokenBody,
} from './types';

export const setUpOffer = () => get<SetUpOffer>('/set-up');
export const setUp = (body: SetUpBody) => post<Me>('/set-up', body);

export const departments = () => get<{ departments: Department[] }>('/departments');
export const roster = () => get<{ members: RosterMember[] }>('/members');

export const invitations = () => get<{ invitations: Invitation[] }>('/invitations');
export const invite = (body: InvitationBody) => post<MadeLink>('/invitations', body);
export const withdrawInvitation = (id: string) => del(`/invitations/${encodeURIComponent(id)}`);
export const newLink = (member: string) => post<MadeLink>(`/members/${encodeURIComponent(member)}/link`, {});

export const lookAtLink = (token: string) => post<JoinLook>('/join/look', { token });
export const join = (token: string, password: string) => post<Me>('/join', { token, password });
export const changePassword = (body: { old: string; new: string }) => post<undefined>('/password', body);

export const tokens = () => get<{ tokens: Token[] }>('/tokens');
export const makeToken = (body: TokenBody) => post<NewToken>('/tokens', body);
export const endToken = (id: string) => del(`/tokens/${encodeURIComponent(id)}`);

export const displays = () => get<{ displays: Display[] }>('/displays');
export const makeDisplay = (name: string) => post<NewDisplay>('/displays', { name });
export const endDisplay = (id: string) => del(`/displays/${encodeURIComponent(id)}`);

export const inboundWebhooks = () => get<{ webhooks: InboundWebhook[] }>('/webhooks/in');
export const makeInboundWebhook = (body: InboundWebhookBody) => post<NewInboundWebhook>('/webhooks/in', body);
export const rotateInboundWebhook = (id: string) =>
  post<NewInboundWebhook>(`/webhooks/in/${encodeURIComponent(id)}/rotate`, {});
export const removeInboundWebhook = (id: string) => del(`/webhooks/in/${encodeURIComponent(id)}`);
