// Signing in, setting up, joining, and what a program is let in with.
import { FIELDS, get, post, remove, reply } from '../operation.mjs';

const tag = 'Access';
const signedIn = (status, schema = 'Me') => ({
  [status]: reply('Signed in; the session comes as a cookie.', schema, { 'Set-Cookie': 'Session' }),
});

export default {
  '/api/v1/session': {
    ...post({
      id: 'signIn',
      tag,
      summary: 'Sign in',
      description:
        'A wrong password and an unknown e-mail are told alike; too many tries are delayed, never locked out.',
      open: true,
      body: 'SignIn',
      shape: FIELDS,
      replies: signedIn(200),
      codes: ['forbidden.credentials', 'limit.sign_in'],
    }),
    ...remove({
      id: 'signOut',
      tag,
      summary: 'Sign out',
      open: true,
      replies: { 204: reply('Signed out, if anybody was.', null, { 'Set-Cookie': 'Session' }) },
    }),
  },
  '/api/v1/session/hints': get({
    id: 'getHints',
    tag,
    summary: 'Whom to sign in as, in the demo',
    open: true,
    replies: { 200: reply('The people of the demo, or that this is none.', 'Hints') },
  }),
  '/api/v1/set-up': {
    ...get({
      id: 'getSetUp',
      tag,
      summary: 'Whether this server still has to be set up',
      open: true,
      replies: { 200: reply('The rulebooks to choose from; nothing of them once it is done.', 'SetUp') },
    }),
    ...post({
      id: 'setUp',
      tag,
      summary: 'Set the server up, with the link that it printed',
      description:
        'Whoever does it is administrator and head of their department, which is not the one with the final say: that one never says who checks it.',
      open: true,
      body: 'SetUpBody',
      shape: FIELDS,
      replies: signedIn(201),
      codes: [
        ...['forbidden.link', 'conflict.set_up', 'invalid.department', 'invalid.password', 'invalid.email'],
        ...['invalid.name', 'invalid.rulebook'],
      ],
    }),
  },
  '/api/v1/join/look': post({
    id: 'lookAtLink',
    tag,
    summary: 'Whose link this is',
    open: true,
    body: 'JoinLookBody',
    shape: FIELDS,
    replies: { 200: reply('Whom it is for, and until when.', 'JoinLook') },
    codes: ['forbidden.link'],
  }),
  '/api/v1/join': post({
    id: 'join',
    tag,
    summary: 'Set the first password, or a new one, with a link',
    description: 'Every other session of the member ends.',
    open: true,
    body: 'JoinBody',
    shape: FIELDS,
    replies: signedIn(201),
    codes: ['forbidden.link', 'invalid.password'],
  }),
  '/api/v1/password': post({
    id: 'changePassword',
    tag,
    summary: 'Change my password',
    description: 'Every other session of mine ends. Only for a person with a session, never for a token.',
    security: [{ session: [] }],
    keyed: true,
    body: 'PasswordBody',
    shape: FIELDS,
    replies: { 204: reply('Changed.', null) },
    codes: ['forbidden.credentials', 'invalid.password', 'limit.sign_in'],
  }),
  '/api/v1/me': get({
    id: 'getMe',
    tag,
    summary: 'Who I am',
    replies: { 200: reply('The member, the organisation, and where its ledger stands.', 'Me') },
  }),
  '/api/v1/tokens': {
    ...get({
      id: 'getTokens',
      tag,
      summary: 'My tokens',
      replies: { 200: reply('Without their secrets.', 'Tokens') },
    }),
    ...post({
      id: 'createToken',
      tag,
      summary: 'Make a token for a program that acts as me',
      body: 'TokenBody',
      shape: FIELDS,
      keyed: 'for_an_hour',
      replies: { 201: reply('The secret is shown this once.', 'NewToken') },
      codes: ['invalid.scope', 'invalid.days', 'limit.passes'],
    }),
  },
  '/api/v1/tokens/{id}': remove({
    id: 'deleteToken',
    tag,
    summary: 'End a token of mine',
    parameters: ['Token'],
    replies: { 204: reply('It lets nobody in any more.', null) },
    codes: ['not_found.token'],
  }),
  '/api/v1/displays': {
    ...get({
      id: 'getDisplays',
      tag,
      summary: 'The screens on our walls',
      replies: { 200: reply('All of the organisation.', 'Displays') },
    }),
    ...post({
      id: 'createDisplay',
      tag,
      summary: 'Make a link for a screen',
      body: 'DisplayBody',
      shape: FIELDS,
      keyed: 'for_an_hour',
      replies: { 201: reply('The link is shown this once.', 'NewDisplay') },
      codes: ['limit.passes'],
    }),
  },
  '/api/v1/displays/{id}': remove({
    id: 'deleteDisplay',
    tag,
    summary: 'End a display',
    parameters: ['Display'],
    replies: { 204: reply('The screen goes dark at once.', null) },
    codes: ['not_found.display'],
  }),
  '/api/v1/display': get({
    id: 'getDisplay',
    tag,
    summary: 'What a screen has to know, for a display itself',
    security: [{ display: [] }],
    replies: { 200: reply('Its name, the organisation and the rulebook.', 'DisplaySees') },
  }),
};
