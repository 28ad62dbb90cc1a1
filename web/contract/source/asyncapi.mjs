// The description of the live connection, put together: frames, close codes, the rules of cursors.
import { messages } from './live/messages.mjs';
import frames, { MODE, TOPIC } from './live/frames.mjs';
import { CONTACT, schemas } from './openapi.mjs';
import { ref } from './parts.mjs';

const description = `The live connection of Counterweight: \`GET /api/v1/live\`, a WebSocket of subprotocol
\`counterweight.v1\`; text messages of JSON, at most 64 KiB from a client. The frames of the server
come the same way as server-sent events from \`GET /api/v1/live/events\`.

## Signing in

The session's cookie, a bearer token, or for a display the subprotocols \`counterweight.v1\` and
\`counterweight.token.cwd_…\`, answered with the first. Sign-in and Origin are checked at the
upgrade; without an Origin a bearer token is needed.

## Cursors

* A cursor is \`SEQ-TAG\`: the organisation's ledger sequence and the first 8 hex digits of the
  chain's hash there. A server takes it only if its own ledger has that tag at that sequence, so a
  restored backup or a lost tail is noticed by itself.
* \`subscribe\` without a cursor is answered by \`subscribed\` and a snapshot; with one that is
  good, by \`subscribed\` with \`resumed\` and the updates since; with one that is not, by
  \`subscribed\`, a \`reset\` that says why, and a snapshot.
* A snapshot comes in parts; it replaces everything when its last part is there, and its cursor is
  where the client stands then.
* An update covers the half-open range \`(from, cursor]\`, also when nothing of it is left for this
  watcher. A client applies it when \`from\` is the sequence where it stands, ignores it when its
  \`cursor\` is not ahead of that, and otherwise subscribes again with its own cursor.
* A heartbeat moves the cursor of every topic. A command's reply over HTTP carries a cursor too:
  once the feed has passed it, the client has seen what it wrote.
* One subscription per topic and mode on a connection: a second \`subscribe\` replaces the first.
* A watcher that cannot keep up is given the latest cards and never a queue; in mode \`events\`,
  more than 10 000 events behind is \`trimmed\`.

* A watcher may follow at most 16 topics, a topic in both modes being two; a display \`board\` in mode
  \`state\` only.

## Server-sent events

\`GET /api/v1/live/events?topic=board&mode=state&topic=proposal:42&mode=events\`: pairs of a topic and
its mode, in this order. Every event has a frame as its \`data\`, on one line. A frame after which
all topics stand at a known place has \`id\`, the cursor of the one that is farthest behind; sent as
\`Last-Event-ID\`, it resumes all topics, so that a client ignores what it has already, by \`from\`.
A goodbye has \`retry\`, in milliseconds. The last event is \`event: close\` with the code and reason
of the table below. A stream cannot say anything, so there is no \`error\` for its wishes but for a
proposal that is not there.

## Close codes

| code | why |
|---|---|
| 1000 | the client closed |
| 1001 | the server goes away, and \`goodbye\` said when to come back; or it cannot read its ledger just now |
| 1002 | not WebSocket as RFC 6455 has it |
| 1007 | text that is not UTF-8 |
| 4400 | a message that is none: not JSON, not text, no type, begun and not ended |
| 4401 | the session or token has ended: sign in again |
| 4403 | forbidden |
| 4408 | no progress for 30 seconds while bytes were waiting |
| 4429 | a limit: 20 connections of a member, 10 000 of the server, 64 KiB, 60 messages at once, 10 a second |

A message that can be read and is refused is answered with an \`error\` frame; the connection goes
on.`;

const listed = (all) =>
  Object.fromEntries(all.map((name) => [name, { $ref: `#/components/messages/${name}` }]));
const names = (by) => Object.keys(messages).filter((name) => messages[name].by === by);
const inChannel = (channel) => (name) => ({ $ref: `#/channels/${channel}/messages/${name}` });
const streamed = [...names('server'), ...names('stream')];

/** The schemas that `roots` stand on, and nothing else. */
function needed(all, roots) {
  const found = {};
  const look = (node) => {
    if (Array.isArray(node)) return node.forEach(look);
    if (node === null || typeof node !== 'object') return;
    const name = /^#\/components\/schemas\/(\w+)$/.exec(node.$ref ?? '')?.[1];
    if (name && !(name in found)) {
      found[name] = all[name];
      look(all[name]);
    }
    Object.values(node).forEach(look);
  };
  look(roots);
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export default {
  asyncapi: '3.0.0',
  info: { title: 'Counterweight, live', ...CONTACT, description },
  defaultContentType: 'application/json',
  servers: {
    here: {
      host: 'localhost:8080',
      protocol: 'ws',
      description: 'The server that this came from; `wss` over TLS.',
    },
    plain: {
      host: 'localhost:8080',
      protocol: 'http',
      description: 'The same server; `https` over TLS.',
    },
  },
  channels: {
    live: {
      address: '/api/v1/live',
      title: 'The live connection',
      servers: [{ $ref: '#/servers/here' }],
      messages: listed([...names('client'), ...names('server')]),
      bindings: { ws: { method: 'GET', bindingVersion: '0.1.0' } },
    },
    stream: {
      address: '/api/v1/live/events',
      title: 'The same as server-sent events',
      servers: [{ $ref: '#/servers/plain' }],
      messages: listed(streamed),
    },
  },
  operations: {
    watch: {
      action: 'receive',
      channel: { $ref: '#/channels/live' },
      summary: 'What a client may say.',
      messages: names('client').map(inChannel('live')),
    },
    tell: {
      action: 'send',
      channel: { $ref: '#/channels/live' },
      summary: 'What the server says.',
      messages: names('server').map(inChannel('live')),
    },
    stream: {
      action: 'send',
      channel: { $ref: '#/channels/stream' },
      summary: 'What the server says in a stream, and that it closes it.',
      messages: streamed.map(inChannel('stream')),
      bindings: {
        http: {
          method: 'GET',
          query: {
            type: 'object',
            required: ['topic', 'mode'],
            properties: { topic: TOPIC, mode: MODE },
            additionalProperties: false,
          },
          bindingVersion: '0.3.0',
        },
      },
    },
  },
  components: {
    messages: Object.fromEntries(
      Object.entries(messages).map(([name, { title, summary, examples }]) => [
        name,
        {
          name,
          title,
          summary,
          contentType: 'application/json',
          payload: ref(name),
          examples: examples.map((payload) => ({ payload })),
        },
      ]),
    ),
    schemas: needed({ ...schemas, ...frames }, Object.keys(messages).map(ref)),
  },
};
