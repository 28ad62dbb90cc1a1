// The rulebook as the server gives it.
import {
  anyOf,
  count,
  example,
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
const span = ref('Window');

const terms = (about) => says(about, ref('VoteTerms'));
const quorum = anyOf(number, ref('Share'));
const body = {
  departments: list(ref('Department')),
  voters: says('Whether each of them has a vote, or each of their members.', word('departments', 'members')),
  of_voting: says('The share is of those who vote, and not of all.', flag),
};
const threshold = {
  stands_if: ref('Share'),
  falls_if: ref('Share'),
  quorum: says('With fewer votes the veto stands.', quorum),
};

export default {
  VoteTerms: says(
    'A veto stands if at least `stands_if` of the roll sustains it, or falls if at least `falls_if` releases it, or falls only where it falls in each of the `bodies`: one of the three is there.',
    record(
      { silence: word('release', 'sustain') },
      { stands_if: ref('Share'), falls_if: ref('Share'), bodies: list(ref('BodyTerms'), { minItems: 1 }) },
    ),
  ),
  BodyTerms: says(
    'One body that is asked: the veto stands there if at least `stands_if` sustains it, or falls if at least `falls_if` releases it.',
    record(body, threshold),
  ),
  AskedBody: says(
    'One body as it was when the challenge opened: `departments` are those that may vote.',
    record({ ...body, roll: says('Votes that there are.', count) }, threshold),
  ),
  Voice: says(
    "Whose word is the department's: any member's, the last or the gravest; its head's; or what so many of its members say, `share` or `more_than`.",
    anyOf(
      word('latest', 'worst', 'head'),
      record(
        {
          of_voting: says('Of those that approve, object or veto, and not of all members.', flag),
          quorum: says('So many members give a word.', nullable(quorum)),
        },
        { share: ref('Share'), more_than: ref('Share') },
      ),
    ),
  ),
  Question: example(
    says(
      'What this department answers when it approves, objects or vetoes an action of these kinds.',
      record({
        id: pattern('^[a-z0-9_]{1,64}$'),
        department: ref('Department'),
        kinds: says('Null: every kind.', nullable(list(text))),
        ask: name,
      }),
    ),
    {
      id: 'capacity',
      department: 'production',
      kinds: ['price'],
      ask: { en: 'Can we deliver that many?', ru: 'Столько мы сможем поставить?' },
    },
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
  Share: pattern('^[1-9][0-9]*/[1-9][0-9]*$'),
  Approval: says(
    'Approvals that are counted: of these departments, or of all that may speak.',
    record(
      {
        form: word('each', 'at_least', 'share', 'all_but', 'more_than_against'),
        of: list(ref('Department')),
      },
      {
        count: says('Of at_least and all_but.', number),
        share: ref('Share'),
        of_voting: says('A share of those that approve or object.', flag),
      },
    ),
  ),
  Kind: record(
    {
      id: text,
      name,
      attributes: list(ref('Attribute')),
      passes: says(
        'What an action needs besides the approvals that rows require.',
        record({
          approvals: list(ref('Approval')),
          quorum: says('So many departments take a position.', nullable(quorum)),
        }),
      ),
      closes: says(
        'When its review may end before its window.',
        word('all_spoken', 'passing', 'certain', 'window_end'),
      ),
      min_open: nullable(span),
      duty_to_answer: flag,
      reasons: says('An objection or a veto needs one.', flag),
    },
    { help: name },
  ),
  Power: word('none', 'comment', 'object', 'veto'),
  Silence: word('consent', 'abstain', 'escalate', 'block'),
  SilenceRule: says(
    'What silence means, and for which kinds of action it means something else.',
    record({ otherwise: ref('Silence'), kinds: map(ref('Silence')) }),
  ),
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
      about: says('What it said stays when only other attributes change. Null: never.', nullable(list(text))),
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
      decision: says('Who launches what is cleared.', word('by_final_say', 'automatic_when_cleared')),
      proposers: says('Besides the department with the final say.', list(ref('Department'))),
      author_counts: says('Who proposes may review and vote too.', flag),
      departments: list(
        record({ id: ref('Department'), name, vacant: flag, members: count, voice: ref('Voice') }),
      ),
      fields: says('What a proposal says besides its title and goal.', list(ref('Attribute'))),
      kinds: list(ref('Kind')),
      grounds: list(record({ id: text, name, absolute: flag })),
      jurisdiction: list(ref('Right')),
      calendar: says(
        'When the company works, for windows in working time.',
        nullable(
          record({
            zone: says('Of the IANA database.', text),
            days: list(word('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')),
            from: says('Local time.', text),
            to: text,
            holidays: list(pattern('^\\d{4}-\\d{2}-\\d{2}$')),
          }),
        ),
      ),
      windows: record({
        review: span,
        decision: span,
        challenge: duration,
        min_review: span,
        reaffirm: duration,
        settle: duration,
        escalate: duration,
      }),
      silence: map(ref('SilenceRule')),
      answered_by: word('reason', 'raiser'),
      questions: list(ref('Question')),
      evidence: says('What has to be known before a launch, in sentences; empty: nothing.', list(name)),
      veto: says(
        'What a veto carries besides its ground and reason.',
        record({
          acceptable: says('What would be acceptable, in words or as the condition that lifts it.', flag),
          harm: says('How likely the harm is.', flag),
          binds: says(
            'How long one that is sustained stands again where the same action is proposed anew; null: not at all.',
            nullable(span),
          ),
        }),
      ),
      carry: says(
        'What becomes of a position when the content changes that it was given for.',
        record({
          approve: word('lapse', 'keep', 'keep_if_better'),
          object: word('reaffirm', 'lapse', 'keep', 'keep_if_worse'),
          veto: word('reaffirm', 'lapse', 'keep', 'keep_if_worse'),
        }),
      ),
      stages: says(
        'Review in parts, one after the other; empty: everybody is asked at once.',
        list(record({ id: text, name: ref('Text'), departments: list(text), window: span })),
      ),
      reminders: says('So long before their time is over, those who have to act are reminded.', list(span)),
      final_comment: says(
        'Review that would end before its window stays open so long for last words; null: it ends at once.',
        nullable(
          record({
            window: span,
            on_objection: says(
              'restart: an objection or a veto ends it, and it begins anew.',
              word('restart', 'run_on'),
            ),
          }),
        ),
      ),
      override: nullable(
        record({
          cooling_off: duration,
          quota: nullable(record({ count: number, per: duration })),
          by_final_say: flag,
          arbiters: list(ref('Department')),
          signed_by: word('head', 'two_persons'),
        }),
      ),
      pilot: nullable(record({ max_share_pct: number, max_duration: duration, recast: duration })),
      ratification: says(
        'How this rulebook is replaced by another one.',
        record({ passes_if: ref('Share'), quorum: ref('Share'), window: span }),
      ),
      limits: record({ actions: number, title: number, text: number }),
      challenge: says('How a vote on a veto is counted.', ref('ChallengeTerms')),
    }),
  ),
};
