// Set-up, people, passes, displays, notes among colleagues, the ledger.
import {
  closed,
  example,
  flag,
  list,
  nullable,
  number,
  pattern,
  person,
  record,
  ref,
  says,
} from '../parts.mjs';
import { count, only, text, time, word, written } from '../parts.mjs';

const department = ref('Department');
const pass = (prefix) => pattern(`^${prefix}_[A-Za-z0-9_-]{43}$`);
const email = written(254);
const password = says('8 to 128 characters, none of the commonest.', written(512));
const name = written(200);
const passName = written(100);
const key = written(100);
const secret = 'q3cUoTQ2XRkK0xF0lEoBvhQAmPcnMZf7ciyTfZnI7Zk';
const kind = word('invitation', 'password');

export default {
  SetUpDone: record({ needed: only(false) }),
  SetUpNeeded: record({
    needed: only(true),
    rulebooks: says(
      'The ones to choose from.',
      list(
        record({
          name: text,
          title: ref('Text'),
          final_say: department,
          departments: list(record({ id: department, name: ref('Text') })),
        }),
        { minItems: 1 },
      ),
    ),
  }),
  SetUp: { oneOf: [ref('SetUpNeeded'), ref('SetUpDone')] },
  SetUpBody: example(
    closed({ token: pass('cws'), organisation: name, rulebook: text, department, name, email, password }),
    {
      token: `cws_${secret}`,
      organisation: 'Ferrit Industrial Computers',
      rulebook: 'default',
      department: 'founders',
      name: 'Vera Ferrit',
      email: 'vera@ferrit.example',
      password: 'seven wet umbrellas',
    },
  ),

  Departments: record({
    departments: list(
      record({
        id: department,
        name: ref('Text'),
        final_say: flag,
        members: count,
        heads: list(person),
        vacant: flag,
        may_invite: says('The asker may say who belongs to it.', flag),
      }),
    ),
  }),
  Member: record(
    {
      id: ref('MemberId'),
      name: nullable(text),
      department,
      head: flag,
      administrator: flag,
      left: nullable(time),
      absent: nullable(record({ from: time, until: time })),
      acts_for: says('The heads whose place this member takes now.', list(ref('MemberId'))),
      may: says('What the asker may do with them.', list(word('leave', 'head', 'link'))),
    },
    {
      email: says('Of oneself, and for whom `may_invite` holds; null: none is known.', nullable(text)),
      sign_in: word('active', 'invited', 'none'),
    },
  ),
  Members: record({ members: list(ref('Member')) }),
  NewMember: example(closed({ id: { ...written(64) }, name, department }, { head: flag }), {
    id: 'nils',
    name: 'Nils Berg',
    department: 'sales',
  }),
  RoleBody: example(closed({ head: flag }), { head: true }),
  DelegationBody: example(closed({ to: ref('MemberId'), until: time }), {
    to: 'timur',
    until: '2026-12-24T00:00:00Z',
  }),
  AbsenceBody: example(closed({ from: time, until: says('In the past: back again.', time) }), {
    from: '2026-12-20T00:00:00Z',
    until: '2027-01-04T00:00:00Z',
  }),

  Invitation: record({
    id: pattern('^(inv|pwd)-[1-9][0-9]*$'),
    member: person,
    email: text,
    head: flag,
    by: person,
    created_at: time,
    expires_at: time,
    kind,
  }),
  Invitations: record({ invitations: list(ref('Invitation')) }),
  JoinLink: says('A path of this server; it works once.', pattern('^/join#cwi_[A-Za-z0-9_-]{43}$')),
  Invited: record({ invitation: ref('Invitation'), link: ref('JoinLink'), cursor: ref('Cursor') }),
  InvitationBody: example(closed({ name, email, department }, { head: flag }), {
    name: 'Nils Berg',
    email: 'nils@ferrit.example',
    department: 'sales',
  }),
  JoinLookBody: example(closed({ token: text }), { token: `cwi_${secret}` }),
  JoinLook: record({
    organisation: ref('OrganisationName'),
    member: person,
    department: says('Its name: whoever looks has no rulebook to find it in.', ref('Text')),
    email: text,
    kind,
    expires_at: time,
  }),
  JoinBody: example(closed({ token: text, password }), {
    token: `cwi_${secret}`,
    password: 'seven wet umbrellas',
  }),
  PasswordBody: example(closed({ old: written(512), new: password }), {
    old: 'counterweight',
    new: 'seven wet umbrellas',
  }),

  Token: record({
    id: pattern('^tok-[1-9][0-9]*$'),
    name: text,
    scope: ref('Scope'),
    created_at: time,
    expires_at: time,
    last_used: nullable(time),
  }),
  Scope: says('read: refuses everything but GET.', word('read', 'act')),
  Tokens: says("One's own.", record({ tokens: list(ref('Token')) })),
  NewToken: record({ token: ref('Token'), secret: says('Shown this once.', pass('cwt')) }),
  TokenBody: example(
    closed(
      { name: passName, scope: ref('Scope') },
      { days: { type: 'integer', minimum: 1, maximum: 366, default: 90 } },
    ),
    {
      name: 'Nightly report',
      scope: 'read',
      days: 90,
    },
  ),
  Display: record({
    id: pattern('^dsp-[1-9][0-9]*$'),
    name: text,
    by: person,
    created_at: time,
    last_seen: nullable(time),
  }),
  Displays: record({ displays: list(ref('Display')) }),
  NewDisplay: record({
    display: ref('Display'),
    link: says('Shown this once.', pattern('^/tv/cwd_[A-Za-z0-9_-]{43}$')),
  }),
  DisplayBody: example(closed({ name: passName }), { name: 'Hall, second floor' }),
  DisplaySees: record({
    name: text,
    organisation: ref('OrganisationName'),
    rulebook: ref('Rulebook'),
    cursor: ref('Cursor'),
    server_time: time,
  }),

  SnoozeBody: example(
    closed({ key }, { until: says('Null, or left out, brings it back.', nullable(time)) }),
    {
      key: '42/position',
      until: '2026-11-24T08:00:00Z',
    },
  ),
  HandOverBody: example(
    closed(
      { key },
      {
        to: says(
          'A colleague of my department; null, or left out, takes it back.',
          nullable(ref('MemberId')),
        ),
        note: nullable(written(500)),
      },
    ),
    { key: '42/position', to: 'lena', note: 'You know the January letter.' },
  ),

  CloudEvent: says(
    'An event as it was stored (CloudEvents 1.0), with the chain: hash = SHA-256(the 32 bytes of `prevhash`, then the RFC 8785 form of this object without `prevhash` and `hash`).',
    record(
      {
        specversion: only('1.0'),
        id: text,
        sequence: pattern('^[1-9][0-9]*$'),
        source: pattern('^/organisations/.+$'),
        type: pattern('^counterweight\\.[a-z_]+$'),
        typeversion: number,
        subject: pattern('^(organisation|knowledge|proposal:[1-9][0-9]*)$'),
        time,
        datacontenttype: only('application/json'),
        data: { type: 'object', additionalProperties: true },
        prevhash: ref('Hash'),
        hash: ref('Hash'),
      },
      {
        actor: says('Missing: time itself.', ref('MemberId')),
        commandid: says('Of the command that it came from.', text),
        bodyhash: says('Of what was sent, where an `Idempotency-Key` was given.', text),
      },
    ),
  ),
};
