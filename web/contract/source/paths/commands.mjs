// The commands on a proposal. Each answers with its cursor, the events that it became, and the whole proposal.
import { post, reply } from '../operation.mjs';
import { CONTENT, EVIDENCE } from './proposals.mjs';

const WRITTEN = ['invalid.reason', 'invalid.text'];
const AMENDS = ['conflict.no_change', 'limit.revisions', ...CONTENT];
const SEEN = ['invalid.revision', 'conflict.revision'];
const PROCEEDINGS = ['conflict.challenge_running', 'conflict.cooling_off', 'conflict.waits_for_department'];
const STALE = ['conflict.changed', 'invalid.if_match'];
// Who may say something in the name of a department.
const VOICE = ['forbidden.voice', 'forbidden.recused'];

const reading = ['not_found.proposal', 'conflict.closed'];
const done = { 200: reply('Accepted.', 'CommandReply', { ETag: 'ETag' }) };

/** `about`: what the path names besides the proposal. `strict`: If-Match has to be there. */
function command(tag, { about = [], strict = false, codes, ...call }) {
  return post({
    tag,
    keyed: true,
    parameters: ['Proposal', ...about, strict ? 'IfMatchRequired' : 'IfMatch'],
    replies: done,
    codes: [...reading, ...codes, ...STALE, ...(strict ? ['required.if_match'] : [])],
    ...call,
  });
}
function preview(tag, { about = [], codes, ...call }) {
  return post({
    tag,
    parameters: ['Proposal', ...about],
    replies: { 200: reply('What it would do. Nothing has changed.', 'Preview') },
    codes: [...reading, ...codes],
    ...call,
  });
}
const onObjection = (call) => command('Objections', { about: ['Objection'], ...call });
const onVeto = (call) => command('Vetoes', { about: ['Veto'], ...call });
const onAction = (call) => command('After the decision', { about: ['Action'], ...call });
const onSuggestion = (call) => command('Changes', { about: ['Suggestion'], ...call });
const OBJECTION = ['not_found.objection', 'conflict.objection_closed'];
const VETO = ['not_found.veto'];
const SUGGESTION = ['not_found.suggestion', 'conflict.suggestion_closed'];
const RUNNING = ['conflict.not_running', 'invalid.action'];

