// What paths share besides schemas: parameters, headers, ways to sign in, the refusals of transport.
import { refusal } from './operation.mjs';
import { pattern, ref } from './parts.mjs';
import { TRANSPORT } from './transport.mjs';

const inPath = (name, description, schema) => ({ name, in: 'path', required: true, description, schema });
const inQuery = (name, description, schema) => ({ name, in: 'query', required: false, description, schema });
const inHeader = (name, description, schema, required = false) => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});
const header = (description, schema, required = true) => ({ description, required, schema });
const id = { type: 'integer', minimum: 1 };
const etag = pattern('^"[0-9]+"$');
// RFC 9110: `*`, or entity tags with commas between them.
const TAG = '(W/)?"[^"]*"';
const etags = pattern(`^(\\*|${TAG}([ \\t]*,[ \\t]*${TAG}){0,31})$`);

export const parameters = {
  Proposal: inPath('id', 'A proposal.', id),
  ProposalOrDraft: inPath('id', 'A proposal, or a draft.', { anyOf: [id, ref('DraftId')] }),
  Draft: inPath('id', 'A draft.', ref('DraftId')),
  Objection: inPath('oid', 'An objection of the proposal.', id),
  Veto: inPath('vid', 'A veto of the proposal.', id),
  Suggestion: inPath('sid', 'A suggestion to the proposal.', id),
  Action: inPath('aid', 'An action of the proposal.', ref('ActionId')),
  Insight: inPath('id', 'An insight.', id),
  Conversation: inPath('id', 'A conversation.', id),
  Customer: inPath('id', 'A customer.', id),
  Metric: inPath('id', 'A recorded figure.', id),
  Journey: inPath('id', 'A journey.', id),
  Attachment: inPath('number', 'A file of the insight.', id),
  FileName: {
    ...inQuery('name', 'Of the file, without a path.', { type: 'string', minLength: 1, maxLength: 200 }),
    required: true,
  },
  FileType: inQuery('type', 'Its media type, where its bytes do not tell: of CSV, of office documents.', {
    type: 'string',
  }),
  Member: inPath('mid', 'A member.', ref('MemberId')),
  Rulebook: inPath('hash', 'A rulebook that is or was in force, or is voted on; or the one in force.', {
    anyOf: [ref('Hash'), { const: 'current' }],
  }),
  RulebookHash: inPath('hash', 'The hash of a rulebook.', ref('Hash')),
  RulebookChange: inPath('id', 'A change of the rulebook.', id),
  Invitation: inPath(
    'id',
    'An invitation, or a link for a new password.',
    pattern('^(inv|pwd)-[1-9][0-9]*$'),
  ),
  Token: inPath('id', 'A token.', pattern('^tok-[1-9][0-9]*$')),
  Display: inPath('id', 'A display.', pattern('^dsp-[1-9][0-9]*$')),
  InboundWebhook: inPath('id', 'An inbound webhook.', { type: 'string', maxLength: 200 }),
  WebhookId: inHeader('webhook-id', 'What the message is told by.', pattern('^[!-~]{1,200}$'), true),
  WebhookTimestamp: inHeader(
    'webhook-timestamp',
    'When it is sent, in seconds since 1970; within five minutes of the time of the server.',
    pattern('^[0-9]+$'),
    true,
  ),
  WebhookSignature: inHeader(
    'webhook-signature',
    '`v1,` and the base64 of HMAC-SHA256 over "id.timestamp.body"; several with spaces between them.',
    { type: 'string', minLength: 1 },
    true,
  ),
  Status: inQuery('status', 'Only these.', ref('Status')),
  WaitsFor: inQuery('department', 'Only what waits for this department.', ref('Department')),
  Search: inQuery(
    'q',
    'Words that each stand in its title or in that of one of its actions; case does not matter, nor ё.',
    {
      type: 'string',
      maxLength: 200,
    },
  ),
  Words: inQuery('q', 'Words to look for, in any of their forms; best first then.', { type: 'string' }),
  Wanted: {
    ...inQuery('q', 'Words to look for, in any of their forms.', { type: 'string' }),
    required: true,
  },
  InsightKind: inQuery('kind', 'Only these.', ref('InsightKind')),
  InsightLife: inQuery('life', 'Only these.', ref('InsightLife')),
  Tag: inQuery('tag', 'Only those with this tag or segment.', { type: 'string' }),
  Relation: inQuery('relation', 'Only with these.', ref('Relation')),
  Enough: inQuery('enough', 'Only these.', ref('Enough')),
  Author: inQuery('author', 'Only by this member.', ref('MemberId')),
  ByDepartment: inQuery('department', 'Only by members of this department.', ref('Department')),
  Import: inPath('id', 'A file that came in.', id),
  ImportKind: {
    ...inQuery('kind', 'Of what the rows are.', ref('ImportKind')),
    required: true,
  },
  ImportDryRun: inQuery('dry_run', 'Only look at it.', { type: 'boolean', default: false }),
  ImportMap: {
    ...inQuery(
      'map',
      'Which column says a field, `FIELD=COLUMN`, where its name does not tell; `FIELD=` where none does. Once for each.',
      { type: 'array', items: pattern('^[a-z_]+=') },
    ),
    style: 'form',
    explode: true,
  },
  ImportSeparator: inQuery('separator', 'Where the first line does not tell.', {
    type: 'string',
    enum: [',', ';', 'tab'],
  }),
  ImportEncoding: inQuery('encoding', 'Where the file does not tell.', {
    type: 'string',
    enum: ['utf-8', 'windows-1251'],
  }),
  ImportZone: inQuery('zone', 'The time zone of times without an offset, such as Europe/Vienna.', {
    type: 'string',
    default: 'UTC',
  }),
  ImportRelation: inQuery('relation', 'What customers are where no column says it.', {
    anyOf: [ref('Relation')],
    default: 'buyer',
  }),
  ImportJourney: inQuery('journey', 'Of journeys, and needed there: the one that customers went on.', id),
  ImportName: inQuery('name', 'Of the file, to know it by.', { type: 'string', maxLength: 200 }),
  Page: inQuery('cursor', 'The `next` of the page before.', { type: 'string' }),
  After: inQuery('after', 'A sequence: only what came after it.', {
    type: 'integer',
    minimum: 0,
    default: 0,
  }),
  Topic: {
    ...inQuery(
      'topic',
      'What to watch. Up to 16 pairs of a topic and its mode may follow one another: `?topic=board&mode=state&topic=proposal:42&mode=events`.',
      pattern('^(board|proposal:[1-9][0-9]*)$'),
    ),
    required: true,
  },
  Mode: {
    ...inQuery('mode', 'Of the topic before it.', { type: 'string', enum: ['state', 'events'] }),
    required: true,
  },
  LastEventId: inHeader(
    'Last-Event-ID',
    'A cursor to resume from, for all topics: the `id` of the last event that had one.',
    ref('Cursor'),
  ),
  IfMatch: inHeader(
    'If-Match',
    'The version that was on the screen, or up to 32 of them, or `*` for whichever; another one is refused with 412.',
    etags,
  ),
  IfMatchRequired: inHeader(
    'If-Match',
    'The version that was on the screen, or up to 32 of them, or `*` for whichever; another one is refused with 412, none with 428.',
    etags,
    true,
  ),
  IfNoneMatch: inHeader(
    'If-None-Match',
    'The version that the client has: 304 if it is the present one.',
    etags,
  ),
  IdempotencyKey: inHeader(
    'Idempotency-Key',
    'A repeat of an accepted command under the same key and body changes nothing and is answered with what it became the first time. What is in the ledger is known for ever, the rest for an hour.',
    pattern('^[!-~]{1,200}$'),
  ),
  AcceptLanguage: inHeader('Accept-Language', 'The language of sentences: `en` or `ru`.', {
    type: 'string',
    default: 'en',
  }),
};

