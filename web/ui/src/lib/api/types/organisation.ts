// Who belongs to the organisation and how they get in.

import type { Schemas } from './schemas';

export type SetUpOffer = Schemas['SetUp'];
export type SetUpBody = Schemas['SetUpBody'];
/** What a company can begin with. */
export type Beginnings = Schemas['SetUpNeeded']['rulebooks'];
export type Department = Schemas['Departments']['departments'][number];
export type RosterMember = Schemas['Member'];
/** What the asker may do with a member. */
export type RosterAct = RosterMember['may'][number];
export type LinkKind = Schemas['Invitation']['kind'];
export type Invitation = Schemas['Invitation'];
export type InvitationBody = Schemas['InvitationBody'];
/** An invitation as it was just made: its link is told only now. */
export type MadeLink = Schemas['Invited'];
export type JoinLook = Schemas['JoinLook'];
export type TokenScope = Schemas['Scope'];
export type Token = Schemas['Token'];
export type TokenBody = Schemas['TokenBody'];
export type NewToken = Schemas['NewToken'];
export type Display = Schemas['Display'];
export type NewDisplay = Schemas['NewDisplay'];
export type InboundWebhook = Schemas['InboundWebhook'];
export type InboundWebhookBody = Schemas['InboundWebhookBody'];
export type NewInboundWebhook = Schemas['NewInboundWebhook'];
export type WebhookKind = InboundWebhook['kinds'][number];
