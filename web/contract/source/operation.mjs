// One call as OpenAPI has it, from what tells it apart. What every call has is added here: who may ask, in which
// language, and the refusals that come with being signed in, with sending a body, and with changing something.
import { ref } from './parts.mjs';
import { TRANSPORT } from './transport.mjs';

// As web/server/problem.cpp: codes that answer otherwise than their kind.
const STATUS_OF_CODE = {
  'invalid.json': 400,
  'invalid.request': 400,
  'invalid.target': 400,
  'invalid.headers': 400,
  'invalid.subprotocol': 400,
  'invalid.if_match': 400,
  'invalid.method': 405,
  'invalid.content_type': 415,
  'invalid.expect': 417,
  'invalid.upgrade': 426,
  'conflict.changed': 412,
  'forbidden.sign_in': 401,
  'forbidden.credentials': 401,
  'limit.target': 414,
  'limit.headers': 431,
  'limit.time': 408,
  'limit.sign_in': 429,
  'limit.rate': 429,
  'limit.connections': 503,
  'unavailable.internal': 500,
  'unavailable.disk_full': 507,
};
const STATUS_OF_KIND = {
  invalid: 422,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limit: 413,
  unavailable: 503,
  required: 428,
};
const TITLES = {
  400: 'The request cannot be read.',
  401: 'Nobody is signed in.',
  403: 'Not allowed.',
  404: 'Not found.',
  409: 'It does not fit the present state.',
  412: 'The version that was named is not the present one.',
  413: 'Too much of it.',
  415: 'Another type of content is expected.',
  422: 'Something in it is not right; `errors` has every place.',
  426: 'A WebSocket is expected.',
  428: '`If-Match` is missing.',
  429: 'Too many tries.',
  503: 'Not now.',
};
const SHAPE = ['invalid.type', 'invalid.shape', 'invalid.field'];
/** What the calls about access and notes say of the shape of a body. */
export const FIELDS = ['invalid.type', 'invalid.missing', 'invalid.length', 'invalid.unknown_field'];
const CHANGES = new Set(['post', 'put', 'patch', 'delete']);

const header = (name) => ({ $ref: `#/components/headers/${name}` });
const ALWAYS = { 'X-Request-Id': header('RequestId') };
const PROBLEM_HEADERS = { ...ALWAYS, 'Content-Language': header('ContentLanguage') };
const MORE_FOR = {
  401: { 'WWW-Authenticate': header('WwwAuthenticate') },
  412: { ETag: header('ETagOfProposal') },
  426: { Upgrade: header('Upgrade'), 'Sec-WebSocket-Version': header('WebSocketVersion') },
  429: { 'Retry-After': header('RetryAfter') },
  503: { 'Retry-After': header('RetryAfter') },
};

export const parameter = (name) => ({ $ref: `#/components/parameters/${name}` });

export function refusal(status, codes) {
  const only = { type: 'object', properties: { code: { enum: codes } } };
  return {
    description: TITLES[status],
    headers: { ...PROBLEM_HEADERS, ...MORE_FOR[status] },
    content: { 'application/problem+json': { schema: { allOf: [ref('Problem'), only] } } },
  };
}

export function reply(description, schema, headers = {}) {
  const named = Object.fromEntries(
    Object.entries(headers).map(([name, component]) => [name, header(component)]),
  );
  const answer = { description, headers: { ...ALWAYS, ...named } };
  return schema === null ? answer : { ...answer, content: { 'application/json': { schema: ref(schema) } } };
}

function statusOf(code) {
  return STATUS_OF_CODE[code] ?? STATUS_OF_KIND[code.split('.')[0]];
}

function refusals(method, { codes = [], body, open, signed, keyed, shape = SHAPE }) {
  const all = [...codes];
  if (!open) all.push('forbidden.sign_in', 'forbidden.member', 'forbidden.scope');
  if (CHANGES.has(method)) all.push('invalid.content_type');
  if (CHANGES.has(method) && !signed) all.push('forbidden.origin');
  if (body) all.push('invalid.json', ...shape);
  if (keyed) all.push('invalid.idempotency_key');
  if (keyed === 'for_an_hour') all.push('conflict.under_way');
  const byStatus = {};
  for (const code of all) (byStatus[statusOf(code)] ??= new Set()).add(code);
  // `default` does not count where a status is listed: what befalls any request stands there again.
  for (const code of TRANSPORT) byStatus[statusOf(code)]?.add(code);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, found]) => [status, refusal(status, [...found].sort())]),
  );
}

/** The same replies to who asks again under the same key. */
function replayable(replies) {
  const more = { 'Idempotency-Replayed': header('Replayed') };
  return Object.fromEntries(
    Object.entries(replies).map(([status, answer]) => [
      status,
      { ...answer, headers: { ...answer.headers, ...more } },
    ]),
  );
}

const FILE = { type: 'string', format: 'binary' };
const contentOf = (call) =>
  call.file
    ? { 'text/csv': { schema: FILE }, 'application/octet-stream': { schema: FILE } }
    : { 'application/json': { schema: ref(call.body) } };

/**
 * `call`: id, tag, summary; besides description, parameters (names of components), body (a schema) or file, replies, codes;
 * open (nobody need be signed in), signed (from anywhere, since the body is), security where it is another;
 * keyed: takes an Idempotency-Key, known for ever by the ledger, or 'for_an_hour'.
 */
export function operation(method, call) {
  const parameters = [
    ...(call.parameters ?? []),
    ...(call.keyed ? ['IdempotencyKey'] : []),
    'AcceptLanguage',
  ];
  return {
    operationId: call.id,
    tags: [call.tag],
    summary: call.summary,
    ...(call.description ? { description: call.description } : {}),
    ...(call.security ? { security: call.security } : call.open ? { security: [] } : {}),
    parameters: parameters.map(parameter),
    ...(call.body || call.file ? { requestBody: { required: true, content: contentOf(call) } } : {}),
    responses: {
      ...(call.keyed ? replayable(call.replies) : call.replies),
      ...refusals(method, call),
      default: { $ref: '#/components/responses/Transport' },
    },
  };
}

export const get = (call) => ({ get: operation('get', call) });
export const post = (call) => ({ post: operation('post', call) });
export const patch = (call) => ({ patch: operation('patch', call) });
export const remove = (call) => ({ delete: operation('delete', call) });
