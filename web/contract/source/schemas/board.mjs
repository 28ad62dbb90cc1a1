// The board, whose turn it is, and what happened.
import { anyOf, count, flag, list, map, nullable, number, person, record, ref, says } from '../parts.mjs';
import { example, text, time, word } from '../parts.mjs';

const action = ref('ActionId');
const department = ref('Department');
const attention = {
  department,
  task: ref('Task'),
  actions: list(action),
  due: nullable(time),
};
const escalated = says('Its head is asked, since nobody spoke in time.', flag);
const reminded = says('Reminded, since time is running out.', flag);
const silence = says('What silence will mean.', anyOf(ref('Silence'), ref('Vote')));
const waiting = {
  proposal: number,
  title: text,
  department,
  task: ref('Task'),
  actions: list(action),
  due: nullable(time),
};

export const EVENT_TYPES = [
  ...['organisation_founded', 'rulebook_adopted', 'member_joined', 'member_left', 'head_set'],
  ...['headship_delegated', 'delegation_ended', 'absence_set', 'proposal_submitted', 'position_taken'],
  ...['rulebook_proposed', 'rulebook_vote_cast', 'rulebook_commented', 'rulebook_change_closed'],
  ...[
    'position_withdrawn',
    'objection_raised',
    'objection_answered',
    'objection_settled',
    'objection_resolved',
  ],
  ...[
    'objection_withdrawn',
    'veto_cast',
    'veto_withdrawn',
    'veto_challenged',
    'sustain_vote_cast',
    'challenge_closed',
  ],
  ...[
    'silence_escalated',
    'review_closed',
    'comment_added',
    'decision_made',
    'proposal_expired',
    'decision_window_moved',
  ],
  ...['proposal_amended', 'objection_carried', 'veto_carried', 'objection_copied', 'veto_copied'],
  ...['objection_reaffirmed', 'veto_reaffirmed', 'objection_lapsed', 'veto_lapsed', 'suggestion_made'],
  ...[
    'suggestion_answered',
    'override_signed',
    'override_seconded',
    'override_closed',
    'fact_expired',
    'veto_lifted',
  ],
  ...[
    'pilot_result_recorded',
    'veto_recast',
    'pilot_cleared',
    'action_halted',
    'action_resumed',
    'action_stopped',
  ],
  ...['outcome_recorded', 'word_given', 'member_recused', 'final_comment_opened', 'final_comment_ended'],
  ...['stage_opened', 'veto_bound', 'reminder_given', 'evidence_cited', 'records_cited'],
  ...['insight_captured', 'insight_revised', 'insights_merged', 'insight_judged', 'customers_added'],
  ...['customers_related', 'conversations_recorded', 'conversation_revised', 'metrics_recorded'],
  ...['metric_explained', 'records_erased', 'journey_drawn', 'journey_redrawn', 'touches_recorded'],
  ...['insight_attached'],
  ...['premortem_answered'],
];
/** `more`: fields besides those that every event has. */
export const event = (sentence, more = {}) =>
  record(
    {
      seq: number,
      type: ref('EventType'),
      at: time,
      member: ref('PersonOrTime'),
      sentence,
      data: says('The event as recorded; its fields depend on the type.', {
        type: 'object',
        additionalProperties: true,
      }),
      ...more,
    },
    { action, department, reason: says('What the person wrote.', text), text: says('Of a comment.', text) },
  );

