// The frames of the live connection as schemas. What a client says is closed; what the server says is listed whole.
import {
  closed,
  count,
  flag,
  list,
  nullable,
  number,
  only,
  pattern,
  record,
  ref,
  says,
  text,
  whole,
  word,
} from '../parts.mjs';
import { event } from '../schemas/board.mjs';

const id = says('Of the message; the answer names it.', whole);
const cursor = ref('Cursor');
const cards = says('Each replaces the card with its id.', list(ref('Card')));
const from = says('The sequence where a client has to stand to apply it.', count);
const board = only('board');
const proposal = pattern('^proposal:[1-9][0-9]*$');
export const TOPIC = pattern('^(board|proposal:[1-9][0-9]*)$');
export const MODE = word('state', 'events');
const topic = TOPIC;
const mode = MODE;
const state = only('state');
const events = only('events');

const frame = (type, fields, optional = {}) => record({ type: only(type), ...fields }, optional);
const happened = says('At most 500 at a time when they are read from the ledger.', list(ref('LiveEvent')));
const none = list(ref('LiveEvent'), { maxItems: 0 });
const part = { cursor, part: number, last: says('The snapshot is whole now.', flag) };

export const REFUSALS = [
  ...['invalid.topic', 'invalid.mode', 'invalid.cursor', 'invalid.missing', 'invalid.unknown_field'],
  ...['limit.subscriptions', 'forbidden.scope', 'not_found.proposal', 'not_found.subscription'],
  'unavailable.busy',
];
export const CLOSE_CODES = [1000, 1001, 1002, 1007, 4400, 4401, 4403, 4408, 4429];

export default {
  LiveEvent: says(
    'As in the timeline, in both languages.',
    event(ref('Text'), { proposal: says('Null: it is about the organisation.', nullable(number)) }),
  ),
  Subscribe: says(
    'Watch a topic. `cursor` only to resume.',
    closed({ type: only('subscribe'), topic, mode }, { id, cursor }),
  ),
  Unsubscribe: closed({ type: only('unsubscribe'), topic, mode }, { id }),
  Hello: frame('hello', {
    org: says('The id of the organisation.', text),
    head: cursor,
    build: says('Of the program; a page of another build loads itself anew.', text),
    heartbeat_s: says('A connection that is silent for much longer than this is dead.', number),
  }),
  Subscribed: frame('subscribed', { id: nullable(id), topic, mode, resumed: flag }),
  SnapshotOfState: frame('snapshot', { topic, mode: state, ...part, cards }),
  SnapshotOfBoardEvents: says(
    'Where the events begin: at the present, with nothing before it.',
    frame('snapshot', { topic: board, mode: events, ...part, events: none }),
  ),
  SnapshotOfProposalEvents: says(
    'The same for one proposal, with its card.',
    frame('snapshot', { topic: proposal, mode: events, ...part, events: none, card: ref('Card') }),
  ),
  Snapshot: says('Without a usable cursor.', {
    oneOf: [ref('SnapshotOfState'), ref('SnapshotOfBoardEvents'), ref('SnapshotOfProposalEvents')],
  }),
  UpdateOfState: frame('update', {
    topic,
    mode: state,
    from,
    cursor,
    cards,
    gone: says('Ids that are no longer there.', list(number)),
  }),
  UpdateOfBoardEvents: frame('update', {
    topic: board,
    mode: events,
    from,
    cursor,
    events: happened,
  }),
  UpdateOfProposalEvents: frame('update', {
    topic: proposal,
    mode: events,
    from,
    cursor,
    events: happened,
    card: ref('Card'),
  }),
  Update: says(
    'Covers the half-open range (from, cursor]. The same bytes for all watchers of one audience.',
    {
      oneOf: [ref('UpdateOfState'), ref('UpdateOfBoardEvents'), ref('UpdateOfProposalEvents')],
    },
  ),
  Reset: says(
    'What the client has is of no use; a snapshot follows where it is allowed.',
    frame('reset', {
      topic,
      mode,
      reason: says(
        'fork: the cursor is of another history; trimmed: too much has happened since. The others may come one day and mean the same to a client.',
        word('fork', 'trimmed', 'slow', 'forbidden'),
      ),
    }),
  ),
  Heartbeat: says("Nothing has happened: it moves every topic's cursor.", frame('heartbeat', { cursor })),
  Goodbye: says(
    'The server closes now; come back after `retry_ms`.',
    frame('goodbye', { reason: only('restart'), retry_ms: number }),
  ),
  Close: says(
    'Server-sent events only, as `event: close`: what a WebSocket would close with. Nothing follows.',
    record({ code: { type: 'integer', enum: CLOSE_CODES }, reason: text }),
  ),
  Error: says(
    'A message was refused; the connection goes on.',
    frame('error', {
      id: nullable(id),
      code: word(...REFUSALS),
      sentence: says("In the caller's language.", text),
    }),
  ),
};
