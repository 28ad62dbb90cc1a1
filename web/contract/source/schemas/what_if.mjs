// What a draft would meet: rights over its actions, the edits that would avoid them, what it does not say.
import {
  count,
  example,
  flag,
  list,
  nullable,
  number,
  percent,
  record,
  ref,
  says,
  text,
  time,
  word,
} from '../parts.mjs';
import rulebook from './rulebook.mjs';

const department = ref('Department');
const value = nullable(ref('Value'));
const right = word('veto', 'approval');
const place = says('A JSON pointer to one of the actions of the body.', text);
const { passes, closes, min_open, duty_to_answer, reasons } = rulebook.Kind.properties;

export default {
  Edit: example(
    says(
      'One value of the draft changed: `set` to `to`, the nearest that will do; `within` — none is given, and any from `least` to `most` will do; `write` — any text but those that the rulebook names, or, where none is given, any value; `leave_out`.',
      record({
        pointer: says('Into the body.', text),
        form: word('set', 'within', 'write', 'leave_out'),
        from: says('Null: not given.', value),
        to: value,
        least: says('Null: no end there.', value),
        most: value,
      }),
    ),
    {
      pointer: '/actions/0/attributes/discount_pct',
      form: 'set',
      from: '20',
      to: '15',
      least: null,
      most: null,
    },
  ),
  RightOver: record({ action: place, department, right }),
  Way: says(
    'One or two edits that take the right away, and what else they change.',
    record({
      edits: list(ref('Edit'), { minItems: 1, maxItems: 2 }),
      loses: says('Rights that go with it.', list(ref('RightOver'))),
      gains: says('Rights that others get by it.', list(ref('RightOver'))),
      change: says('What is edited, e.g. "Discount 20% → 15%".', text),
      effect: says('What comes of it, e.g. "Finance loses its veto".', text),
      sentence: says('Both.', text),
    }),
  ),
  Avoiding: says(
    'A right that can hold the action up, and the ways round it: what gives nobody else a right first, then the nearest.',
    record({
      department,
      right: says('To veto it; or the approval without which it does not pass.', right),
      result: says(
        '`never`: it goes with every action of this kind; `not_by_two`: more than two edits, or no way; `limited`: the search ended before it found one.',
        word('found', 'never', 'not_by_two', 'limited'),
      ),
      sentence: says('Why there is nothing, or not all.', nullable(text)),
      ways: list(ref('Way')),
      more: says('Ways that are not told.', count),
      limited: says('The search ended early: there may be more ways, and smaller edits.', flag),
    }),
  ),
  ForeseenSeat: says(
    'What one department might say of the action.',
    record({
      department,
      power: ref('Power'),
      approval_required: flag,
      grounds: list(text),
      halt: flag,
      silence: ref('Silence'),
      rules: says(
        'The rows of the jurisdiction that it comes from.',
        list(record({ id: text, sentence: text })),
      ),
    }),
  ),
  Unsaid: record({
    pointer: text,
    required: flag,
    may_gain: says('Who may get power by what it says.', list(department)),
    may_lose: says('Who may lose power by it.', list(department)),
    sentence: says("Null: nobody's power depends on it.", nullable(text)),
  }),
  ForeseenAction: record({
    pointer: place,
    id: text,
    title: text,
    kind: says('Null: the rulebook knows none such, and the rest is empty.', nullable(text)),
    seats: list(ref('ForeseenSeat')),
    passing: nullable(record({ passes, closes, min_open, duty_to_answer, reasons })),
    needs: says('The same in sentences.', list(text)),
    unsaid: says(
      'Attributes that are not given, and fields of the proposal on which somebody’s power over it depends.',
      list(ref('Unsaid')),
    ),
    limited: says('Not every value was tried for `unsaid`.', flag),
    questions: says(
      'What departments have to answer when they speak of it.',
      list(record({ id: text, department, ask: text })),
    ),
    avoid: list(ref('Avoiding')),
    precedents: says('The nearest first, at most three.', list(ref('EarlierAction'))),
  }),
  EarlierVeto: record({
    veto: number,
    department,
    ground: record({ id: text, name: text }),
    reason: text,
    state: ref('VetoState'),
    acceptable: nullable(text),
    lifts_if: nullable(text),
    challenges: list(
      record({
        on: word('merits', 'validity'),
        result: says('Null: it runs.', nullable(word('sustained', 'overridden', 'ended'))),
      }),
    ),
    override: says(
      'The latest; null: none.',
      nullable(word('awaiting_second', 'cooling_off', 'effective', 'ended')),
    ),
  }),
  EarlierObjection: record({
    objection: number,
    department,
    reason: text,
    state: ref('ObjectionState'),
    answer: nullable(record({ answer: word('accept', 'decline'), reason: text })),
  }),
  EarlierAction: says(
    'An action of the same kind in a proposal that was submitted, what was said of it and what came of it.',
    record({
      proposal: number,
      title: text,
      status: ref('Status'),
      submitted_at: time,
      closed_at: nullable(time),
      action: ref('ActionId'),
      number: says('Its place in the proposal.', number),
      action_title: text,
      attributes: ref('Values'),
      nearness: says(
        'By who may veto, by values, by words, and by whether anybody objected to it or vetoed it.',
        percent,
      ),
      verdict: ref('Verdict'),
      vetoes: list(ref('EarlierVeto')),
      objections: list(ref('EarlierObjection')),
      outcome: nullable(record({ verdict: ref('OutcomeVerdict'), lesson: text })),
    }),
  ),
  WhatIf: record({
    rulebook: ref('Hash'),
    problems: says('What a submission would be refused for.', list(ref('ProblemPart'))),
    unsaid: says(
      'Fields of the proposal that are not given.',
      list(record({ pointer: text, required: flag })),
    ),
    actions: says("In the draft's order.", list(ref('ForeseenAction'))),
    precedents_limited: says('Not all earlier proposals were looked into.', flag),
    cursor: ref('Cursor'),
  }),
};