export const headers = {
  Disposition: header('For download, under this name.', pattern('^attachment; ')),
  RequestId: header('Names the request in the log of the server.', pattern('^[A-Za-z0-9_-]+$')),
  ContentLanguage: header('Of the sentences.', { type: 'string', enum: ['en', 'ru'] }),
  WwwAuthenticate: header('That a session is missing.', { type: 'string' }),
  ETag: header('The version of the proposal.', etag),
  ETagOfProposal: header('The version of a proposal; a draft has none here.', etag, false),
  Location: header('Where what was made can be found.', pattern('^/api/v1/')),
  RetryAfter: header('Seconds.', { type: 'integer', minimum: 1 }),
  RetryAfterAtTimes: header('Seconds, where waiting helps.', { type: 'integer', minimum: 1 }, false),
  Buffering: header('Asks proxies not to keep it back.', { type: 'string', const: 'no' }),
  Replayed: header('This command was accepted before.', { type: 'string', const: 'true' }, false),
  Next: header('Where there is more.', pattern('^</api/v1/audit\\?after=[0-9]+>; rel="next"$'), false),
  Session: header('The session; over TLS its name begins with `__Host-`.', {
    type: 'string',
    pattern:
      '^(__Host-)?counterweight_session=[A-Za-z0-9_-]*; Path=/; HttpOnly; SameSite=Lax; Max-Age=[0-9]+(; Secure)?$',
  }),
  Allow: header('What is possible there.', { type: 'string' }, false),
  Upgrade: header('websocket', { type: 'string', const: 'websocket' }),
  WebSocketAccept: header('As RFC 6455 says.', { type: 'string' }),
  WebSocketProtocol: header('The subprotocol that was chosen.', {
    type: 'string',
    const: 'counterweight.v1',
  }),
  WebSocketVersion: header('The one that is spoken.', { type: 'string', const: '13' }),
};

const transport = refusal(503, TRANSPORT);
export const responses = {
  Transport: {
    ...transport,
    headers: {
      ...transport.headers,
      'Retry-After': { $ref: '#/components/headers/RetryAfterAtTimes' },
      Allow: { $ref: '#/components/headers/Allow' },
    },
    description:
      'What may befall any request on its way: 400, 404, 405, 408, 413, 414, 417, 429, 431, 500, 503 or 507.',
  },
};

export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'counterweight_session',
    description:
      '`POST /api/v1/session` sets it; HttpOnly, SameSite=Lax; over TLS its name is `__Host-counterweight_session`.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token of a member (`cwt_…`): it acts as the member, within its scope.',
  },
  display: {
    type: 'http',
    scheme: 'bearer',
    description: 'A display (`cwd_…`): it sees the board and can do nothing else.',
  },
};
