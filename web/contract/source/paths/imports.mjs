// Files of what is known of customers.
import { get, post, reply } from '../operation.mjs';

const path = '/api/v1/imports';

export default {
  [path]: {
    ...get({
      id: 'getImports',
      tag: 'Customers',
      summary: 'Files that came in lately',
      description: 'The last 20 of the organisation, newest first; forgotten when the server stops.',
      replies: { 200: reply('How far each is.', 'Imports') },
    }),
    ...post({
      id: 'import',
      tag: 'Customers',
      summary: 'Look at an exported file, or bring it in',
      description:
        'The body is the file, CSV of at most 32 MiB; how it is read stands in the address. A dry run changes nothing and tells what would come in. Otherwise the file comes in by and by, as from the member who gives it: one at a time in an organisation. A row comes in whole or not at all, and one that came in before changes nothing.',
      parameters: [
        ...['Kind', 'DryRun', 'Map', 'Separator', 'Encoding', 'Zone', 'Relation', 'Journey', 'Name'].map(
          (name) => `Import${name}`,
        ),
      ],
      file: true,
      keyed: 'for_an_hour',
      replies: {
        200: reply('Of a dry run: what would come in.', 'ImportLook'),
        202: reply('It takes its turn.', 'WholeImport', { Location: 'Location' }),
      },
      codes: [
        ...['invalid.kind', 'invalid.query', 'invalid.mapping', 'invalid.separator', 'invalid.encoding'],
        ...[
          'invalid.zone',
          'invalid.relation',
          'invalid.journey',
          'not_found.journey',
          'limit.touches',
          'limit.touchpoints',
          'invalid.file',
          'conflict.importing',
        ],
      ],
    }),
  },
  [`${path}/{id}`]: get({
    id: 'getImport',
    tag: 'Customers',
    summary: 'How far a file is',
    parameters: ['Import'],
    replies: { 200: reply('As it stands now.', 'WholeImport') },
    codes: ['not_found.import'],
  }),
};
