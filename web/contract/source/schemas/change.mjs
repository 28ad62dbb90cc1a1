// Amendments, what they change, what they would do; suggestions and revisions.
import { closed, example, flag, list, map, nullable, number, person, record, ref, says } from '../parts.mjs';
import { text, time, word, written } from '../parts.mjs';

const action = ref('ActionId');
const department = ref('Department');
const changed = says('Null takes a value away.', map(nullable(ref('Value'))));
const patches = { ...list(ref('ActionPatch')), maxItems: 100 };
const drops = { ...list(action), maxItems: 100 };
const fields = {
  proposal: closed({}, { title: written(200), goal: { type: 'string', maxLength: 4000 }, fields: changed }),
  drop: says('Ids of actions to take out.', drops),
  actions: says('Changed or new ones, by id; the id of an action that was dropped brings it back.', patches),
};
const shift = record({ action, department, power: ref('Power'), approval_required: flag });

export default {
  ActionPatch: closed(
    { id: action },
    { kind: text, title: written(200), attributes: changed, requires: list(action, { maxItems: 20 }) },
  ),
  Amendment: example(says('What is left out stays as it is; a new id adds an action.', closed({}, fields)), {
    actions: [{ id: 'a1', attributes: { discount_pct: 15 } }],
  }),
  AmendBody: example(closed({ reason: written(4000), revision: ref('Revisioned') }, fields), {
    actions: [{ id: 'a1', attributes: { discount_pct: 15 } }],
    reason: 'Sales is right about the January letter.',
    revision: 1,
  }),
  SuggestBody: example(
    closed({ amendment: ref('Amendment'), reason: written(4000), revision: ref('Revisioned') }),
    {
      amendment: { actions: [{ id: 'a1', attributes: { discount_pct: 15 } }] },
      reason: 'At 15 % we keep our word and still have an offer.',
      revision: 1,
    },
  ),
  Change: example(
    says(
      'One field before and after. The field "action" is the action itself: from null is added, to null dropped; its value is the title.',
      record(
        {
          field: says(
            '"title", "goal", "fields.budget", "action", "kind", "attributes.discount_pct", "requires".',
            text,
          ),
          from: nullable(ref('Value')),
          to: nullable(ref('Value')),
        },
        { action },
      ),
    ),
    { field: 'attributes.discount_pct', action: 'a1', from: 20, to: 15 },
  ),
  SuggestionState: word('open', 'accepted', 'declined', 'withdrawn'),
  Suggestion: record({
    id: number,
    member: person,
    at: time,
    revision: says('That it was made for.', number),
    reason: text,
    amendment: ref('Amendment'),
    changes: list(ref('Change')),
    state: ref('SuggestionState'),
    stale: says('What it would change has changed since.', flag),
    answer: nullable(
      record({ reason: text, member: person, at: time }, { revision: says('That it became.', number) }),
    ),
  }),
  Gain: shift,
  Preview: says(
    'What an amendment would do if it were sent now.',
    record({
      changes: list(ref('Change')),
      touched: list(action),
      lapses: list(record({ action, department, position: ref('Position') })),
      objections: list(
        record({
          objection: number,
          action,
          department,
          effect: word('met', 'waits', 'lapsed', 'returns', 'kept'),
        }),
      ),
      vetoes: list(
        record({
          veto: number,
          action,
          department,
          effect: word(
            'lifted',
            'waits',
            'rests',
            'returns',
            'kept_overridden',
            'override_void',
            'kept',
            'lapsed',
          ),
        }),
      ),
      bound: says(
        'Vetoes sustained on this very content in other proposals, which would stand at once.',
        list(record({ action, department, proposal: number, veto: number })),
      ),
      gains: list(ref('Gain')),
      losses: list(ref('Gain')),
      review_due: says('Null: no new review.', nullable(time)),
      sentences: list(text),
    }),
  ),
  Revision: record({
    revision: number,
    at: time,
    member: person,
    reason: text,
    suggestion: says('The one that it took over.', nullable(record({ id: number, member: person }))),
    changes: list(ref('Change')),
  }),
  Revisions: says('Oldest first; the first has no changes.', record({ revisions: list(ref('Revision')) })),
};
