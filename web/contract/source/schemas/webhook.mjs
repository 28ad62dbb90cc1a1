// Inbound webhooks, and what is posted at them.
import { closed, example, list, nullable, number, pattern, person, record, ref, says } from '../parts.mjs';
import { text, time, word, written } from '../parts.mjs';

const kinds = word('conversations', 'metrics');
const id = pattern('^in_[A-Za-z0-9_-]{22}$');
const numbers = list(number);

export default {
  InboundWebhook: record({
    id,
    name: text,
    kinds: says('What it may post.', list(kinds)),
    path: says('Where, on this server.', pattern('^/api/v1/webhooks/in/in_[A-Za-z0-9_-]{22}$')),
    by: says('In whose name it records.', person),
    created_at: time,
    last_used: says('Within five minutes.', nullable(time)),
    earlier_secret_until: says('So long the secret before the present one holds too.', nullable(time)),
  }),
  InboundWebhooks: record({ webhooks: list(ref('InboundWebhook')) }),
  NewInboundWebhook: record({
    webhook: ref('InboundWebhook'),
    secret: says('Shown this once.', pattern('^whsec_[A-Za-z0-9+/]{43}=$')),
  }),
  InboundWebhookBody: example(closed({ name: written(100), kinds: list(kinds, { minItems: 1 }) }), {
    name: 'Call tracking',
    kinds: ['conversations'],
  }),
  RotateBody: example(
    closed(
      {},
      {
        hours: says('So long the present secret holds too.', {
          type: 'integer',
          minimum: 0,
          maximum: 168,
          default: 24,
        }),
      },
    ),
    { hours: 24 },
  ),
  PostedRecords: example(
    {
      oneOf: ['ConversationBody', 'ConversationsBody', 'MetricBody', 'MetricsBody'].map(ref),
    },
    {
      relation: 'lead',
      channel: 'call',
      at: '2026-11-23T09:00:00Z',
      notes: 'Asked for a panel that is washed with hot water.',
      external_id: 'call-2291',
    },
  ),
  PostedNumbers: record(
    { cursor: ref('Cursor'), events: list(text) },
    { conversations: numbers, customers: numbers, metrics: numbers },
  ),
};
