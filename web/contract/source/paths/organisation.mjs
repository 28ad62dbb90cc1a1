// The organisation: people, what waits for me, the ledger.
import { FIELDS, get, post, remove, reply } from '../operation.mjs';

const people = 'People';
const organisation = 'Organisation';
const ledger = 'Ledger';
const jsonLines = (answer) => ({
  ...answer,
  content: {
    'application/jsonl': {
      schema: {
        type: 'string',
        description: 'One CloudEvent on each line.',
        contentMediaType: 'application/jsonl',
        contentSchema: { $ref: '#/components/schemas/CloudEvent' },
      },
    },
  },
});
// A roster's command: who belongs, who is head, who is away.
const roster = (call) =>
  post({ tag: people, keyed: true, replies: { 200: reply('Done.', 'RosterReply') }, ...call });

export default {
  '/api/v1/departments': get({
    id: 'getDepartments',
    tag: organisation,
    summary: 'The departments',
    replies: { 200: reply('Of the rulebook in force.', 'Departments') },
  }),
  '/api/v1/members': {
    ...get({
      id: 'getMembers',
      tag: people,
      summary: 'Everybody who belongs here, or did',
      replies: { 200: reply('By id.', 'Members') },
    }),
    ...roster({
      id: 'addMember',
      summary: 'Add a member without a way to sign in',
      body: 'NewMember',
      codes: [
        'forbidden.roll',
        'conflict.member',
        'conflict.rulebook_change',
        'invalid.id',
        'invalid.name',
        'invalid.department',
        'limit.members',
      ],
    }),
  },
  '/api/v1/members/{mid}/leave': roster({
    id: 'memberLeaves',
    summary: 'A member leaves',
    description: 'They are signed out everywhere at once; what they said stays.',
    parameters: ['Member'],
    body: 'NothingElse',
    codes: ['forbidden.roll', 'not_found.member'],
  }),
  '/api/v1/members/{mid}/role': roster({
    id: 'setRole',
    summary: 'Make a member head of their department, or end that',
    parameters: ['Member'],
    body: 'RoleBody',
    codes: ['forbidden.roll', 'not_found.member', 'conflict.head'],
  }),
  '/api/v1/members/{mid}/link': post({
    id: 'createLink',
    tag: people,
    summary: 'A new link for somebody who lost theirs, or the password',
    keyed: true,
    parameters: ['Member'],
    body: 'NothingElse',
    shape: FIELDS,
    replies: { 201: reply('Earlier links of theirs no longer work.', 'Invited') },
    codes: ['forbidden.roll', 'not_found.member', 'conflict.no_account', 'limit.passes'],
  }),
  '/api/v1/invitations': {
    ...get({
      id: 'getInvitations',
      tag: people,
      summary: 'Open invitations',
      replies: { 200: reply('The ones that I may see.', 'Invitations') },
    }),
    ...post({
      id: 'invite',
      tag: people,
      summary: 'Invite a new member',
      description: 'They join the roll at once; the link lets them set their password, for 7 days.',
      keyed: 'for_an_hour',
      body: 'InvitationBody',
      shape: FIELDS,
      replies: { 201: reply('The link is shown this once.', 'Invited') },
      codes: [
        ...['forbidden.roll', 'conflict.email', 'conflict.member', 'conflict.rulebook_change'],
        ...['invalid.name', 'invalid.email'],
        ...['invalid.department', 'limit.members', 'limit.passes'],
      ],
    }),
  },
  '/api/v1/invitations/{id}': remove({
    id: 'withdrawInvitation',
    tag: people,
    summary: 'Withdraw an invitation',
    description: 'The member stays on the roll; `POST /api/v1/members/{mid}/leave` removes.',
    parameters: ['Invitation'],
    replies: { 204: reply('Its link no longer works.', null) },
    codes: ['not_found.invitation', 'forbidden.roll'],
  }),
  '/api/v1/delegations': roster({
    id: 'delegate',
    summary: 'Let a colleague stand in for me as head',
    body: 'DelegationBody',
    codes: ['forbidden.delegate', 'invalid.delegate', 'invalid.until'],
  }),
  '/api/v1/delegations/end': roster({
    id: 'endDelegation',
    summary: 'Act as head in person again',
    body: 'NothingElse',
    codes: ['conflict.no_delegation'],
  }),
  '/api/v1/absences': roster({
    id: 'setAbsence',
    summary: 'Say when I am away',
    body: 'AbsenceBody',
    codes: ['invalid.until'],
  }),
  '/api/v1/attention': get({
    id: 'getAttention',
    tag: organisation,
    summary: 'What waits for me',
    replies: { 200: reply('Why, and until when.', 'WaitingList') },
  }),
  '/api/v1/attention/snooze': post({
    id: 'snooze',
    tag: organisation,
    summary: 'Hide something that waits for me',
    description: 'Until then, or until its deadline is 24 hours away. Changes no right and no deadline.',
    body: 'SnoozeBody',
    shape: [...FIELDS, 'invalid.time'],
    keyed: 'for_an_hour',
    replies: { 200: reply('The item.', 'WaitingItem') },
    codes: ['not_found.item', 'invalid.until', 'limit.notes'],
  }),
  '/api/v1/attention/hand-over': post({
    id: 'handOver',
    tag: organisation,
    summary: 'Ask a colleague to do it instead of me',
    description: 'A note among colleagues: it changes no right and no deadline.',
    body: 'HandOverBody',
    shape: FIELDS,
    keyed: 'for_an_hour',
    replies: { 200: reply('The item.', 'WaitingItem') },
    codes: ['not_found.item', 'invalid.member', 'limit.notes'],
  }),
  '/api/v1/audit': get({
    id: 'getLedger',
    tag: ledger,
    summary: 'The ledger',
    description: 'The same lines as `counterweight audit export`: 500 at a time, the chain with them.',
    parameters: ['After'],
    replies: { 200: jsonLines(reply('Events, oldest first.', null, { Link: 'Next' })) },
    codes: ['invalid.query', 'invalid.after'],
  }),
};