const calls = {
  positions: command('Positions', {
    id: 'takePosition',
    summary: 'Approve, abstain, object or veto',
    body: 'PositionBody',
    codes: [
      ...['invalid.answers', 'invalid.acceptable', 'invalid.harm', 'forbidden.graver_word'],
      ...['conflict.already_counted', ...VOICE],
      ...['forbidden.own_proposal', 'forbidden.power', 'forbidden.joined_later', 'forbidden.veto_holder'],
      ...[
        'conflict.review_closed',
        'conflict.already_objected',
        'conflict.already_vetoed',
        'conflict.no_change',
        'conflict.not_yet',
      ],
      ...['invalid.action', 'invalid.ground', 'invalid.lifts_if', 'invalid.valid_until', 'invalid.condition'],
      ...EVIDENCE,
      ...SEEN,
      ...WRITTEN,
    ],
  }),
  recuse: command('Positions', {
    id: 'recuse',
    summary: 'A member takes no part in this proposal any more, for good',
    body: 'ReasonBody',
    codes: ['forbidden.own_proposal', 'forbidden.recused', ...WRITTEN],
  }),
  'positions/withdraw': command('Positions', {
    id: 'withdrawPosition',
    summary: "Withdraw the department's position; an objection or a veto too",
    body: 'ActionBody',
    codes: [
      'forbidden.own_proposal',
      'forbidden.veto_holder',
      'forbidden.joined_later',
      'forbidden.graver_word',
      'conflict.no_change',
      'invalid.action',
      ...VOICE,
    ],
  }),
  reaffirm: command('Positions', {
    id: 'reaffirm',
    summary: 'The carried objection or veto holds for the new content',
    body: 'ReaffirmBody',
    codes: [
      'forbidden.veto_holder',
      'conflict.nothing_to_reaffirm',
      'invalid.action',
      'invalid.valid_until',
      ...VOICE,
      ...SEEN,
    ],
  }),
  'objections/{oid}/answer': onObjection({
    id: 'answerObjection',
    summary: 'Marketing answers an objection',
    body: 'AnswerBody',
    codes: ['forbidden.answer', 'conflict.already_answered', ...EVIDENCE, ...OBJECTION, ...WRITTEN],
  }),
  'objections/{oid}/resolve': onObjection({
    id: 'resolveObjection',
    summary: 'The raiser says that it is settled',
    body: 'NothingElse',
    codes: ['forbidden.resolve', ...VOICE, ...OBJECTION],
  }),
  'vetoes/{vid}/challenge': onVeto({
    id: 'challengeVeto',
    summary: 'Marketing asks the other departments whether a veto should stand',
    body: 'ChallengeBody',
    codes: [
      ...[
        'forbidden.challenge',
        'conflict.veto_closed',
        'conflict.challenge_used',
        'conflict.bound',
        'conflict.too_few_voters',
      ],
      ...['invalid.challenge', ...PROCEEDINGS, ...VETO, ...WRITTEN],
    ],
  }),
  'vetoes/{vid}/challenge/withdraw': onVeto({
    id: 'withdrawChallenge',
    summary: 'Marketing takes a challenge back; that uses it up',
    body: 'NothingElse',
    codes: ['forbidden.challenge', 'conflict.no_challenge', ...VETO],
  }),
  'vetoes/{vid}/sustain-votes': onVeto({
    id: 'voteSustain',
    summary: 'A department votes whether the veto stands',
    body: 'VoteBody',
    codes: [
      ...['forbidden.own_proposal', 'forbidden.own_veto', 'forbidden.roll', 'forbidden.joined_later'],
      ...['conflict.no_challenge', 'conflict.already_voted', ...VOICE, ...VETO, ...SEEN, ...WRITTEN],
    ],
  }),
  'vetoes/{vid}/withdraw': onVeto({
    id: 'withdrawVeto',
    summary: 'Who cast a veto, or the head, withdraws it',
    body: 'NothingElse',
    codes: ['forbidden.veto_holder', 'conflict.veto_closed', 'conflict.not_running', ...VOICE, ...VETO],
  }),
  'vetoes/{vid}/override': onVeto({
    id: 'overrideVeto',
    summary: "Marketing sets a veto aside alone, through the rulebook's gate",
    body: 'OverrideBody',
    codes: [
      ...[
        'forbidden.override',
        'forbidden.signature',
        'conflict.second_signature',
        'conflict.no_gate',
        'conflict.veto_closed',
        'conflict.absolute',
      ],
      ...[
        'conflict.sustained',
        'limit.override_quota',
        'invalid.justification',
        'invalid.text',
        ...PROCEEDINGS,
        ...EVIDENCE,
        ...VETO,
      ],
    ],
  }),
  'vetoes/{vid}/override/withdraw': onVeto({
    id: 'withdrawOverride',
    summary: 'Marketing takes an override back while it cools off',
    body: 'NothingElse',
    codes: ['forbidden.override', 'conflict.no_override', ...VETO],
  }),
  'vetoes/{vid}/recast': onVeto({
    id: 'recastVeto',
    summary: 'The veto stays although the pilot met its criterion',
    body: 'ReasonBody',
    codes: ['forbidden.veto', 'conflict.no_recast', 'conflict.not_running', ...VOICE, ...VETO, ...WRITTEN],
  }),
  amend: command('Changes', {
    id: 'amend',
    summary: 'Marketing changes a proposal before its decision',
    strict: true,
    body: 'AmendBody',
    codes: ['forbidden.amend', ...AMENDS, ...SEEN, ...WRITTEN],
  }),
  'amend/preview': preview('Changes', {
    id: 'previewAmend',
    summary: 'What an amendment would do',
    body: 'AmendBody',
    codes: ['forbidden.amend', ...AMENDS, ...SEEN, ...WRITTEN],
  }),
  suggestions: command('Changes', {
    id: 'suggest',
    summary: 'Anybody suggests an amendment',
    body: 'SuggestBody',
    codes: ['limit.suggestions', 'conflict.no_change', ...CONTENT, ...SEEN, ...WRITTEN],
  }),
  'suggestions/{sid}/preview': preview('Changes', {
    id: 'previewSuggestion',
    summary: 'What taking a suggestion over would do',
    about: ['Suggestion'],
    body: 'NothingElse',
    codes: ['forbidden.amend', 'conflict.suggestion_stale', ...SUGGESTION, ...AMENDS],
  }),
  'suggestions/{sid}/accept': onSuggestion({
    id: 'acceptSuggestion',
    summary: 'Marketing takes a suggestion over',
    body: 'NothingElse',
    codes: ['forbidden.amend', 'conflict.suggestion_stale', ...SUGGESTION, ...AMENDS],
  }),
  'suggestions/{sid}/decline': onSuggestion({
    id: 'declineSuggestion',
    summary: 'Marketing declines a suggestion',
    body: 'ReasonBody',
    codes: ['forbidden.suggestion', ...SUGGESTION, ...WRITTEN],
  }),
  'suggestions/{sid}/withdraw': onSuggestion({
    id: 'withdrawSuggestion',
    summary: 'Who made a suggestion withdraws it',
    body: 'NothingElse',
    codes: ['forbidden.suggestion', ...SUGGESTION],
  }),
  decide: command('The decision', {
    id: 'decide',
    summary: "Marketing's final word: launch, pilot or leave out each action, or withdraw",
    strict: true,
    body: 'DecisionBody',
    codes: [
      ...[
        'forbidden.final_say',
        'conflict.in_review',
        'conflict.objection_unanswered',
        'conflict.challenge_running',
      ],
      ...[
        'conflict.vetoed',
        'conflict.short',
        'conflict.cooling_off',
        'conflict.absolute',
        'conflict.requirement',
        'conflict.evidence',
      ],
      ...['conflict.nothing_to_launch', 'conflict.no_pilot', 'conflict.decided', 'conflict.recast_window'],
      ...[
        'conflict.no_result',
        'invalid.decision',
        'invalid.action',
        'invalid.actions',
        'invalid.pilot',
        'invalid.share',
      ],
      ...['invalid.until', 'invalid.criterion', ...WRITTEN],
    ],
  }),
  withdraw: command('The decision', {
    id: 'withdrawProposal',
    summary: 'Marketing withdraws the whole proposal',
    body: 'WithdrawBody',
    codes: ['forbidden.final_say', 'conflict.decided', 'invalid.decision', ...WRITTEN],
  }),
  'actions/{aid}/pilot-result': onAction({
    id: 'recordPilotResult',
    summary: 'Record what a pilot has shown',
    body: 'PilotResultBody',
    codes: [
      'forbidden.pilot',
      'conflict.no_pilot',
      'conflict.pilot_result',
      'invalid.measured',
      ...RUNNING,
      ...WRITTEN,
    ],
  }),
  'actions/{aid}/halt': onAction({
    id: 'halt',
    summary: 'A department with that right stops a launched action at once',
    body: 'ReasonBody',
    codes: ['forbidden.halt', 'conflict.halted', 'conflict.halt_used', ...RUNNING, ...WRITTEN],
  }),
  'actions/{aid}/resume': onAction({
    id: 'resume',
    summary: 'Marketing answers a halt and goes on',
    body: 'ReasonBody',
    codes: ['forbidden.final_say', 'conflict.not_halted', ...RUNNING, ...WRITTEN],
  }),
  'actions/{aid}/stop': onAction({
    id: 'stop',
    summary: 'Marketing stops an action for good',
    body: 'ReasonBody',
    codes: ['forbidden.final_say', ...RUNNING, ...WRITTEN],
  }),
  outcome: command('After the decision', {
    id: 'recordOutcome',
    summary: 'What came of it, and what was learnt',
    body: 'OutcomeBody',
    codes: [
      ...['forbidden.final_say', 'conflict.evaluated', 'conflict.pilot_runs', 'conflict.not_running'],
      ...['invalid.measured', 'invalid.lesson', 'invalid.lessons', 'invalid.text', 'invalid.came_true'],
    ],
  }),
  cite: command('Changes', {
    id: 'cite',
    summary: 'Cite what is known of customers',
    body: 'CiteBody',
    codes: ['conflict.cited', ...EVIDENCE],
  }),
  premortem: command('Changes', {
    id: 'answerPremortem',
    summary: 'Say what the worst is that could happen',
    description: 'Any member, for themselves or for another, until it is decided.',
    body: 'PremortemBody',
    codes: ['invalid.premortem', 'invalid.by', 'invalid.text', 'limit.premortem'],
  }),
  comments: command('Changes', {
    id: 'comment',
    summary: 'Say something that binds nobody',
    body: 'CommentBody',
    codes: ['limit.comments', 'invalid.text'],
  }),
};

export default Object.fromEntries(
  Object.entries(calls).map(([path, call]) => [`/api/v1/proposals/{id}/${path}`, call]),
);
