// The records that one rests on, by name: it knows only their numbers.

import * as calls from '../api/knowledge';
import { type Linked, linkedInsight, linkedJourney, linkedMetric, linkedTalk } from './names';

export async function linked(
  kind: Linked['kind'],
  ids: readonly number[],
  nameless: (id: number) => string,
): Promise<Linked[]> {
  return Promise.all(
    ids.map(async (id): Promise<Linked> => {
      const found = await one(kind, id);
      return found ?? { kind, id, title: nameless(id) };
    }),
  );
}

async function one(kind: Linked['kind'], id: number): Promise<Linked | null> {
  if (kind === 'insight') {
    const reply = await calls.insight(id);
    return reply.ok ? linkedInsight(reply.value) : null;
  }
  if (kind === 'conversation') {
    const reply = await calls.conversation(id);
    return reply.ok ? linkedTalk(reply.value) : null;
  }
  if (kind === 'journey') {
    const reply = await calls.journey(id);
    return reply.ok ? linkedJourney(reply.value) : null;
  }
  const reply = await calls.metric(id);
  return reply.ok ? linkedMetric(reply.value) : null;
}
