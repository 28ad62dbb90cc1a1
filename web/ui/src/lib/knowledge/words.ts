// The closed words of the server, in the order in which they are offered.

import type { Channel, EvidenceKind, InsightKind, InsightLife, Relation } from '../api/types';

export const KINDS: readonly InsightKind[] = ['observation', 'thought', 'proposal', 'statistic'];
export const LIVES: readonly InsightLife[] = ['captured', 'enriched', 'used', 'confirmed', 'refuted'];
export const RELATIONS: readonly Relation[] = ['buyer', 'lapsed', 'lead', 'never_bought'];
export const CHANNELS: readonly Channel[] = ['call', 'visit', 'video', 'chat', 'mail', 'event', 'other'];
export const EVIDENCE_KINDS: readonly EvidenceKind[] = ['insight', 'conversation', 'metric', 'journey'];
