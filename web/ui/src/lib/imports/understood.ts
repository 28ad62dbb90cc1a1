// A row of a file as it was understood, in words for people: the fields that it says, in the order of the file's kind.

import type { Channel, ImportKind, ImportRow, InsightKind, Relation } from '../api/types';
import { t } from '../i18n/index.svelte';
import { moment } from '../when';

export interface Understood {
  field: string;
  text: string;
}

type Body = Readonly<Record<string, unknown>>;
const text = (value: unknown): string =>
  value === undefined || value === null ? '' : Array.isArray(value) ? value.join('\n') : String(value);
const within = (body: Body, key: string): Body => (body[key] as Body | undefined) ?? {};
const time = (value: unknown) => (value === undefined ? '' : moment(text(value)));

function conversation(body: Body, nameOf: (id: string) => string): Record<string, string> {
  const customer = within(body, 'new_customer');
  return {
    at: time(body['at']),
    customer: text(customer['name']),
    contact: text(customer['contact']),
    relation: t(`relation.${body['relation'] as Relation}`),
    channel: t(`channel.${body['channel'] as Channel}`),
    by: body['by'] === undefined ? '' : nameOf(text(body['by'])),
    quote: text(body['quotes']),
    worst: text(body['worst']),
    notes: text(body['notes']),
    asked: text(body['asked']),
    follow_up: text(body['follow_ups']),
    consent: body['consent'] === true ? t('imports.yes') : '',
  };
}

function metric(body: Body): Record<string, string> {
  const figure = within(body, 'figure');
  const first = within(figure, 'first');
  const second = within(figure, 'second');
  return {
    name: text(body['name']),
    source: text(body['source']),
    yes: text(first['yes']),
    of: text(first['of']),
    second_yes: text(second['yes']),
    second_of: text(second['of']),
    mean: text(first['mean']),
    deviation: text(first['deviation']),
    claim: text(figure['claim']),
    from: time(body['from']),
    until: time(body['until']),
  };
}

function insight(body: Body): Record<string, string> {
  const plain = ['idea', 'source', 'customer_value', 'company_value', 'participants', 'implementation'];
  return {
    kind: t(`insight.kind_${body['kind'] as InsightKind}`),
    ...Object.fromEntries(plain.map((field) => [field, text(body[field])])),
    tags: (body['tags'] as string[] | undefined)?.join(', ') ?? '',
  };
}

const customer = (body: Body): Record<string, string> => ({
  name: text(body['name']),
  contact: text(body['contact']),
  relation: t(`relation.${body['relation'] as Relation}`),
});

const touch = (body: Body): Record<string, string> => ({
  customer: text(body['customer']),
  at: time(body['at']),
  touchpoint: text(body['touchpoint']),
});

const member = (body: Body): Record<string, string> => ({
  name: text(body['name']),
  email: text(body['email']),
  department: text(body['department']),
  head: body['head'] === true ? t('imports.yes') : '',
});

export function understood(kind: ImportKind, row: ImportRow, nameOf: (id: string) => string): Understood[] {
  const body = row as unknown as Body;
  const said = {
    conversations: () => conversation(body, nameOf),
    customers: () => customer(body),
    insights: () => insight(body),
    metrics: () => metric(body),
    journeys: () => touch(body),
    members: () => member(body),
  }[kind]();
  return Object.entries(said).flatMap(([field, value]) => (value === '' ? [] : [{ field, text: value }]));
}
