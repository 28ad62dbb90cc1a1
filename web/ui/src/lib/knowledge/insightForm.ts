// An insight as it is written: the six fields, what it is, and what it rests on.

import type { Insight, InsightBody, InsightKind, InsightText } from '../api/types';
import { type Linked, tagsIn } from './names';

export const NEEDED = ['idea', 'source', 'customer_value', 'company_value'] as const;
export const OPTIONAL = ['participants', 'implementation'] as const;
export const FIELDS = [...NEEDED, ...OPTIONAL] as const;
export type InsightField = (typeof FIELDS)[number];

export interface InsightFields extends InsightText, Record<string, unknown> {
  kind: InsightKind;
  tags: string;
  segments: string;
  conversations: Linked[];
  metrics: Linked[];
  version: number; // of the insight when it was begun to be changed; 0 for a new one
}

export const newInsight = (): InsightFields => ({
  kind: 'observation',
  idea: '',
  source: '',
  customer_value: '',
  company_value: '',
  participants: '',
  implementation: '',
  tags: '',
  segments: '',
  conversations: [],
  metrics: [],
  version: 0,
});

/** As it stands now, to be made better. */
export function fieldsOf(insight: Insight, linked: readonly Linked[]): InsightFields {
  const of = (kind: Linked['kind']) => linked.filter((one) => one.kind === kind);
  return {
    ...newInsight(),
    ...insight.text,
    kind: insight.kind,
    tags: insight.tags.join(', '),
    segments: insight.segments.join(', '),
    conversations: of('conversation'),
    metrics: of('metric'),
    version: insight.version,
  };
}

export function bodyOf(fields: InsightFields): InsightBody {
  const text = Object.fromEntries(FIELDS.map((key) => [key, fields[key].trim()])) as unknown as InsightText;
  return {
    ...text,
    kind: fields.kind,
    tags: tagsIn(fields.tags),
    segments: tagsIn(fields.segments),
    conversations: fields.conversations.map((one) => one.id),
    metrics: fields.metrics.map((one) => one.id),
  };
}

/** The needed fields that say nothing yet. */
export const missing = (fields: InsightFields): InsightField[] =>
  NEEDED.filter((key) => fields[key].trim() === '');
