// What a record is called on the screen, and what its words are in short.

import type { Conversation, EvidenceKind, Insight, Journey, Metric } from '../api/types';
import { t } from '../i18n/index.svelte';

const LONG = 140;

/** The first line, cut between words. */
export function brief(text: string, most = LONG): string {
  const line = text.trim().split('\n')[0] ?? '';
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}

export const insightName = (one: Insight) =>
  one.text === null ? t('knowledge.erased_insight', { id: one.id }) : brief(one.text.idea);

/** What was said, first of all: a quote, else the worst story, else the notes. */
export function talkName(one: Conversation): string {
  if (one.text === null) return t('knowledge.erased_talk', { id: one.id });
  return brief([...one.text.quotes, one.text.worst, one.text.notes].find((text) => text.trim() !== '') ?? '');
}

export const customerName = (one: Conversation['customer']) =>
  one === null ? t('talk.somebody') : (one.name ?? t('talk.erased_customer'));

export interface Linked {
  kind: EvidenceKind;
  id: number;
  title: string;
}

const ROOM: Record<EvidenceKind, string> = {
  insight: 'insights',
  conversation: 'conversations',
  metric: 'metrics',
  journey: 'journeys',
};

export const recordPath = (kind: string, id: number) =>
  kind in ROOM ? `/${ROOM[kind as EvidenceKind]}/${id}` : `/proposals/${id}`;
export const evidenceWord = (one: Pick<Linked, 'kind' | 'id'>) => `${one.kind}:${one.id}`;

export const linkedInsight = (one: Insight): Linked => ({
  kind: 'insight',
  id: one.id,
  title: insightName(one),
});
export const linkedTalk = (one: Conversation): Linked => ({
  kind: 'conversation',
  id: one.id,
  title: talkName(one),
});
export const linkedJourney = (one: Journey): Linked => ({ kind: 'journey', id: one.id, title: one.name });
export const linkedMetric = (one: Metric): Linked => ({ kind: 'metric', id: one.id, title: one.name });

/** "price, warranty" as tags: each once. */
export function tagsIn(typed: string): string[] {
  const tags = typed.split(/[,;\n]/).map((one) => one.trim().replace(/\s+/g, ' '));
  return [...new Set(tags.filter((one) => one !== ''))];
}
