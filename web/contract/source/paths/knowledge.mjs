// What is known of customers, by hand and in hundreds.
import { get, post, reply } from '../operation.mjs';

const LINKS = ['limit.links', 'invalid.links', 'not_found.conversation'];
const INSIGHT = [...LINKS, 'not_found.metric', 'limit.tags', 'invalid.tag', 'invalid.text'];
const LIVING = ['not_found.insight', 'conflict.merged', 'conflict.erased'];
const TALK = ['invalid.text', 'invalid.at', 'not_found.member'];
const MANY = ['limit.at_once', 'invalid.empty', 'invalid.external_id'];
const FIGURE = ['invalid.sample', 'invalid.claim', 'invalid.strength', 'invalid.looks'];
export const TALKS_SENT = ['not_found.customer', 'limit.conversations', 'limit.customers', ...TALK, ...MANY];
export const FIGURES_SENT = [
  ...['invalid.name', 'invalid.text', 'invalid.until', 'limit.metrics'],
  ...[...FIGURE, ...LINKS, ...MANY],
];
const LISTED = ['invalid.query', 'invalid.cursor', 'unavailable.search'];

const call = (of) => (rest) => of({ tag: 'Customers', ...rest });
const read = call(get);
const change = (rest) => call(post)({ keyed: true, ...rest });
const path = (end) => `/api/v1/${end}`;
const one = (schema) => ({ 200: reply('As it stands now.', schema) });
const made = (several, schema) => ({
  200: reply(several, schema),
  201: reply('One, as it stands now.', schema, { Location: 'Location' }),
});
const listed = (schema) => ({
  200: reply('At most 20. Fewer do not mean the end: where there may be more, there is `next`.', schema),
});
const erase = (id, about, summary, codes) =>
  change({
    id,
    summary,
    description:
      'What was written goes from the vault, the search and the files before this is answered; the facts, and what was decided on them, stay, and so does the chain of the ledger.',
    parameters: [about],
    body: 'EraseBody',
    replies: { 200: reply('It is gone.', 'ErasureReply') },
    codes: ['forbidden.erase', 'conflict.erased', 'invalid.reason', 'invalid.text', ...codes],
  });

const insights = {
  [path('insights')]: {
    ...read({
      id: 'getInsights',
      summary: 'What was learnt of customers',
      description: 'Without those that were merged into others or erased.',
      parameters: ['Words', 'InsightKind', 'InsightLife', 'Tag', 'Author', 'ByDepartment', 'Page'],
      replies: listed('Insights'),
      codes: ['invalid.kind', 'invalid.life', ...LISTED],
    }),
    ...change({
      id: 'captureInsight',
      summary: 'Say what was learnt of a customer',
      body: 'InsightBody',
      replies: made('It was known, by its `external_id`.', 'CaptureReply'),
      codes: ['limit.insights', 'invalid.external_id', ...INSIGHT],
    }),
  },
  [path('insights/{id}')]: read({
    id: 'getInsight',
    summary: 'One, with its versions',
    parameters: ['Insight'],
    replies: one('Insight'),
    codes: ['not_found.insight'],
  }),
  [path('insights/{id}/revise')]: change({
    id: 'reviseInsight',
    summary: 'Say it better; the credit stays with both',
    parameters: ['Insight'],
    body: 'InsightRevision',
    replies: one('InsightReply'),
    codes: ['conflict.version', 'limit.versions', ...LIVING, ...INSIGHT],
  }),
  [path('insights/{id}/merge')]: change({
    id: 'mergeInsights',
    summary: 'It says what another one says, and lives on there',
    parameters: ['Insight'],
    body: 'MergeBody',
    replies: { 200: reply('The one in which it lives on.', 'InsightReply') },
    codes: ['invalid.into', 'invalid.text', ...LIVING],
  }),
  [path('insights/{id}/judge')]: change({
    id: 'judgeInsight',
    summary: 'Say what became of it',
    parameters: ['Insight'],
    body: 'JudgeBody',
    replies: one('InsightReply'),
    codes: ['conflict.judgement', 'invalid.reason', 'invalid.text', ...LIVING],
  }),
  [path('insights/{id}/attachments')]: change({
    id: 'attachToInsight',
    summary: 'Attach a file',
    description:
      'The body is the file, of at most 5 MiB: images, PDF, text, office documents, recordings. Its first bytes tell what it is, and agree with what is said of it. It lies sealed in the vault.',
    parameters: ['Insight', 'FileName', 'FileType'],
    file: true,
    replies: one('InsightReply'),
    codes: [
      ...['invalid.query', 'invalid.attachment_name', 'invalid.attachment_type', 'limit.attachment'],
      ...['invalid.attachment', 'limit.attachments', ...LIVING],
    ],
  }),
  [path('insights/{id}/attachments/{number}')]: read({
    id: 'getAttachment',
    summary: 'A file that was attached, as it came',
    description: 'For download: no browser runs it or guesses what it is.',
    parameters: ['Insight', 'Attachment'],
    replies: {
      200: {
        ...reply('The file.', null, { 'Content-Disposition': 'Disposition' }),
        content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
      },
    },
    codes: ['not_found.insight', 'not_found.attachment', 'conflict.erased'],
  }),
  [path('insights/{id}/attachments/{number}/erase')]: change({
    id: 'eraseAttachment',
    summary: 'Erase a file that was attached',
    description: 'By who attached it, a head or an administrator.',
    parameters: ['Insight', 'Attachment'],
    body: 'EraseBody',
    replies: { 200: reply('It is gone.', 'ErasureReply') },
    codes: [
      ...['forbidden.erase', 'conflict.erased', 'invalid.reason', 'invalid.text'],
      ...['not_found.insight', 'not_found.attachment'],
    ],
  }),
  [path('insights/{id}/erase')]: erase('eraseInsight', 'Insight', 'Erase what it says, in all its versions', [
    'not_found.insight',
  ]),
};

