// The law and its change.
import { get, post, reply } from '../operation.mjs';

const tag = 'Rulebooks';
// A command about one change.
const about = (call) =>
  post({
    tag,
    keyed: true,
    parameters: ['RulebookChange'],
    replies: { 200: reply('Done.', 'RulebookChangeReply') },
    ...call,
    codes: ['not_found.rulebook_change', 'conflict.change_closed', ...call.codes],
  });

export default {
  '/api/v1/rulebooks': {
    ...get({
      id: 'getRulebooks',
      tag,
      summary: 'The rulebook in force, those before it, and what is voted on',
      replies: { 200: reply('The latest first.', 'Rulebooks') },
    }),
    ...post({
      id: 'proposeRulebook',
      tag,
      summary: 'Propose another rulebook',
      description:
        'Of a head. It has been checked before and found sound. The departments vote on it; proposals that are under way end under the rules that they were submitted under.',
      keyed: true,
      body: 'ProposeRulebookBody',
      replies: { 201: reply('Departments vote on it now.', 'RulebookChange', { Location: 'Location' }) },
      codes: [
        ...['forbidden.propose_rulebook', 'conflict.unproved', 'conflict.being_checked', 'conflict.unsound'],
        ...[
          'conflict.base',
          'conflict.no_voters',
          'invalid.version',
          'invalid.departments',
          'invalid.reason',
        ],
        'limit.rulebook_changes',
      ],
    }),
  },
  '/api/v1/rulebooks/{hash}': get({
    id: 'getRulebook',
    tag,
    summary: 'A rulebook',
    parameters: ['Rulebook'],
    replies: { 200: reply('The whole, with its departments as they are now.', 'Rulebook') },
    codes: ['not_found.rulebook'],
  }),
  '/api/v1/rulebooks/{hash}/source': get({
    id: 'getRulebookSource',
    tag,
    summary: 'The document of a rulebook that is or was in force, or is voted on',
    parameters: ['Rulebook'],
    replies: { 200: reply('To be changed, and proposed under a higher version.', 'RulebookSource') },
    codes: ['not_found.rulebook'],
  }),
  '/api/v1/rulebooks/checks': post({
    id: 'checkRulebook',
    tag,
    summary: 'Have a rulebook proved, compared, and the past replayed under it',
    description:
      'Of a head. It takes seconds, and goes on after this answer: ask for the check until it has ended.',
    keyed: 'for_an_hour',
    body: 'CheckRulebookBody',
    shape: ['invalid.type', 'invalid.shape'],
    replies: {
      200: reply('It was checked before.', 'RulebookCheck', { Location: 'Location' }),
      202: reply('It waits, or is being checked.', 'RulebookCheck', { Location: 'Location' }),
    },
    codes: ['forbidden.propose_rulebook', 'invalid.rulebook'],
  }),
  '/api/v1/rulebooks/checks/{hash}': get({
    id: 'getRulebookCheck',
    tag,
    summary: 'What the check of a rulebook has found',
    description: 'For everybody. Of one that is voted on, or was in force, it is begun where there is none.',
    parameters: ['RulebookHash'],
    replies: {
      200: reply('It has ended.', 'RulebookCheck', { Location: 'Location' }),
      202: reply('It waits, or is being checked.', 'RulebookCheck', { Location: 'Location' }),
    },
    codes: ['not_found.rulebook_check'],
  }),
  '/api/v1/rulebooks/changes/{id}': get({
    id: 'getRulebookChange',
    tag,
    summary: 'A change of the rulebook',
    parameters: ['RulebookChange'],
    replies: { 200: reply('With what the asker may do with it.', 'RulebookChange') },
    codes: ['not_found.rulebook_change'],
  }),
  '/api/v1/rulebooks/changes/{id}/votes': about({
    id: 'voteOnRulebook',
    summary: 'Ratify another rulebook, or reject it',
    description: 'The one vote of my department. Ends the vote once nothing could alter how it ends.',
    body: 'RatifyBody',
    codes: ['forbidden.own_proposal', 'forbidden.ratify', 'conflict.already_voted', 'invalid.reason'],
  }),
  '/api/v1/rulebooks/changes/{id}/withdraw': about({
    id: 'withdrawRulebook',
    summary: 'Take a proposed rulebook back',
    body: 'NothingElse',
    codes: ['forbidden.withdraw_rulebook'],
  }),
  '/api/v1/rulebooks/changes/{id}/comments': about({
    id: 'commentOnRulebook',
    summary: 'Comment on a proposed rulebook',
    body: 'RulebookCommentBody',
    codes: ['invalid.text', 'limit.comments'],
  }),
};
