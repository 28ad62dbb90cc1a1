// What is known of customers: insights, conversations, the customers they were held with, figures.
import {
  closed,
  count,
  example,
  flag,
  list,
  nullable,
  number,
  person,
  record,
  ref,
  says,
  text,
  time,
  word,
} from '../parts.mjs';
import { written } from '../parts.mjs';

const optional = nullable;
const upTo = (most) => ({ type: 'string', maxLength: most });
const words = list(written(60), { maxItems: 20 });
const links = list(number, { maxItems: 50 });
const lines = (most) => list(written(most), { maxItems: 30 });
const cited = says('What cites it.', list(ref('Citation')));
const erased = says('What was written is gone for good; the facts stay.', flag);
const excerpt = says('In a list that was searched: where the words were found.', ref('Excerpt'));
const externalId = says(
  'What it is told by elsewhere: sent again, it changes nothing. Kept as a keyed hash, which says nothing of it.',
  optional(upTo(200)),
);
const unchanged = { cursor: ref('Cursor'), events: ref('Events') };
const many = (what) => says(`The numbers of the ${what} that are new.`, list(number));

const insight = {
  kind: ref('InsightKind'),
  idea: says('What was learnt of the customer.', written(4000)),
  source: says('Where it is known from.', written(1000)),
  customer_value: says('What it is worth to the customer.', written(4000)),
  company_value: says('What it is worth to the company.', written(4000)),
};
const insightMore = {
  participants: optional(upTo(1000)),
  implementation: optional(upTo(4000)),
  tags: optional(words),
  segments: says('Of customers.', optional(words)),
  conversations: says('That it comes from.', optional(links)),
  metrics: says('That it comes from.', optional(links)),
};
const washing = {
  kind: 'observation',
  idea: 'Dairies wash the panels daily, with hot water.',
  source: 'Visit to Molkerei Nord',
  customer_value: 'A panel that needs no cover.',
  company_value: 'Fewer returns in summer.',
  tags: ['washing'],
  segments: ['dairies'],
};

const talk = {
  relation: ref('Relation'),
  channel: ref('Channel'),
  at: says('When they talked; not in the future.', time),
};
const talkMore = {
  by: says('Who held it; whoever records it unless given.', optional(ref('MemberId'))),
  consent: says('To being on record by name.', optional(flag)),
  asked: optional(lines(1000)),
  quotes: says(
    'In their words. Quotes, the worst story or notes: one of them is needed.',
    optional(lines(4000)),
  ),
  follow_ups: optional(lines(1000)),
  worst: says('The worst story heard.', optional(upTo(4000))),
  notes: optional(upTo(4000)),
};
const call = {
  relation: 'buyer',
  channel: 'call',
  at: '2026-11-23T09:00:00Z',
  quotes: ['The seal failed in May, and nobody answered for a week.'],
  follow_ups: ['Send the data sheet'],
  new_customer: { name: 'Molkerei Nord', contact: 'Frau Jensen' },
};
const callingMore = {
  ...talkMore,
  customer: says('A customer who is known; without one and a new one: somebody unknown.', optional(number)),
  new_customer: optional(ref('NewCustomer')),
  external_id: externalId,
};
const returns = {
  name: 'Panels sent back within a year',
  source: 'Service desk',
  figure: { form: 'share', first: { yes: 18, of: 900 }, claim: '0.01' },
  from: '2025-11-01T00:00:00Z',
  until: '2026-11-01T00:00:00Z',
};

const called = { name: written(200), contact: optional(upTo(200)) };
const talks = {
  this_week: says('Since Monday, 00:00 UTC.', count),
  of_buyers: says('Of these.', count),
  weeks_in_a_row: says('Up to this one, which does not break the row before it is over.', count),
  ever: count,
  last: nullable(time),
};
const page = (name, what) => ({
  [name]: list(what, { maxItems: 20 }),
  next: says('The `cursor` of the next page; opaque.', nullable(text)),
  cursor: ref('Cursor'),
});

