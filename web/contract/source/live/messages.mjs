// Who says which frame, in a sentence, and what it looks like.
import board from '../schemas/board.mjs';

const card = board.Card.examples[0];
const event = { ...board.Event.examples[0], proposal: 42 };
event.sentence = {
  en: 'Sales vetoed action 1 “Autumn price” on price promise.',
  ru: 'Отдел «Продажи»: вето на действие 1 «Осенняя цена», основание — обещанная цена.',
};
const on = { topic: 'board', mode: 'state' };
const events = { topic: 'proposal:42', mode: 'events' };

export const messages = {
  Subscribe: {
    by: 'client',
    title: 'subscribe',
    summary: 'Watch a topic, or resume watching it.',
    examples: [
      { type: 'subscribe', id: 1, ...on },
      { type: 'subscribe', id: 1, ...on, cursor: '1799-0c77aa10' },
      { type: 'subscribe', id: 2, ...events },
    ],
  },
  Unsubscribe: {
    by: 'client',
    title: 'unsubscribe',
    summary: 'Watch it no longer.',
    examples: [{ type: 'unsubscribe', ...on }],
  },
  Hello: {
    by: 'server',
    title: 'hello',
    summary: 'The first frame of a connection.',
    examples: [{ type: 'hello', org: 'ferrit', head: '1841-9f3ac2e1', build: '1.2.0', heartbeat_s: 25 }],
  },
  Subscribed: {
    by: 'server',
    title: 'subscribed',
    summary: 'A subscription has begun.',
    examples: [{ type: 'subscribed', id: 1, ...on, resumed: true }],
  },
  Snapshot: {
    by: 'server',
    title: 'snapshot',
    summary: 'The whole of a topic, in parts.',
    examples: [
      { type: 'snapshot', ...on, cursor: '1842-17be03d2', part: 1, last: true, cards: [card] },
      { type: 'snapshot', ...events, cursor: '1842-17be03d2', part: 1, last: true, events: [], card },
    ],
  },
  Update: {
    by: 'server',
    title: 'update',
    summary: 'What has changed since `from`.',
    examples: [
      { type: 'update', ...on, from: 1841, cursor: '1842-17be03d2', cards: [card], gone: [7] },
      { type: 'update', ...events, from: 1841, cursor: '1842-17be03d2', events: [event], card },
      {
        type: 'update',
        topic: 'board',
        mode: 'events',
        from: 1841,
        cursor: '1842-17be03d2',
        events: [event],
      },
    ],
  },
  Reset: {
    by: 'server',
    title: 'reset',
    summary: 'What the client has is of no use.',
    examples: [{ type: 'reset', ...on, reason: 'fork' }],
  },
  Heartbeat: {
    by: 'server',
    title: 'heartbeat',
    summary: 'The connection lives, and this is where the ledger stands.',
    examples: [{ type: 'heartbeat', cursor: '1850-55aa00b2' }],
  },
  Goodbye: {
    by: 'server',
    title: 'goodbye',
    summary: 'The server goes away.',
    examples: [{ type: 'goodbye', reason: 'restart', retry_ms: 4000 }],
  },
  Close: {
    by: 'stream',
    title: 'close',
    summary: 'The last event of a stream.',
    examples: [{ code: 4401, reason: 'the session has ended' }],
  },
  Error: {
    by: 'server',
    title: 'error',
    summary: 'A message was refused.',
    examples: [
      {
        type: 'error',
        id: 3,
        code: 'invalid.topic',
        sentence: 'There is no topic `bored`; there are `board` and `proposal:42`.',
      },
    ],
  },
};
