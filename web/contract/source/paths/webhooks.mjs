// Services that post what they know of customers, signed with a secret.
import { get, post, remove, reply } from '../operation.mjs';
import { FIGURES_SENT, TALKS_SENT } from './knowledge.mjs';

const tag = 'Webhooks';

export default {
  '/api/v1/webhooks/in': {
    ...get({
      id: 'getInboundWebhooks',
      tag,
      summary: 'The inbound webhooks of the organisation',
      replies: { 200: reply('Oldest first, without their secrets.', 'InboundWebhooks') },
      codes: ['forbidden.administrator'],
    }),
    ...post({
      id: 'createInboundWebhook',
      tag,
      summary: 'Make a webhook at which a service posts',
      description: 'What comes in is recorded in the name of the administrator who made it.',
      body: 'InboundWebhookBody',
      keyed: 'for_an_hour',
      replies: { 201: reply('The secret is shown this once.', 'NewInboundWebhook') },
      codes: ['forbidden.administrator', 'invalid.name', 'invalid.kinds', 'limit.webhooks'],
    }),
  },
  '/api/v1/webhooks/in/{id}': {
    ...post({
      id: 'postAtWebhook',
      tag,
      summary: 'Post conversations or figures, signed',
      description:
        'Signed as Standard Webhooks say, with the secret of the webhook. A message under a `webhook-id` that was taken changes nothing and is answered as the first time.',
      open: true,
      signed: true,
      parameters: ['InboundWebhook', 'WebhookId', 'WebhookTimestamp', 'WebhookSignature'],
      body: 'PostedRecords',
      replies: { 200: reply('The numbers of what is new.', 'PostedNumbers') },
      codes: [
        ...['forbidden.signature', 'forbidden.timestamp', 'forbidden.kind', 'forbidden.member'],
        ...['conflict.webhook_id', 'limit.rate', 'limit.body'],
        ...[...TALKS_SENT, ...FIGURES_SENT],
      ],
    }),
    ...remove({
      id: 'deleteInboundWebhook',
      tag,
      summary: 'Remove a webhook',
      parameters: ['InboundWebhook'],
      replies: { 204: reply('Nothing is taken from it any more.', null) },
      codes: ['forbidden.administrator', 'not_found.webhook'],
    }),
  },
  '/api/v1/webhooks/in/{id}/rotate': post({
    id: 'rotateInboundWebhook',
    tag,
    summary: 'Give a webhook a new secret',
    description: 'The one before it holds for some hours more, so that a service can be changed over.',
    parameters: ['InboundWebhook'],
    body: 'RotateBody',
    keyed: 'for_an_hour',
    replies: { 200: reply('The new secret is shown this once.', 'NewInboundWebhook') },
    codes: ['forbidden.administrator', 'not_found.webhook', 'invalid.hours'],
  }),
};
