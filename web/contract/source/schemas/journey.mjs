// Journeys: the map as it was drawn, and what customers really did.
import { closed, count, example, flag, list, nullable, number, person, record, ref } from '../parts.mjs';
import { says, text, time, written } from '../parts.mjs';

const drawn = {
  name: written(200),
  steps: says('Touchpoints in their order; none twice.', list(written(200), { minItems: 1, maxItems: 50 })),
};
const map = {
  name: 'First panel',
  steps: ['Fair', 'Sample box', 'Offer', 'Order'],
};
const touchpoint = text;
const counted = list(record({ touchpoint, customers: count }), { maxItems: 100 });
const duration = (description) => says(description, nullable({ type: 'integer', minimum: 0 }));
const touch = {
  customer: says('Any name or number that is theirs alone. Kept as a keyed hash.', written(200)),
  at: time,
  touchpoint: written(200),
};

const journey = {
  id: number,
  name: text,
  steps: list(text),
  version: number,
  by: says('Who drew it first.', person),
  at: time,
  updated_by: person,
  updated_at: time,
  touched: says(
    'What customers really touched, in all. Null: nothing came in yet.',
    nullable(record({ touches: count, from: time, until: time, at: time })),
  ),
  cited: says('What cites it.', list(ref('Citation'))),
};

export default {
  JourneyBody: example(closed(drawn), map),
  JourneyRevision: example(closed({ version: says('That was on the screen.', number), ...drawn }), {
    version: 1,
    ...map,
  }),
  Touch: closed(touch),
  TouchesSent: example(
    { anyOf: [ref('Touch'), closed({ touches: list(ref('Touch'), { minItems: 1, maxItems: 500 }) })] },
    { touches: [{ customer: 'crm-4711', at: '2026-03-02T09:00:00Z', touchpoint: 'Fair' }] },
  ),
  Journey: record(journey),
  JourneyReport: says(
    'What customers did with the map as it is drawn now. The same touchpoint twice in a row counts once.',
    record({
      customers: count,
      exactly: says('Their way is the map and nothing else.', count),
      in_order: says('Its steps in its order, whatever lay between; with those who went exactly so.', count),
      never_began: says('Not even its first step.', count),
      reached: says('How many reached each step.', list(count)),
      left: says(
        'Where those who began it left it, most first.',
        list(
          record({
            after: says('So many steps.', number),
            customers: count,
            instead: says('What most of them touched next. Null: nothing.', nullable(touchpoint)),
          }),
        ),
      ),
      ways: says(
        'The most frequent ones.',
        list(
          record({
            touchpoints: list(touchpoint, { maxItems: 60 }),
            more: says('Touchpoints that are not shown.', count),
            customers: count,
          }),
          { maxItems: 20 },
        ),
      ),
      different_ways: count,
      edges: says(
        'What follows what directly, most frequent first: the 200 most frequent, all that the map has, and the 20 most frequent beginnings and ends.',
        list(
          record({
            from: says('Null: the way begins.', nullable(touchpoint)),
            to: says('Null: the way ends.', nullable(touchpoint)),
            times: count,
            customers: says('At least once.', count),
            drawn: says('The map goes so.', flag),
            median_ms: duration('Half took at most so long. Null: it begins or ends there.'),
            ninth_ms: duration('Nine of ten took at most so long.'),
          }),
          { maxItems: 291 },
        ),
      ),
      all_edges: count,
      off_map: says('Touchpoints that are not on it, those with most customers first.', counted),
      all_off_map: says('How many there are.', count),
      untouched: says('Steps that nobody ever touched.', list(touchpoint)),
      loops: says('Touchpoints that customers came back to, those with most customers first.', counted),
      all_loops: says('How many there are.', count),
      sentences: says('The same for who does not read graphs.', list(text)),
    }),
  ),
  Journeys: record({ journeys: list(ref('Journey')), cursor: ref('Cursor') }),
  JourneyRead: record({ ...journey, report: ref('JourneyReport'), cursor: ref('Cursor') }),
  JourneyReply: record({ cursor: ref('Cursor'), events: ref('Events'), journey: ref('Journey') }),
  TouchesReply: record({
    cursor: ref('Cursor'),
    events: ref('Events'),
    journey: ref('Journey'),
    recorded: says('So many of them are new; the others were there already.', count),
  }),
};