export default {
  Status: word(
    'in_review',
    'awaiting_decision',
    'piloting',
    'launched',
    'withdrawn',
    'expired',
    'stopped',
    'evaluated',
  ),
  Task: word(
    'position',
    'answer',
    'sustain_vote',
    'decide',
    'reaffirm',
    'settle',
    'recast',
    'pilot_result',
    'answer_halt',
  ),
  Scale: says(
    'What the little scale of an action shows: its verdict, told apart where the drawing differs.',
    word(
      ...[
        'pending',
        'cleared',
        'object',
        'short',
        'vetoed',
        'challenged',
        'sustained',
        'dropped',
        'left_out',
      ],
      ...['launched', 'piloted', 'prevented', 'halted', 'stopped'],
    ),
  ),
  Attention: says(
    'Whose turn it is, for what, and until when.',
    record(attention, { silence, objection: number, veto: number, escalated, reminded }),
  ),
  Card: example(
    says(
      'A proposal in brief, the same for everybody who may see it.',
      record({
        id: number,
        seq: says('Of the last event of this proposal.', number),
        status: ref('Status'),
        title: text,
        revision: number,
        author: person,
        submitted_at: time,
        due: nullable(time),
        opened_at: says('When the window that runs now began.', time),
        closed_at: nullable(time),
        actions: list(record({ id: action, number, kind: text, title: text, scale: ref('Scale') })),
        vetoes: record({ standing: count, challenged: count, sustained: count }),
        unanswered: says('Objections without an answer.', count),
        challenge: nullable(
          record({ veto: number, sustain: count, release: count, needed: count, roll: count }),
        ),
        turn: list(ref('Attention')),
        allowed: says('The commands that are waited for, by department.', map(list(text))),
      }),
    ),
    {
      id: 42,
      seq: 1842,
      status: 'in_review',
      title: 'F-220: the computer you forget about',
      revision: 1,
      author: { id: 'hanna', name: 'Hanna Weiss', department: 'marketing' },
      submitted_at: '2026-11-23T14:00:00Z',
      due: '2026-11-28T14:00:00Z',
      opened_at: '2026-11-23T14:00:00Z',
      closed_at: null,
      actions: [
        {
          id: 'a1',
          number: 1,
          kind: 'claim',
          title: 'Runs seven years without maintenance',
          scale: 'vetoed',
        },
      ],
      vetoes: { standing: 1, challenged: 0, sustained: 0 },
      unanswered: 0,
      challenge: null,
      turn: [
        {
          department: 'sales',
          task: 'position',
          actions: ['a1'],
          due: '2026-11-28T14:00:00Z',
          silence: 'consent',
        },
      ],
      allowed: { sales: ['take_position'], marketing: ['withdraw'] },
    },
  ),
  Cards: says(
    'Newest first.',
    record({
      proposals: list(ref('Card'), { maxItems: 50 }),
      next: says('The `cursor` of the next page; opaque.', nullable(text)),
      cursor: ref('Cursor'),
    }),
  ),
  EventType: word(...EVENT_TYPES),
  Event: example(event(says("In the caller's language.", text)), {
    seq: 1842,
    type: 'veto_cast',
    at: '2026-11-23T15:10:00Z',
    member: { id: 'boris', name: 'Boris Kern', department: 'sales' },
    action: 'a1',
    department: 'sales',
    sentence: 'Sales vetoed action 1 “Autumn price” on price promise.',
    reason: 'In January we promised every dairy list prices.',
    data: { veto: 1, action: 'a1', ground: 'price_promise' },
  }),
  Timeline: record({
    events: list(ref('Event'), { maxItems: 500 }),
    next: nullable(number),
    cursor: ref('Cursor'),
  }),
  WaitingItem: record(
    {
      key: says('Names the task, also after it was snoozed: "42/position".', text),
      ...waiting,
      sentence: says('Why me.', text),
      snoozed_until: nullable(time),
      handed_to: nullable(person),
      handed_by: nullable(person),
      note: nullable(text),
    },
    { silence, objection: number, veto: number, escalated, reminded },
  ),
  WaitingList: says(
    'Soonest first; snoozed ones and those handed over last.',
    record({
      waiting: list(ref('WaitingItem')),
      rulebooks: says('Votes on a rulebook that wait for me.', list(ref('AskedToRatify'))),
      cursor: ref('Cursor'),
    }),
  ),
};
