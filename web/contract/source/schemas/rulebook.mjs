// The rulebook as the server gives it.
import {
  anyOf,
  count,
  flag,
  list,
  map,
  nullable,
  number,
  pattern,
  record,
  ref,
  says,
  text,
  whole,
  word,
} from '../parts.mjs';

const name = ref('Text');
const bound = anyOf(whole, text);
const duration = ref('Duration');

const terms = (about) => says(about, ref('VoteTerms'));

export default {
  VoteTerms: says(
    'A veto stands if at least this share of the roll sustains it.',
    record({ stands_if: pattern('^[1-9][0-9]*/[1-9][0-9]*$'), silence: word('release', 'sustain') }),
  ),
  ChallengeTerms: record({
    min_voters: says('With fewer departments on the roll there is no challenge.', count),
    merits: terms('On the merits.'),
    validity: terms('On whether the ground holds here.'),
    absolute_validity: terms('The same of a veto on an absolute ground.'),
  }),
  AttributeType: word('integer', 'decimal', 'money', 'text', 'choice', 'date', 'boolean'),
  Attribute: record(
    { id: text, name, type: ref('AttributeType'), required: flag },
    {
      help: name,
      unit: text,
      min: says('Of money in minor units; of a decimal with a fraction in quotes.', bound),
      max: bound,
      digits: says('Of a decimal: how many after the point.', count),
      currency: text,
      options: list(record({ id: text, name })),
    },
  ),
  Kind: record({ id: text, name, attributes: list(ref('Attribute')) }, { help: name }),
  Power: word('none', 'comment', 'object', 'veto'),
  Silence: word('consent', 'abstain'),
  Right: says(
    'One row of the jurisdiction: who may do what, to which kinds, when.',
    record({
      id: text,
      department: ref('Department'),
      kinds: list(text),
      when: says('A condition on the action and the proposal.', nullable(text)),
      power: ref('Power'),
      grounds: list(text),
      approval_required: flag,
      halt: flag,
      wants: says('The direction of change that this department asks for.', map(word('less', 'more'))),
    }),
  ),
  Rulebook: says(
    'The constitution as data.',
    record({
      hash: ref('Hash'),
      name: text,
      version: number,
      title: name,
      final_say: ref('Department'),
      departments: list(record({ id: ref('Department'), name, vacant: flag, members: count })),
      fields: says('What a proposal says besides its title and goal.', list(ref('Attribute'))),
      kinds: list(ref('Kind')),
      grounds: list(record({ id: text, name, absolute: flag })),
      jurisdiction: list(ref('Right')),
      windows: record({
        review: duration,
        decision: duration,
        challenge: duration,
        min_review: duration,
        reaffirm: duration,
        settle: duration,
      }),
      silence: map(ref('Silence')),
      answered_by: word('reason', 'raiser'),
      override: nullable(
        record({ cooling_off: duration, quota: nullable(record({ count: number, per: duration })) }),
      ),
      pilot: nullable(record({ max_share_pct: number, max_duration: duration, recast: duration })),
      limits: record({ actions: number, title: number, text: number }),
      challenge: says('How a vote on a veto is counted.', ref('ChallengeTerms')),
    }),
  ),
};
