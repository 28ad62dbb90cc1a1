// What a draft would meet, before it is a proposal.
import { post, reply } from '../operation.mjs';

export default {
  '/api/v1/proposals/what-if': post({
    id: 'whatIf',
    tag: 'Drafts',
    summary: 'What a draft would meet, and which edits would avoid it',
    description:
      'The body is a draft: anything may be missing or wrong, and is told. Changes nothing and keeps nothing.',
    body: 'DraftBody',
    replies: { 200: reply('By the rulebook in force.', 'WhatIf') },
    codes: ['invalid.actions'],
  }),
};
