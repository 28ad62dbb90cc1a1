// What the member who asks may do, and why the rest is closed.
import { flag, list, number, only, record, ref, says, text, time, told, word } from '../parts.mjs';

const action = ref('ActionId');
const objection = number;
const veto = number;
const may = (command, fields = {}, optional = {}) => record({ command: only(command), ...fields }, optional);
const oneOf = (commands, fields = {}) => record({ command: word(...commands), ...fields });

export const COMMANDS = {
  take_position: 'AllowedPosition',
  withdraw_position: 'AllowedOnAction',
  answer_objection: 'AllowedAnswer',
  resolve_objection: 'AllowedResolve',
  challenge_veto: 'AllowedChallenge',
  withdraw_challenge: 'AllowedOnVeto',
  vote_sustain: 'AllowedOnVeto',
  decide: 'AllowedDecision',
  recuse: 'AllowedPlain',
  cite: 'AllowedPlain',
  comment: 'AllowedPlain',
  answer_premortem: 'AllowedPlain',
  amend: 'AllowedPlain',
  suggest: 'AllowedPlain',
  reaffirm: 'AllowedReaffirm',
  override_veto: 'AllowedOnVeto',
  withdraw_override: 'AllowedOnVeto',
  recast_veto: 'AllowedOnVeto',
  accept_suggestion: 'AllowedOnSuggestion',
  decline_suggestion: 'AllowedOnSuggestion',
  withdraw_suggestion: 'AllowedOnSuggestion',
  pilot: 'AllowedOnAction',
  record_pilot_result: 'AllowedOnAction',
  halt: 'AllowedOnAction',
  resume: 'AllowedOnAction',
  stop: 'AllowedOnAction',
  record_outcome: 'AllowedOutcome',
};
const of = (schema) => Object.keys(COMMANDS).filter((command) => COMMANDS[command] === schema);

export default {
  CommandName: word(...Object.keys(COMMANDS)),
  AllowedPosition: may(
    'take_position',
    { action, positions: list(ref('Position'), { minItems: 1 }) },
    { grounds: list(text) },
  ),
  AllowedAnswer: may('answer_objection', { objection, action, answers: list(ref('Answer')) }),
  AllowedResolve: may('resolve_objection', { objection, action }),
  AllowedChallenge: may('challenge_veto', { veto, action, on: list(ref('ChallengeOn'), { minItems: 1 }) }),
  AllowedLaunch: may(
    'decide',
    {
      decision: only('launch'),
      launches: list(action),
      prevents: list(action),
      outcomes: list(ref('OutcomeOfLaunch')),
    },
    { action: says('While piloting: its pilot went well and it may launch.', action) },
  ),
  AllowedWithdrawal: may('decide', { decision: only('withdraw') }),
  AllowedDecision: told('decision', { launch: 'AllowedLaunch', withdraw: 'AllowedWithdrawal' }),
  AllowedReaffirm: may('reaffirm', { action }, { veto, objection }),
  AllowedOutcome: may('record_outcome', { lessons: says('The vetoes that owe a lesson.', list(veto)) }),
  AllowedPlain: oneOf(of('AllowedPlain')),
  AllowedOnAction: oneOf(of('AllowedOnAction'), { action }),
  AllowedOnVeto: oneOf(of('AllowedOnVeto'), { veto, action }),
  AllowedOnSuggestion: oneOf(of('AllowedOnSuggestion'), { suggestion: number }),
  Allowed: says('A command that is open to the member who asks.', told('command', COMMANDS)),
  WayOut: record(
    { command: word(...Object.keys(COMMANDS), 'wait'), open: flag, sentence: text },
    { objection, veto, on: ref('ChallengeOn'), until: time },
  ),
  Blocked: says(
    'A command that is closed, why, and what would open it. A way that is closed is listed too, with the reason as its sentence.',
    record(
      {
        command: ref('CommandName'),
        code: ref('ProblemCode'),
        sentence: text,
        ways_out: list(ref('WayOut')),
      },
      {
        decision: word('launch', 'withdraw'),
        position: ref('Position'),
        action,
        objection,
        veto,
        suggestion: number,
      },
    ),
  ),
};