const conversations = {
  [path('conversations')]: {
    ...read({
      id: 'getConversations',
      summary: 'Talks with customers',
      parameters: ['Words', 'Relation', 'Author', 'ByDepartment', 'Page'],
      replies: listed('Conversations'),
      codes: ['invalid.relation', ...LISTED],
    }),
    ...change({
      id: 'recordConversations',
      summary: 'Record one, or up to 500',
      description:
        'With customers who are known, new or nobody in particular. Those whose `external_id` is known are left out.',
      body: 'ConversationsSent',
      replies: made('Several, or none that was not known.', 'ConversationsReply'),
      codes: TALKS_SENT,
    }),
  },
  [path('conversations/next')]: read({
    id: 'getNextCalls',
    summary: 'Whom to call, and what to ask',
    replies: { 200: reply('20 at most.', 'NextCalls') },
  }),
  [path('conversations/rhythm')]: read({
    id: 'getRhythm',
    summary: 'Who talks with customers how often',
    replies: { 200: reply('Everybody who is here, and who ever did.', 'Rhythm') },
  }),
  [path('conversations/{id}')]: read({
    id: 'getConversation',
    summary: 'One',
    parameters: ['Conversation'],
    replies: one('Conversation'),
    codes: ['not_found.conversation'],
  }),
  [path('conversations/{id}/revise')]: change({
    id: 'reviseConversation',
    summary: 'Say better what was said',
    description: 'By who held or recorded it, and by the head of that department.',
    parameters: ['Conversation'],
    body: 'ConversationRevision',
    replies: { 200: reply('As it stands now.', 'ConversationsReply') },
    codes: [
      ...['forbidden.conversation', 'not_found.conversation', 'conflict.erased', 'limit.versions'],
      ...TALK,
    ],
  }),
  [path('conversations/{id}/erase')]: erase(
    'eraseConversation',
    'Conversation',
    'Erase what was said in it',
    ['not_found.conversation'],
  ),
};

const customers = {
  [path('customers')]: change({
    id: 'addCustomers',
    summary: 'Add one, or up to 500',
    description:
      'Those whose `external_id` is known are not added again; their relation is what it says now.',
    body: 'CustomersSent',
    replies: { 200: reply('The new ones.', 'CustomersReply') },
    codes: ['invalid.text', 'limit.customers', ...MANY],
  }),
  [path('customers/{id}')]: read({
    id: 'getCustomer',
    summary: 'One',
    parameters: ['Customer'],
    replies: one('Customer'),
    codes: ['not_found.customer'],
  }),
  [path('customers/{id}/erase')]: erase(
    'eraseCustomer',
    'Customer',
    'Erase name and contact, and what was said in every conversation with them',
    ['not_found.customer', 'limit.erased'],
  ),
};

const metrics = {
  [path('metrics')]: {
    ...read({
      id: 'getRecordedMetrics',
      summary: 'Figures with their samples, and what they show',
      parameters: ['Words', 'Enough', 'Author', 'ByDepartment', 'Page'],
      replies: listed('Metrics'),
      codes: ['invalid.enough', ...LISTED],
    }),
    ...change({
      id: 'recordMetrics',
      summary: 'Record one, or up to 500',
      description: 'Those whose `external_id` is known are left out.',
      body: 'MetricsSent',
      replies: made('Several, or none that was not known.', 'MetricsReply'),
      codes: FIGURES_SENT,
    }),
  },
  [path('metrics/{id}')]: read({
    id: 'getMetric',
    summary: 'One',
    parameters: ['Metric'],
    replies: one('Metric'),
    codes: ['not_found.metric'],
  }),
  [path('metrics/{id}/explain')]: change({
    id: 'explainMetric',
    summary: 'Name the conversations that explain it',
    parameters: ['Metric'],
    body: 'ExplainBody',
    replies: one('MetricReply'),
    codes: ['not_found.metric', 'conflict.explained', 'limit.at_once', 'invalid.empty', ...LINKS],
  }),
};

export default {
  ...insights,
  ...conversations,
  ...customers,
  ...metrics,
  [path('search')]: read({
    id: 'search',
    summary: 'Everything that was written, in every form of its words',
    description: 'Insights, conversations, figures, proposals and decisions; Russian and English.',
    parameters: ['Wanted', 'Page'],
    replies: { 200: reply('At most 20.', 'SearchReply') },
    codes: LISTED,
  }),
};
