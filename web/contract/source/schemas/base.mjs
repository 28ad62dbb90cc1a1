// What everything else is made of: moments, values, people, problems.
import {
  anyOf,
  closed,
  count,
  example,
  flag,
  list,
  nullable,
  number,
  only,
  pattern,
  person,
} from '../parts.mjs';
import { record, ref, says, text, time, whole, word, written } from '../parts.mjs';

const described = { id: text, name: text, department: text, head: flag };

export default {
  Time: example(
    says('RFC 3339, in UTC.', {
      ...pattern('^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$'),
      format: 'date-time',
    }),
    '2026-11-23T14:00:00Z',
  ),
  Duration: example(
    says('Plain time, from large to small.', pattern('^(?=.)(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?$')),
    '5d',
    '1d12h',
  ),
  Window: example(
    says(
      'Plain time, or working time of the calendar.',
      pattern('^(?=.)((\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?|(\\d+wd)?(\\d+wh)?(\\d+wm)?)$'),
    ),
    '5d',
    '3wd4wh',
  ),
  Text: example(says('In both languages.', record({ en: text, ru: text })), { en: 'Sales', ru: 'Продажи' }),
  Cursor: example(
    says(
      "A place in the organisation's ledger: its sequence, and the first 8 hex digits of the chain's hash there. Opaque to clients.",
      pattern('^\\d{1,15}-[0-9a-f]{8}$'),
    ),
    '1842-17be03d2',
  ),
  Hash: says('SHA-256, in hex.', pattern('^[0-9a-f]{64}$')),
  Department: says('The id of a department in the rulebook.', pattern('^[a-z0-9_]{1,64}$')),
  ActionId: says('Given by the client, unique in the proposal.', pattern('^[a-z0-9_-]{1,32}$')),
  MemberId: text,
  Money: says('Whole minor units, e.g. cents.', closed({ amount: whole, currency: pattern('^[A-Z]{3}$') })),
  Value: example(
    says(
      "By its type in the rulebook: integer 15, decimal '12.5' in quotes, money, text, a choice's id, a date, true or false.",
      anyOf(whole, text, flag, ref('Money')),
    ),
    15,
    '12.5',
    { amount: 4800000, currency: 'EUR' },
    '2027-01-11',
    true,
  ),
  Person: example(
    says(
      'Who did it. The name is null once it has been erased; the id and what was done stay.',
      record({ id: ref('MemberId'), name: nullable(text), department: ref('Department') }),
    ),
    { id: 'hanna', name: 'Hanna Weiss', department: 'marketing' },
  ),
  OrganisationName: record({ id: text, name: text }),
  Me: says(
    'Who I am.',
    record({
      member: record({ ...described, administrator: flag }),
      organisation: ref('OrganisationName'),
      rulebook: says('The hash of the rulebook in force.', ref('Hash')),
      cursor: ref('Cursor'),
      server_time: time,
    }),
  ),
  Hints: says(
    'Whom to sign in as: in the demo only.',
    record(
      { demo: flag },
      {
        people: list(record({ email: text, name: text, department: ref('Department'), head: flag })),
        password: text,
      },
    ),
  ),
  SignIn: example(
    closed(
      { email: written(254), password: written(512) },
      { organisation: says('Needed by who belongs to several.', written(254)) },
    ),
    { email: 'hanna@ferrit.example', password: 'counterweight' },
  ),
  ProblemPart: record({
    pointer: says('RFC 6901, into the body that was sent.', text),
    detail: text,
    code: ref('ProblemCode'),
  }),
  ProblemCode: says(
    'Stable; its first part is its kind. Clients may rely on codes, never on sentences.',
    pattern('^(invalid|forbidden|not_found|conflict|limit|unavailable|required)\\.[a-z_]+$'),
  ),
  Problem: example(
    says(
      "RFC 9457. `title` and `detail` are in the caller's language; `errors` tells everything that is wrong at once, each with its place.",
      record(
        {
          type: only('about:blank'),
          status: { type: 'integer', minimum: 400, maximum: 599 },
          code: ref('ProblemCode'),
          title: text,
          detail: text,
        },
        {
          errors: list(ref('ProblemPart'), { minItems: 1 }),
          changed: says(
            '412 only: what has happened since the version that was named, oldest first; left out when the server is too busy to look.',
            list(ref('Event'), { maxItems: 50 }),
          ),
        },
      ),
    ),
    {
      type: 'about:blank',
      status: 422,
      code: 'invalid.ground',
      title: 'Something in it is not right',
      detail: 'Sales may veto `price` on price promise only.',
      errors: [
        {
          pointer: '/ground',
          code: 'invalid.ground',
          detail: 'Sales may veto `price` on price promise only.',
        },
      ],
    },
  ),
  NothingElse: says('An empty object: the path says it all.', closed({})),
  ReasonBody: example(closed({ reason: written(4000) }), {
    reason: 'The January letter names no exception.',
  }),
  Events: says('The types of the events that the command became.', list(ref('EventType'))),
  RosterReply: example(record({ cursor: ref('Cursor'), events: ref('Events') }), {
    cursor: '1843-55aa00b2',
    events: ['member_joined'],
  }),
  Live: record({ live: only(true) }),
  Ready: record({ ready: only(true) }),
  NotReady: record({ ready: only(false), reasons: list(text, { minItems: 1 }) }),
  Revisioned: says('The revision that was on the screen.', number),
  PersonOrTime: says('Null: time itself.', nullable(person)),
};
