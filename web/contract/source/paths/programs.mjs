// For programs: the live connection, this description, and what keeps watch over the server.
import { get, reply } from '../operation.mjs';

const live = 'Live';
const tag = 'Operations';
const plain = (answer, type, description) => ({
  ...answer,
  content: { [type]: { schema: { type: 'string', description } } },
});
const document = (answer) => ({
  ...answer,
  content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
});

export default {
  '/api/v1/live': get({
    id: 'openLive',
    tag: live,
    summary: 'The live connection, a WebSocket',
    description:
      'Subprotocol `counterweight.v1`; frames, topics and close codes are described in `/api/asyncapi.json`. A display offers `counterweight.token.cwd_…` besides.',
    security: [{ session: [] }, { token: [] }, { display: [] }],
    replies: {
      101: {
        ...reply('It is open.', null, {
          Upgrade: 'Upgrade',
          'Sec-WebSocket-Accept': 'WebSocketAccept',
          'Sec-WebSocket-Protocol': 'WebSocketProtocol',
        }),
      },
    },
    codes: ['invalid.upgrade', 'invalid.headers', 'invalid.subprotocol', 'forbidden.origin'],
  }),
  '/api/v1/live/events': get({
    id: 'openLiveEvents',
    tag: live,
    summary: 'The same frames as server-sent events',
    description:
      'For networks that break WebSockets. Each event has a frame as its data and, where it stands, the cursor as its id: resumed by `Last-Event-ID`. The last event is `close`, with the code that a WebSocket would close with.',
    security: [{ session: [] }, { token: [] }, { display: [] }],
    parameters: ['Topic', 'Mode', 'LastEventId'],
    replies: {
      200: plain(
        reply('It is open.', null, { 'X-Accel-Buffering': 'Buffering' }),
        'text/event-stream',
        'Frames of the server, see `/api/asyncapi.json`.',
      ),
    },
    codes: ['invalid.query', 'invalid.topic', 'invalid.mode', 'invalid.cursor', 'limit.subscriptions'],
  }),
  '/api/openapi.json': get({
    id: 'getOpenApi',
    tag,
    summary: 'This description',
    open: true,
    replies: { 200: document(reply('OpenAPI 3.1.', null)) },
  }),
  '/api/asyncapi.json': get({
    id: 'getAsyncApi',
    tag,
    summary: 'The description of the live connection',
    open: true,
    replies: { 200: document(reply('AsyncAPI 3.0.', null)) },
  }),
  '/livez': get({
    id: 'getLive',
    tag,
    summary: 'Whether the program runs',
    open: true,
    replies: { 200: reply('It does.', 'Live') },
  }),
  '/readyz': get({
    id: 'getReady',
    tag,
    summary: 'Whether it takes requests',
    open: true,
    replies: { 200: reply('It does.', 'Ready'), 503: reply('Not now, and why.', 'NotReady') },
  }),
  '/metrics': get({
    id: 'getMetrics',
    tag,
    summary: 'Measures, for Prometheus',
    description: 'To this machine and to the addresses that the configuration names.',
    open: true,
    replies: {
      200: plain(
        reply('All series.', null),
        'text/plain; version=0.0.4; charset=utf-8',
        'The text format of Prometheus.',
      ),
    },
    codes: ['forbidden.metrics'],
  }),
};
