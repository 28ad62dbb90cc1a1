// A proposal as a whole, and the bodies and replies of its commands.
import {
  closed,
  example,
  flag,
  list,
  map,
  nullable,
  number,
  only,
  percent,
  person,
  record,
  ref,
  says,
} from '../parts.mjs';
import { text, time, told, word, written } from '../parts.mjs';

const action = ref('ActionId');
const department = ref('Department');
const revision = ref('Revisioned');
const reason = written(4000);
const decision = word('launch', 'withdraw');
const measured = { what: written(4000), found: written(4000) };
const lesson = closed({ veto: number, lesson: written(4000) });
const evidence = says('Cited for it.', list(ref('EvidenceId'), { maxItems: 50 }));
const premortem = says(
  'What several people answered to: what is the worst that could happen?',
  list(ref('Worst'), { maxItems: 50 }),
);
const answers = map({ type: 'string', maxLength: 4000 });

const submitted = {
  id: action,
  kind: text,
  title: written(200),
  attributes: ref('Values'),
  requires: list(action, { maxItems: 20 }),
};
const proposed = {
  title: written(200),
  goal: { type: 'string', maxLength: 4000 },
  fields: ref('Values'),
};
const launch = {
  title: 'F-220: the computer you forget about',
  goal: 'Ten pilots before the fair.',
  fields: { budget: { amount: 4800000, currency: 'EUR' } },
  actions: [
    {
      id: 'a1',
      kind: 'claim',
      title: 'Runs seven years without maintenance',
      attributes: { text: 'Seven years without you.' },
      requires: [],
    },
  ],
};