export default {
  InsightKind: word('observation', 'proposal', 'thought', 'statistic'),
  InsightLife: says(
    'Enriched: with more than one version, or merged with others. Used: cited. Judged, it is what it was judged.',
    word('captured', 'enriched', 'used', 'confirmed', 'refuted'),
  ),
  Judgement: says('`open` takes an earlier one back.', word('open', 'confirmed', 'refuted')),
  Relation: word('buyer', 'lapsed', 'lead', 'never_bought'),
  Channel: word('visit', 'call', 'video', 'chat', 'mail', 'event', 'other'),
  Enough: says(
    'Whether its sample is large enough for what it claims; `unclaimed`: it claims nothing.',
    word('yes', 'no', 'unclaimed'),
  ),
  Excerpt: list(record({ text, found: says('A word that was looked for.', flag) })),

  InsightBody: example(closed(insight, { ...insightMore, external_id: externalId }), washing),
  InsightRevision: example(
    says(
      'The whole, in place of what that version says.',
      closed({ version: says('That was on the screen.', number), ...insight }, insightMore),
    ),
    { version: 1, ...washing, implementation: 'A gasket of EPDM.' },
  ),
  MergeBody: example(
    closed(
      { into: says('The insight in which it lives on, with the credit of both.', number) },
      { reason: optional(upTo(4000)) },
    ),
    { into: 2, reason: 'The same dairy.' },
  ),
  JudgeBody: example(closed({ judgement: ref('Judgement'), reason: written(4000) }), {
    judgement: 'confirmed',
    reason: 'Five of six dairies do.',
  }),
  EraseBody: example(closed({ reason: says('Without anything that is erased.', written(4000)) }), {
    reason: 'The customer asks to be forgotten.',
  }),
  InsightText: record({
    idea: text,
    source: text,
    customer_value: text,
    company_value: text,
    participants: text,
    implementation: text,
  }),
  Insight: record(
    {
      id: number,
      kind: ref('InsightKind'),
      life: ref('InsightLife'),
      version: says('The latest.', number),
      text: says('Null: erased.', nullable(ref('InsightText'))),
      tags: list(text),
      segments: list(text),
      conversations: list(number),
      metrics: list(number),
      attachments: list(ref('Attachment'), { maxItems: 20 }),
      by: says('Who captured it.', person),
      at: time,
      updated_at: time,
      contributors: says('Everybody whose words it has, who began it first.', list(person)),
      judged: nullable(record({ judgement: ref('Judgement'), reason: text, by: person, at: time })),
      merged_into: says('It lives on there.', nullable(number)),
      merged: says('Those that live on in this one.', list(number)),
      erased,
      cited,
      allowed: says('To who asks.', list(word('revise', 'merge', 'judge', 'attach', 'erase'))),
    },
    {
      excerpt,
      versions: says(
        'Of a single one: the latest first.',
        list(record({ version: number, text: nullable(ref('InsightText')), by: person, at: time })),
      ),
    },
  ),
  Attachment: says(
    'A file that belongs to an insight.',
    record({
      number: says('From 1 within the insight.', number),
      name: says('Null: erased.', nullable(text)),
      type: says('Its media type, as its first bytes tell.', text),
      bytes: number,
      by: person,
      at: time,
      erased,
      allowed: says('To who asks.', list(word('erase'))),
    }),
  ),
  Insights: says('Newest first; searched, best first.', record(page('insights', ref('Insight')))),
  CaptureReply: says(
    'Without an insight when its `external_id` was known.',
    record(unchanged, { insight: ref('Insight') }),
  ),
  InsightReply: record({ ...unchanged, insight: ref('Insight') }),

  NewCustomer: closed({ name: called.name }, { contact: called.contact, external_id: externalId }),
  CustomerBody: closed(
    { relation: ref('Relation'), name: called.name },
    { contact: called.contact, external_id: externalId },
  ),
  CustomersBody: closed({ customers: list(ref('CustomerBody'), { minItems: 1, maxItems: 500 }) }),
  CustomersSent: example(
    { oneOf: [ref('CustomerBody'), ref('CustomersBody')] },
    {
      customers: [{ relation: 'buyer', name: 'Molkerei Nord', external_id: 'crm-17' }],
    },
  ),
  Customer: record({
    id: number,
    name: says('Null: erased.', nullable(text)),
    contact: says('Null: erased.', nullable(text)),
    relation: says('As it was said last.', ref('Relation')),
    last_talk: nullable(time),
    talks: count,
    erased,
    allowed: says('To who asks.', list(word('erase'))),
  }),
  CustomersReply: record(unchanged, { customers: many('customers') }),

  ConversationBody: closed(talk, callingMore),
  ConversationsBody: closed({
    conversations: list(ref('ConversationBody'), { minItems: 1, maxItems: 500 }),
  }),
  ConversationsSent: example({ oneOf: [ref('ConversationBody'), ref('ConversationsBody')] }, call),
  ConversationRevision: example(
    says('The whole, in place of what was recorded; the customer stays.', closed(talk, talkMore)),
    { relation: 'buyer', channel: 'call', at: '2026-11-23T09:00:00Z', notes: 'The seal failed in June.' },
  ),
  ConversationText: record({
    asked: list(text),
    quotes: list(text),
    follow_ups: list(text),
    worst: text,
    notes: text,
  }),
  Conversation: record(
    {
      id: number,
      customer: says(
        'Null: somebody unknown. Its name is null once it is erased.',
        nullable(record({ id: number, name: nullable(text), relation: ref('Relation') })),
      ),
      relation: says('Then.', ref('Relation')),
      channel: ref('Channel'),
      at: says('When they talked.', time),
      by: says('Who held it.', person),
      department: says('Where they were then.', ref('Department')),
      consent: flag,
      text: says('Null: erased.', nullable(ref('ConversationText'))),
      version: says('The latest.', number),
      recorded_by: person,
      recorded_at: time,
      erased,
      cited,
      allowed: says('To who asks.', list(word('revise', 'erase'))),
    },
    { excerpt },
  ),
  Conversations: says(
    'Newest first; searched, best first.',
    record(page('conversations', ref('Conversation'))),
  ),
  ConversationsReply: says(
    'One that is new is there as a whole, several by their numbers; neither when all were known.',
    record(unchanged, {
      conversation: ref('Conversation'),
      conversations: many('conversations'),
      customers: many('customers'),
    }),
  ),
  Rhythm: record({
    people: list(record({ member: person, ...talks })),
    departments: list(record({ department: ref('Department'), ...talks })),
    final_say: ref('Department'),
    days_since_final_say_talked: says('Whole days. Null: it never did.', nullable(count)),
    cursor: ref('Cursor'),
  }),
  NextCalls: record({
    customers: says(
      'Buyers first, then lapsed ones, leads and those who never bought; of these who was never heard, then who was not heard for longest.',
      list(ref('Customer'), { maxItems: 20 }),
    ),
    guide: says(
      'Open questions, in the order to ask them.',
      record({
        buyer: list(text),
        lapsed: list(text),
        lead: list(text),
        never_bought: list(text),
      }),
    ),
    cursor: ref('Cursor'),
  }),

  MetricBody: closed(
    { name: written(200), figure: ref('Figure') },
    {
      source: says('What measured it.', optional(upTo(200))),
      from: says('The time it was measured over.', optional(time)),
      until: optional(time),
      conversations: says('That explain it.', optional(links)),
      external_id: externalId,
    },
  ),
  MetricsBody: closed({ metrics: list(ref('MetricBody'), { minItems: 1, maxItems: 500 }) }),
  MetricsSent: example({ oneOf: [ref('MetricBody'), ref('MetricsBody')] }, returns),
  ExplainBody: example(
    closed({
      conversations: says(
        'That explain it, besides those it has.',
        list(number, { minItems: 1, maxItems: 50 }),
      ),
    }),
    { conversations: [12] },
  ),
  Metric: record(
    {
      id: number,
      name: text,
      source: text,
      from: nullable(time),
      until: nullable(time),
      figure: ref('Figure'),
      enough: says('As it was found when it was recorded.', ref('Enough')),
      verdict: ref('FigureVerdict'),
      conversations: says('That explain it.', list(number)),
      explained: flag,
      by: person,
      at: time,
      cited,
      allowed: says('To who asks.', list(word('explain'))),
    },
    { excerpt },
  ),
  Metrics: says('Newest first; searched, best first.', record(page('metrics', ref('Metric')))),
  MetricsReply: says(
    'One that is new is there as a whole, several by their numbers; neither when all were known.',
    record(unchanged, { metric: ref('Metric'), metrics: many('metrics') }),
  ),
  MetricReply: record({ ...unchanged, metric: ref('Metric') }),

  ErasureReply: record({
    ...unchanged,
    erased: says(
      'By their numbers.',
      record({ customers: list(number), conversations: list(number), insights: list(number) }),
    ),
    look_at: says(
      'Insights that come from what was erased and may repeat it: somebody has to look.',
      list(number),
    ),
  }),
  Found: record({
    kind: word('insight', 'conversation', 'metric', 'journey', 'proposal', 'decision'),
    id: says('Of a decision: the proposal.', number),
    title: says('Of a conversation: the customer, where one is named.', text),
    excerpt: ref('Excerpt'),
    at: time,
  }),
  SearchReply: record({
    hits: says('Best first.', list(ref('Found'), { maxItems: 20 })),
    found: says('In all, 2 000 at most.', count),
    next: says('The `cursor` of the next page; opaque.', nullable(text)),
    cursor: ref('Cursor'),
  }),
};
