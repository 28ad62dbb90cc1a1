// A conversation as it is written down: with whom, when, what was said.

import type { Channel, Conversation, Relation, TalkBody, TalkRevision } from '../api/types';
import { chosenTime, localInput } from '../until';

export type Whom = 'new' | 'known' | 'nobody';

export interface TalkFields extends Record<string, unknown> {
  whom: Whom;
  customer: number; // 0: none is chosen
  customer_name: string;
  name: string;
  contact: string;
  relation: Relation;
  channel: Channel;
  at: string; // as <input type="datetime-local"> has it
  asked: string[];
  quotes: string[];
  worst: string;
  notes: string;
  follow_ups: string[];
  consent: boolean;
}

export const newTalk = (now: number): TalkFields => ({
  whom: 'new',
  customer: 0,
  customer_name: '',
  name: '',
  contact: '',
  relation: 'buyer',
  channel: 'call',
  at: localInput(now),
  asked: [],
  quotes: [''],
  worst: '',
  notes: '',
  follow_ups: [''],
  consent: false,
});

export const talkWith = (
  now: number,
  customer: { id: number; name: string | null; relation: Relation },
): TalkFields => ({
  ...newTalk(now),
  whom: 'known',
  customer: customer.id,
  customer_name: customer.name ?? '',
  relation: customer.relation,
});

/** As it was recorded, to be put right. */
export function talkFieldsOf(talk: Conversation): TalkFields {
  const text = talk.text;
  return {
    ...newTalk(Date.parse(talk.at)),
    whom: talk.customer === null ? 'nobody' : 'known',
    customer: talk.customer?.id ?? 0,
    customer_name: talk.customer?.name ?? '',
    relation: talk.relation,
    channel: talk.channel,
    asked: text?.asked ?? [],
    quotes: text && text.quotes.length > 0 ? text.quotes : [''],
    worst: text?.worst ?? '',
    notes: text?.notes ?? '',
    follow_ups: text && text.follow_ups.length > 0 ? text.follow_ups : [''],
    consent: talk.consent,
  };
}

export type TalkWrong = 'name' | 'customer' | 'at' | 'quotes';

const written = (lines: readonly string[]) => lines.map((one) => one.trim()).filter((one) => one !== '');

/** Lines that say nothing go, so that the server's places are those on the screen; one stays to write into. */
export function tidy(fields: TalkFields): void {
  for (const key of ['quotes', 'follow_ups'] as const) {
    const lines = written(fields[key]);
    fields[key] = lines.length > 0 ? lines : [''];
  }
}

export function wrongs(fields: TalkFields): TalkWrong[] {
  const said = written(fields.quotes).length > 0 || fields.worst.trim() !== '' || fields.notes.trim() !== '';
  return [
    ...(fields.whom === 'new' && fields.name.trim() === '' ? (['name'] as const) : []),
    ...(fields.whom === 'known' && fields.customer === 0 ? (['customer'] as const) : []),
    ...(chosenTime(fields.at) === null ? (['at'] as const) : []),
    ...(said ? [] : (['quotes'] as const)),
  ];
}

/** With whom it was stays as it was recorded. The time is known to be one. */
export const changeBody = (fields: TalkFields): TalkRevision => ({
  relation: fields.relation,
  channel: fields.channel,
  at: chosenTime(fields.at) ?? '',
  consent: fields.consent,
  asked: written(fields.asked),
  quotes: written(fields.quotes),
  follow_ups: written(fields.follow_ups),
  worst: fields.worst.trim(),
  notes: fields.notes.trim(),
});

export function talkBody(fields: TalkFields): TalkBody {
  const body: TalkBody = changeBody(fields);
  if (fields.whom === 'known') body.customer = fields.customer;
  if (fields.whom === 'new') body.new_customer = { name: fields.name.trim(), contact: fields.contact.trim() };
  return body;
}
