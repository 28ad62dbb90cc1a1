// What is known of customers: insights, conversations, kept figures, journeys, and where they are cited.

import type { Schemas } from './schemas';

export type InsightKind = Schemas['InsightKind'];
export type InsightLife = Schemas['InsightLife'];
export type Judgement = Schemas['Judgement'];
export type Relation = Schemas['Relation'];
export type Channel = Schemas['Channel'];
export type EvidenceKind = Schemas['EvidenceKind'];
export type ExcerptPart = Schemas['Excerpt'][number];

/** Where a record is cited: the way to the proposal. */
export type CitedIn = Schemas['Citation'];

export type InsightText = Schemas['InsightText'];
export type Insight = Schemas['Insight'];
/** Fetched by itself it tells its versions; in a list and in a reply it does not. */
export type WholeInsight = Insight & Required<Pick<Insight, 'versions'>>;
export type InsightVersion = WholeInsight['versions'][number];
export type InsightBody = Schemas['InsightBody'];

export type Customer = Schemas['Customer'];
export type Attachment = Schemas['Attachment'];
export type TalkText = Schemas['ConversationText'];
export type Conversation = Schemas['Conversation'];
export type CustomerBrief = NonNullable<Conversation['customer']>;
export type TalkBody = Schemas['ConversationBody'];
export type TalkRevision = Schemas['ConversationRevision'];

export type NextCalls = Schemas['NextCalls'];
export type Rhythm = Schemas['Rhythm'];
export type Talks = Omit<Rhythm['people'][number], 'member'>;

export type Metric = Schemas['Metric'];
export type MetricBody = Schemas['MetricBody'];

/** A journey as it is drawn; fetched by itself it tells what customers did. */
export type Journey = Schemas['Journey'];
export type WholeJourney = Schemas['JourneyRead'];
export type JourneyReport = Schemas['JourneyReport'];
export type JourneyEdge = JourneyReport['edges'][number];
export type JourneyBody = Schemas['JourneyBody'];

export type Hit = Schemas['Found'];

export type EvidenceCard = Schemas['EvidenceCard'];
export type Evidence = Schemas['Evidence'];
export type Cited = Evidence['cited'][number];
export type EvidenceNeed = Schemas['EvidenceNeed'];
export type EvidenceLine = EvidenceNeed['wants'][number];
