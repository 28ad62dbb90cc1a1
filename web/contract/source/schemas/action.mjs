// An action with what everybody says of it and what became of it.
import {
  count,
  flag,
  list,
  map,
  nullable,
  number,
  person,
  record,
  ref,
  says,
  text,
  time,
  word,
} from '../parts.mjs';

const id = ref('ActionId');
const department = ref('Department');
const halted = { department, member: person, reason: text, at: time };

export default {
  Position: word('approve', 'abstain', 'object', 'veto'),
  Verdict: word(
    'pending',
    'cleared',
    'short',
    'vetoed',
    'dropped',
    'launched',
    'piloted',
    'left_out',
    'prevented',
    'halted',
    'stopped',
  ),
  Seat: says(
    'What one department may say of the action, and what it said. `member`, `reason` and `at` are there once it has spoken; `members` and `words` where its members vote on what it says.',
    record(
      {
        department,
        power: ref('Power'),
        approval_required: flag,
        grounds: list(text),
        silence: ref('Silence'),
        rules: says('The rows of the jurisdiction that it comes from.', list(text)),
        vacant: flag,
        halt: flag,
        position: nullable(ref('Position')),
        silent: says('What its silence came to mean.', nullable(ref('Silence'))),
        escalated: says('Nobody spoke in time, and its head was asked.', flag),
        later: says('It speaks once those of earlier stages of review have.', flag),
      },
      {
        member: person,
        reason: text,
        at: time,
        members: says('Members that may vote on what it says.', number),
        words: says('What they said so far, one of each.', list(ref('MemberWord'))),
      },
    ),
  ),
  MemberWord: record({ member: person, position: ref('Position'), reason: text, at: time }),
  Reason: record(
    {
      code: word(
        ...['vetoed', 'objection_unanswered', 'not_spoken', 'approval_missing', 'requires_prevented'],
        ...['too_few_approvals', 'no_majority', 'no_quorum'],
      ),
    },
    {
      department,
      veto: number,
      objection: number,
      action: says('The requirement that does not launch.', id),
      needed: says('Of approvals, or of positions for a quorum.', count),
      found: count,
    },
  ),
  Pilot: record({
    share: says('Whole percent.', number),
    until: time,
    criterion: text,
    started_at: time,
    stops_at: nullable(time),
    result: nullable(record({ met: flag, measured: text, reason: text, member: person, at: time })),
    recast_due: nullable(time),
  }),
  Halt: record(halted),
  AnsweredHalt: record({
    ...halted,
    answer: nullable(record({ resumed: flag, reason: text, member: person, at: time })),
  }),
  Stopped: record({
    why: word('stopped', 'not_met', 'time_over', 'recast'),
    reason: text,
    member: nullable(person),
    at: time,
  }),
  Values: map(ref('Value')),
  Action: record({
    id,
    number,
    kind: text,
    title: text,
    attributes: ref('Values'),
    requires: list(id),
    content: says('The hash of what positions are given for.', ref('Hash')),
    verdict: ref('Verdict'),
    touched_in: says('The revision that gave it this content.', number),
    open: says('Still, or again, under review.', flag),
    because: says('Why the verdict is what it is.', list(ref('Reason'))),
    falls_with: says('Required actions that would not launch now.', list(id)),
    seats: list(ref('Seat')),
    precedents: says(
      'Vetoes of this very content that were sustained in other proposals, the latest first.',
      list(
        record({
          proposal: number,
          veto: number,
          department,
          ground: text,
          reason: text,
          sustained_at: time,
        }),
      ),
    ),
    pilot: nullable(ref('Pilot')),
    halt: nullable(ref('Halt')),
    halts: list(ref('AnsweredHalt')),
    stopped: nullable(ref('Stopped')),
  }),
  OutcomeOfLaunch: record({
    action: id,
    outcome: word('launched', 'piloted', 'left_out', 'prevented'),
    because: list(ref('Reason')),
  }),
};