export default {
  SubmittedAction: closed(
    { id: submitted.id, kind: submitted.kind, title: submitted.title },
    { attributes: submitted.attributes, requires: submitted.requires },
  ),
  Submission: example(
    closed(
      { title: proposed.title, actions: list(ref('SubmittedAction'), { maxItems: 50 }) },
      { goal: proposed.goal, fields: proposed.fields, evidence, premortem },
    ),
    launch,
  ),
  DraftAction: closed({}, { ...submitted, id: text, title: text }),
  DraftBody: example(
    says(
      'A submission in which anything may still be missing or wrong; at most 256 KiB.',
      closed(
        {},
        { title: text, goal: text, fields: ref('Values'), actions: list(ref('DraftAction')), premortem },
      ),
    ),
    { title: 'F-220' },
  ),
  DraftId: says('"draft-" and a number.', { type: 'string', pattern: '^draft-[1-9][0-9]*$' }),
  Draft: record({
    id: ref('DraftId'),
    version: number,
    member: says('Who saved last.', person),
    created_at: time,
    updated_at: time,
    from: says('The proposal that it was copied from.', nullable(number)),
    body: ref('DraftBody'),
    problems: says('What a submission would be refused for.', list(ref('ProblemPart'))),
  }),
  DraftLine: record({ id: ref('DraftId'), title: text, version: number, member: person, updated_at: time }),
  DraftLines: says('Saved last first.', record({ drafts: list(ref('DraftLine')) })),
  NewDraft: example(
    says('`body`, or `from`, or both: then the body goes before the copy.', {
      ...closed({}, { body: ref('DraftBody'), from: says('An earlier proposal to copy.', number) }),
      minProperties: 1,
    }),
    { body: { title: 'F-220' } },
  ),
  DraftChange: example(closed({ version: says('That was on the screen.', number), body: ref('DraftBody') }), {
    version: 1,
    body: { title: 'F-220: the computer you forget about' },
  }),
  DraftVersion: example(closed({ version: says('That was on the screen.', number) }), { version: 2 }),

  PositionBody: example(
    closed(
      {
        action: says('An id, or "*" for every action that is open to the department.', text),
        position: ref('Position'),
        revision,
      },
      {
        ground: says('A veto: one that the rulebook lists for this department and kind.', text),
        reason: { type: 'string', maxLength: 4000 },
        lifts_if: says('A veto: the condition under which it lifts by itself.', text),
        valid_until: says('A veto: until when the fact that it hangs on holds.', time),
        acceptable: says('A veto: what would be acceptable.', { type: 'string', maxLength: 4000 }),
        harm_pct: says('A veto: how likely the harm is, in per cent.', percent),
        answers: says("By the id of a question that the rulebook asks the member's department.", answers),
        evidence,
      },
    ),
    {
      action: 'a1',
      position: 'veto',
      revision: 1,
      ground: 'price_promise',
      reason: 'In January we promised every dairy list prices.',
      lifts_if: 'discount_pct <= 15',
      acceptable: 'Up to 15 %, and only for new customers.',
      harm_pct: 40,
      answers: { capacity: 'For thirty of them.' },
    },
  ),
  ActionBody: example(closed({ action }), { action: 'a1' }),
  ReaffirmBody: example(closed({ action, revision }, { valid_until: time }), { action: 'a1', revision: 2 }),
  AnswerBody: example(closed({ answer: ref('Answer'), reason }, { evidence }), {
    answer: 'decline',
    reason: 'The seal is a wearing part, and the data sheet says so.',
  }),
  ChallengeBody: example(closed({ on: ref('ChallengeOn'), reason }), {
    on: 'merits',
    reason: 'The promise was for single panels.',
  }),
  VoteBody: example(closed({ vote: ref('Vote'), reason, revision }), {
    vote: 'sustain',
    reason: 'A promise is a liability.',
    revision: 1,
  }),
  OverrideBody: example(closed({ justification: reason }, { evidence }), {
    justification: 'The fair opens before the vote would end.',
  }),
  PilotTerms: closed({ share: says('Whole percent.', number), until: time, criterion: reason }),
  LaunchBody: closed(
    { decision: only('launch') },
    {
      actions: says(
        'What becomes of each; without this every cleared action is launched.',
        map(word('launch', 'pilot', 'leave_out')),
      ),
      pilot: ref('PilotTerms'),
      reason: { type: 'string', maxLength: 4000 },
    },
  ),
  WithdrawalBody: closed({ decision: only('withdraw') }, { reason: { type: 'string', maxLength: 4000 } }),
  DecisionBody: example(told('decision', { launch: 'LaunchBody', withdraw: 'WithdrawalBody' }), {
    decision: 'launch',
    actions: { a2: 'launch' },
    reason: 'We start without the price.',
  }),
  WithdrawBody: example(closed({}, { reason: { type: 'string', maxLength: 4000 } }), {
    reason: 'The fair is off.',
  }),
  CommentBody: example(closed({ text: reason }), { text: 'Which dairies are these?' }),
  PilotResultBody: example(
    closed({ met: flag, measured: reason }, { reason: { type: 'string', maxLength: 4000 } }),
    {
      met: true,
      measured: '14 of 60 asked for an offer.',
      reason: 'Twice what we hoped for.',
    },
  ),
  OutcomeVerdict: word('succeeded', 'failed', 'mixed', 'unclear'),
  OutcomeBody: example(
    closed(
      {
        measured: list(closed(measured, { expected: { type: 'string', maxLength: 4000 } }), {
          minItems: 1,
          maxItems: 50,
        }),
        verdict: ref('OutcomeVerdict'),
        lesson: reason,
      },
      {
        lessons: says('One for each veto that was set aside.', list(lesson)),
        came_true: says('Answers to the premortem that came true.', list(number)),
      },
    ),
    {
      measured: [{ what: 'Orders', expected: '40', found: '31' }],
      verdict: 'mixed',
      lesson: 'Dairies buy after the season.',
    },
  ),

  Measured: record({ what: text, found: text }, { expected: text }),
  Lesson: record({ veto: number, lesson: text }),
  Outcome: record({
    measured: list(ref('Measured')),
    verdict: ref('OutcomeVerdict'),
    lesson: text,
    lessons: list(ref('Lesson')),
    member: person,
    at: time,
  }),
  PositionSaid: record({
    action,
    department,
    position: ref('Position'),
    member: person,
    reason: text,
    at: time,
    revision: number,
    content: ref('Hash'),
    answers: says('By the id of the question.', map(text)),
  }),
  Recusal: says(
    'Somebody who takes no part in this proposal.',
    record({ member: person, reason: text, at: time }),
  ),
  Worst: closed(
    {
      worst: written(4000),
    },
    { by: says('Who said it; whoever writes it down unless given.', ref('MemberId')) },
  ),
  PremortemBody: example(ref('Worst'), { worst: 'The panels sell out, and dealers wait until autumn.' }),
  Feared: says(
    'An answer to: what is the worst that could happen?',
    record({
      id: number,
      by: person,
      worst: text,
      writer: says('Who wrote it down.', person),
      at: time,
      came_true: says('The outcome says so.', flag),
    }),
  ),
  Comment: record({ id: number, member: person, text, at: time }),
  Proposal: says(
    'The whole state of a proposal, with what the member who asks may do about it.',
    record({
      id: number,
      revision: number,
      version: says('What the ETag says, without its quotes.', text),
      cursor: ref('Cursor'),
      status: ref('Status'),
      title: text,
      goal: text,
      fields: ref('Values'),
      rulebook: says('The hash of the one that it was submitted under.', ref('Hash')),
      author: person,
      submitted_at: time,
      review: record({
        opened_at: time,
        due: time,
        stage: says(
          'The stage of review that runs; null where the rulebook knows none, or none runs.',
          nullable(
            record({
              number: says('From 1.', number),
              of: number,
              id: says("Of the rulebook's `stages`.", text),
              since: time,
            }),
          ),
        ),
        ends_by: says('When review will have ended by itself at the latest, all its stages.', time),
        comment_due: says(
          'Enough was said: last words are heard until then, then it closes.',
          nullable(time),
        ),
        closed_at: nullable(time),
        closed_by: nullable(word('all_spoken', 'passing', 'certain', 'window_ended')),
      }),
      decision_window: nullable(
        record({ opened_at: time, due: says('Null: it is paused.', nullable(time)) }),
      ),
      actions: list(ref('Action')),
      objections: list(ref('Objection')),
      vetoes: list(ref('Veto')),
      recusals: list(ref('Recusal')),
      decided: nullable(
        record({
          decision,
          reason: text,
          member: says('Null: the rulebook decided by itself.', nullable(person)),
          at: time,
        }),
      ),
      suggestions: list(ref('Suggestion')),
      outcome: nullable(ref('Outcome')),
      closed_at: nullable(time),
      positions: says('The ones that count now, by action.', list(ref('PositionSaid'))),
      attention: list(ref('Attention')),
      comments: list(ref('Comment')),
      cited: says('In the order it was cited.', list(ref('CitedEvidence'))),
      premortem: list(ref('Feared')),
      allowed: list(ref('Allowed')),
      blocked_by: list(ref('Blocked')),
    }),
  ),
  CommandReply: record({ cursor: ref('Cursor'), events: ref('Events'), proposal: ref('Proposal') }),
};
