// The calls about what is known of customers.

import { get, post, postFile } from './http';
import type {
  CommandReply,
  Conversation,
  Customer,
  Evidence,
  InsightBody,
  JourneyBody,
  Judgement,
  Metric,
  MetricBody,
  NextCalls,
  Rhythm,
  TalkBody,
  TalkRevision,
  WholeInsight,
  WholeJourney,
} from './types';
import type { Schemas } from './types/schemas';

/** What a list is asked for; what is empty is not asked. */
export type Query = Readonly<Record<string, string | null | undefined>>;

function asked(query: Query): string {
  const words = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value) words.set(key, value);
  const text = words.toString();
  return text === '' ? '' : `?${text}`;
}

export const insights = (query: Query) => get<Schemas['Insights']>(`/insights${asked(query)}`);
export const conversations = (query: Query) => get<Schemas['Conversations']>(`/conversations${asked(query)}`);
export const metrics = (query: Query) => get<Schemas['Metrics']>(`/metrics${asked(query)}`);
export const journeys = () => get<Schemas['Journeys']>('/journeys');
export const search = (query: Query) => get<Schemas['SearchReply']>(`/search${asked(query)}`);

export const insight = (id: number) => get<WholeInsight>(`/insights/${id}`);
export const conversation = (id: number) => get<Conversation>(`/conversations/${id}`);
export const metric = (id: number) => get<Metric>(`/metrics/${id}`);
export const journey = (id: number) => get<WholeJourney>(`/journeys/${id}`);
export const customer = (id: number) => get<Customer>(`/customers/${id}`);
export const nextCalls = () => get<NextCalls>('/conversations/next');
export const rhythm = () => get<Rhythm>('/conversations/rhythm');
export const evidence = (proposal: number) => get<Evidence>(`/proposals/${proposal}/evidence`);

type InsightReply = Schemas['InsightReply'];
/** One that was sent by itself is answered whole. */
type TalkReply = Schemas['ConversationsReply'] & { conversation: Conversation };

export const captureInsight = (body: InsightBody) => post<InsightReply>('/insights', body);
export const reviseInsight = (id: number, version: number, body: InsightBody) =>
  post<InsightReply>(`/insights/${id}/revise`, { version, ...body });
export const mergeInsight = (id: number, into: number, reason: string) =>
  post<InsightReply>(`/insights/${id}/merge`, { into, reason });
export const judgeInsight = (id: number, judgement: Judgement, reason: string) =>
  post<InsightReply>(`/insights/${id}/judge`, { judgement, reason });

export const recordTalk = (body: TalkBody) => post<TalkReply>('/conversations', body);
export const reviseTalk = (id: number, body: TalkRevision) =>
  post<TalkReply>(`/conversations/${id}/revise`, body);

export type Erasable = 'insights' | 'conversations' | 'customers';
export type Erased = Schemas['ErasureReply'];
export const erase = (what: Erasable, id: number, reason: string) =>
  post<Erased>(`/${what}/${id}/erase`, { reason });

export const keepMetric = (body: MetricBody) => post<Schemas['MetricReply']>('/metrics', body);
export const explainMetric = (id: number, conversations: number[]) =>
  post<Schemas['MetricReply']>(`/metrics/${id}/explain`, { conversations });

export const drawJourney = (body: JourneyBody) => post<Schemas['JourneyReply']>('/journeys', body);
export const redrawJourney = (id: number, version: number, body: JourneyBody) =>
  post<Schemas['JourneyReply']>(`/journeys/${id}/revise`, { version, ...body });

export const cite = (proposal: number, evidence: string[]) =>
  post<CommandReply>(`/proposals/${proposal}/cite`, { evidence });

/** `type`: where the bytes do not tell it. */
export const attach = (id: number, file: File, type: string) =>
  postFile<Schemas['InsightReply']>(`/insights/${id}/attachments${asked({ name: file.name, type })}`, file);
export const attachmentPath = (id: number, number: number) => `/api/v1/insights/${id}/attachments/${number}`;
export const eraseAttachment = (id: number, number: number, reason: string) =>
  post<Erased>(`/insights/${id}/attachments/${number}/erase`, { reason });
