// What proposals cite of what is known of customers, and what their rulebooks want cited.
import { closed, count, example, flag, list, nullable, number, pattern } from '../parts.mjs';
import { person, record, ref, says, text, time, word } from '../parts.mjs';

const where = {
  for: ref('CitedFor'),
  action: says('Null: the whole proposal, or all of its actions.', nullable(ref('ActionId'))),
  department: says(
    'Whose position, objection or veto; null: the whole proposal.',
    nullable(ref('Department')),
  ),
};
const citation = { evidence: ref('EvidenceId'), ...where, by: person, at: time };

export default {
  EvidenceId: example(
    says(
      'A record: its kind and its number.',
      pattern('^(insight|conversation|metric|journey):[1-9][0-9]*$'),
    ),
    'insight:3',
    'conversation:12',
    'metric:7',
  ),
  EvidenceKind: word('insight', 'conversation', 'metric', 'journey'),
  CitedFor: word('proposal', 'position', 'answer', 'override'),
  Citation: says(
    'Of a record, by a proposal.',
    record({ proposal: number, title: text, ...where, by: person, at: time }),
  ),
  CitedEvidence: says('In a proposal.', record(citation)),
  EvidenceCard: says(
    'A record in brief.',
    record(
      {
        kind: ref('EvidenceKind'),
        id: number,
        title: says('The first line of what was written. Null: erased.', nullable(text)),
        at: time,
      },
      {
        relation: says('Of a conversation.', ref('Relation')),
        enough: says('Of a metric.', ref('Enough')),
      },
    ),
  ),
  EvidenceNeed: says(
    "What the proposal's rulebook wants cited before these actions go. What is cited for a position or an answer does not count.",
    record({
      id: text,
      name: text,
      actions: list(ref('ActionId')),
      wants: list(
        record(
          {
            of: word('conversations', 'buyers', 'metrics', 'insights'),
            wanted: count,
            has: count,
            met: flag,
          },
          {
            not_older_than: says('Of conversations.', ref('Duration')),
            sufficient: says('Of metrics: with a sample that is large enough.', flag),
            explained: says('Of metrics: by a conversation.', flag),
          },
        ),
      ),
      met: flag,
      missing: says('In words. Null: nothing is.', nullable(text)),
    }),
  ),
  Evidence: record({
    cited: says('In the order it was cited.', list(record({ ...citation, record: ref('EvidenceCard') }))),
    needs: list(ref('EvidenceNeed')),
    met: says('All of them.', flag),
    cursor: ref('Cursor'),
  }),
  CiteBody: example(closed({ evidence: list(ref('EvidenceId'), { minItems: 1, maxItems: 50 }) }), {
    evidence: ['insight:3', 'conversation:12'],
  }),
};
