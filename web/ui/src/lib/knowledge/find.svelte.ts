// Finds records to link to or to cite: the newest of each kind until something is typed, then what fits it.

import * as calls from '../api/knowledge';
import type { Problem } from '../api/http';
import type { EvidenceKind, ExcerptPart, Metric, Relation } from '../api/types';
import { journeyHas } from './journeyForm';
import { type Linked, linkedInsight, linkedJourney, linkedMetric, linkedTalk } from './names';

export interface Findable extends Linked {
  at: string;
  excerpt: ExcerptPart[] | undefined;
  relation: Relation | undefined;
  enough: Metric['enough'] | undefined;
}

const PAUSE_MS = 250;

export class Finder {
  words = $state('');
  found = $state.raw<Findable[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly kinds: readonly EvidenceKind[]) {}

  type(words: string): void {
    this.words = words;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), PAUSE_MS);
  }

  async load(): Promise<void> {
    const mine = ++this.asked;
    const replies = await Promise.all(this.kinds.map((kind) => ofKind(kind, this.words.trim())));
    if (mine !== this.asked) return; // somebody typed on
    const found: Findable[] = [];
    this.problem = null;
    for (const reply of replies)
      if (reply.ok) found.push(...reply.value);
      else this.problem = reply.problem;
    this.found = found;
  }
}

const NOTHING = { excerpt: undefined, relation: undefined, enough: undefined };

async function ofKind(kind: EvidenceKind, q: string) {
  if (kind === 'insight') {
    const reply = await calls.insights({ q });
    if (!reply.ok) return reply;
    const value = reply.value.insights.map((one): Findable => ({
      ...NOTHING,
      ...linkedInsight(one),
      at: one.at,
      excerpt: one.excerpt,
    }));
    return { ok: true as const, value };
  }
  if (kind === 'conversation') {
    const reply = await calls.conversations({ q });
    if (!reply.ok) return reply;
    const value = reply.value.conversations
      .filter((one) => !one.erased)
      .map((one): Findable => ({
        ...NOTHING,
        ...linkedTalk(one),
        at: one.at,
        excerpt: one.excerpt,
        relation: one.relation,
      }));
    return { ok: true as const, value };
  }
  if (kind === 'journey') {
    const reply = await calls.journeys();
    if (!reply.ok) return reply;
    const value = reply.value.journeys
      .filter((one) => journeyHas(one, q))
      .map((one): Findable => ({ ...NOTHING, ...linkedJourney(one), at: one.updated_at }));
    return { ok: true as const, value };
  }
  const reply = await calls.metrics({ q });
  if (!reply.ok) return reply;
  const value = reply.value.metrics.map((one): Findable => ({
    ...NOTHING,
    ...linkedMetric(one),
    at: one.at,
    excerpt: one.excerpt,
    enough: one.enough,
  }));
  return { ok: true as const, value };
}
