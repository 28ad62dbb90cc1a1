// Who belongs to the organisation and how they get in: docs/api-organisation.md.

import type { Member, Person, Text, Time } from './base';

export interface SetUpOffer {
  needed: boolean;
  rulebooks?: {
    name: string;
    title: Text;
    final_say: string;
    departments: { id: string; name: Text }[];
  }[];
}

export interface SetUpBody {
  token: string;
  organisation: string;
  rulebook: string;
  department: string;
  name: string;
  email: string;
  password: string;
}

export interface Department {
  id: string;
  name: Text;
  final_say: boolean;
  members: number;
  heads: Person[];
  vacant: boolean;
  may_invite: boolean; // the asker may say who belongs to it
}

/** What the asker may do with a member. */
export type RosterAct = 'leave' | 'head' | 'link';

export interface RosterMember extends Member {
  email?: string; // of oneself, and for whom may_invite holds
  sign_in?: 'active' | 'invited' | 'none';
  may?: RosterAct[];
}

export type LinkKind = 'invitation' | 'password';

export interface Invitation {
  id: string; // "inv-3"
  member: Person;
  email: string;
  head: boolean;
  by: Person;
  created_at: Time;
  expires_at: Time;
  kind: LinkKind;
}

export interface InvitationBody {
  name: string;
  email: string;
  department: string;
  head: boolean;
}

/** An invitation as it was just made: its link is told only now. */
export interface MadeLink {
  invitation: Invitation;
  link: string; // "/join#cwi_…"
}

export interface JoinLook {
  organisation: { id: string; name: string };
  member: Person;
  department?: Text; // its name: whoever looks has no rulebook to find it in
  email: string;
  kind: LinkKind;
  expires_at: Time;
}

export type TokenScope = 'read' | 'act';

export interface Token {
  id: string; // "tok-1"
  name: string;
  scope: TokenScope;
  created_at: Time;
  expires_at: Time;
  last_used: Time | null;
}

export interface Display {
  id: string; // "dsp-1"
  name: string;
  by: Person;
  created_at: Time;
  last_seen: Time | null;
}
