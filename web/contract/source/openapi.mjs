// The description of the HTTP interface, put together.
import { headers, parameters, responses, securitySchemes } from './components.mjs';
import access from './paths/access.mjs';
import commands from './paths/commands.mjs';
import importPaths from './paths/imports.mjs';
import journeys from './paths/journeys.mjs';
import knowledgePaths from './paths/knowledge.mjs';
import metrics from './paths/metrics.mjs';
import organisation from './paths/organisation.mjs';
import programs from './paths/programs.mjs';
import proposals from './paths/proposals.mjs';
import rulebooks from './paths/rulebooks.mjs';
import webhookPaths from './paths/webhooks.mjs';
import whatIfPaths from './paths/what_if.mjs';
import action from './schemas/action.mjs';
import allowed from './schemas/allowed.mjs';
import base from './schemas/base.mjs';
import board from './schemas/board.mjs';
import change from './schemas/change.mjs';
import dispute from './schemas/dispute.mjs';
import evidence from './schemas/evidence.mjs';
import imports from './schemas/imports.mjs';
import journey from './schemas/journey.mjs';
import knowledge from './schemas/knowledge.mjs';
import metric from './schemas/metric.mjs';
import company from './schemas/organisation.mjs';
import proposal from './schemas/proposal.mjs';
import ratification from './schemas/ratification.mjs';
import rulebook from './schemas/rulebook.mjs';
import webhook from './schemas/webhook.mjs';
import whatIf from './schemas/what_if.mjs';
import { share } from './shared.mjs';

export const schemas = {
  ...base,
  ...rulebook,
  ...ratification,
  ...action,
  ...dispute,
  ...change,
  ...allowed,
  ...board,
  ...proposal,
  ...company,
  ...whatIf,
  ...metric,
  ...journey,
  ...knowledge,
  ...evidence,
  ...imports,
  ...webhook,
};

export const CONTACT = {
  version: '1.0.0',
  contact: { name: 'Whoever runs this server' },
};

const description = `A decision server in which marketing has the final say and every other department can check it.

* JSON in and out; keys are snake_case, times RFC 3339 in UTC, money whole minor units with a
  currency.
* Sentences come in the caller's language (\`Accept-Language\`); everything else is codes.
* A field that is not listed is refused in requests (null counts as left out where a field is
  optional). In replies every field that is sent is listed here; a client ignores fields that it
  does not know, since new ones may be added.
* Problems are \`application/problem+json\` with a stable \`code\`. Besides the ones listed with a
  call, \`default\` lists what may befall any request.
* A change that a browser sends has to come from the server's own page (\`Sec-Fetch-Site\`, else
  \`Origin\`).
* Wherever GET is, HEAD is too.
* Every command's reply has its \`cursor\`, so that a client can wait until its own live feed has
  passed what it wrote.`;

const tags = [
  ['Access', 'Signing in, setting up, joining, tokens and displays.'],
  ['Organisation', 'Departments, and what waits for me.'],
  ['Rulebooks', 'The law, and how it is changed.'],
  ['People', 'Who belongs to the organisation, who acts for whom, who is away.'],
  ['Drafts', 'Proposals before they are submitted, private to their department.'],
  ['Proposals', 'Submitting and reading.'],
  ['Positions', 'What departments say of actions.'],
  ['Objections', 'They oblige marketing to answer.'],
  ['Vetoes', 'They prevent an action; challenges, votes, overrides.'],
  ['Changes', 'Amendments, suggestions, comments.'],
  ['The decision', 'Only the department with the final say decides.'],
  ['After the decision', 'Pilots, halts, the outcome.'],
  ['Customers', 'What is known of them, and what figures show.'],
  ['Webhooks', 'Services that post what they know of customers.'],
  ['Ledger', 'The only truth, append-only and hash-chained.'],
  ['Live', 'Every change, on every open board at once.'],
  ['Operations', 'For programs.'],
];

const paths = {
  ...access,
  ...organisation,
  ...rulebooks,
  ...proposals,
  ...whatIfPaths,
  ...metrics,
  ...knowledgePaths,
  ...journeys,
  ...importPaths,
  ...webhookPaths,
  ...commands,
  ...programs,
};

export default {
  openapi: '3.1.0',
  info: {
    title: 'Counterweight',
    ...CONTACT,
    summary: 'Marketing decides, the others can check it.',
    description,
  },
  servers: [{ url: '/', description: 'The server that this came from.' }],
  security: [{ session: [] }, { token: [] }],
  tags: tags.map(([name, about]) => ({ name, description: about })),
  paths,
  components: { schemas, parameters, headers, responses: { ...responses, ...share(paths) }, securitySchemes },
};
