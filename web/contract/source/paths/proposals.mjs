// Proposals and drafts as they are read and written.
import { get, operation, patch, post, remove, reply } from '../operation.mjs';
import { ref } from '../parts.mjs';

const tag = 'Proposals';
const drafts = 'Drafts';

// What can be wrong with a proposal's text, whoever writes it.
export const CONTENT = [
  ...[
    'invalid.title',
    'invalid.text',
    'invalid.action',
    'invalid.actions',
    'invalid.kind',
    'invalid.requires',
  ],
  ...['invalid.cycle', 'invalid.attribute', 'invalid.field'],
];
// What can be wrong with what is cited.
export const EVIDENCE = [
  ...['invalid.evidence', 'limit.evidence', 'not_found.insight', 'not_found.conversation'],
  ...['not_found.metric', 'conflict.merged', 'conflict.erased'],
];
const SUBMIT = ['forbidden.submit', 'limit.open_proposals', ...CONTENT];
const made = {
  201: reply('It is in review.', 'Proposal', { ETag: 'ETag', Location: 'Location' }),
};
const saved = (call) => patch({ tag: drafts, body: 'DraftChange', ...call });

const readOne = operation('get', {
  id: 'getProposal',
  tag,
  summary: 'A proposal, or a draft',
  description:
    'A proposal comes with its ETag, and with what the asker may do; a draft only to its department.',
  parameters: ['ProposalOrDraft', 'IfNoneMatch'],
  replies: {
    200: reply('The whole.', 'Proposal', { ETag: 'ETagOfProposal' }),
    304: reply('The client has the present version.', null, { ETag: 'ETag' }),
  },
  codes: ['not_found.proposal', 'not_found.draft'],
});
readOne.responses[200].content['application/json'].schema = { oneOf: [ref('Proposal'), ref('Draft')] };

export default {
  '/api/v1/proposals': {
    ...get({
      id: 'getProposals',
      tag,
      summary: 'All proposals, as cards',
      parameters: ['Status', 'WaitsFor', 'Search', 'Page'],
      replies: {
        200: reply(
          'At most 50, newest first. Fewer do not mean the end: where there may be more, there is `next`.',
          'Cards',
        ),
      },
      codes: ['invalid.query', 'invalid.status', 'invalid.department', 'invalid.search', 'invalid.cursor'],
    }),
    ...post({
      id: 'submitProposal',
      tag,
      summary: 'Create and submit a proposal in one call',
      keyed: true,
      body: 'Submission',
      replies: made,
      codes: [...SUBMIT, ...EVIDENCE],
    }),
  },
  '/api/v1/proposals/drafts': {
    ...get({
      id: 'getDrafts',
      tag: drafts,
      summary: "My department's drafts",
      replies: { 200: reply('In brief.', 'DraftLines') },
    }),
    ...post({
      id: 'createDraft',
      tag: drafts,
      summary: 'Begin a draft, or copy an earlier proposal',
      keyed: 'for_an_hour',
      body: 'NewDraft',
      replies: {
        201: reply('With what a submission would be refused for.', 'Draft', { Location: 'Location' }),
      },
      codes: ['forbidden.submit', 'not_found.proposal', 'limit.drafts', 'limit.draft_size'],
    }),
  },
  '/api/v1/proposals/{id}': {
    get: readOne,
    ...saved({
      id: 'saveDraft',
      summary: "Replace a draft's body",
      parameters: ['Draft'],
      replies: { 200: reply('Saved.', 'Draft') },
      codes: ['not_found.draft', 'conflict.version', 'limit.draft_size'],
    }),
    ...remove({
      id: 'deleteDraft',
      tag: drafts,
      summary: 'Delete a draft',
      parameters: ['Draft'],
      replies: { 204: reply('It is gone.', null) },
      codes: ['not_found.draft'],
    }),
  },
  '/api/v1/proposals/{id}/submit': post({
    id: 'submitDraft',
    tag: drafts,
    summary: 'Submit a draft',
    description: 'As `POST /api/v1/proposals` with its body; the draft is gone then.',
    keyed: true,
    parameters: ['Draft'],
    body: 'DraftVersion',
    replies: made,
    codes: ['not_found.draft', 'conflict.version', 'conflict.submitting', ...SUBMIT],
  }),
  '/api/v1/proposals/{id}/timeline': get({
    id: 'getTimeline',
    tag,
    summary: 'Everything that happened, readable',
    parameters: ['Proposal', 'After'],
    replies: { 200: reply('500 at a time, oldest first.', 'Timeline') },
    codes: ['not_found.proposal', 'invalid.query', 'invalid.after'],
  }),
  '/api/v1/proposals/{id}/evidence': get({
    id: 'getEvidence',
    tag,
    summary: 'What it cites, and what its rulebook wants cited',
    parameters: ['Proposal'],
    replies: { 200: reply('Each with its record in brief.', 'Evidence') },
    codes: ['not_found.proposal'],
  }),
  '/api/v1/proposals/{id}/revisions': get({
    id: 'getRevisions',
    tag,
    summary: 'How it has changed',
    parameters: ['Proposal'],
    replies: { 200: reply('Field by field.', 'Revisions') },
    codes: ['not_found.proposal'],
  }),
};
