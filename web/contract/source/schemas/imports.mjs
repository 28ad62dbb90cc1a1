// Files of what is known of customers.
import {
  anyOf,
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

const counts = {
  rows: says('Without the first line; so far.', count),
  recorded: says('That are new; of a dry run, that would be.', count),
  known: says('That came in before, or stand twice in the file.', count),
  bad: says('That say something amiss: none of it comes in.', count),
};
const badRows = says(
  'With their reasons, one for each thing amiss: the first thousand. Of members to who gave the file only.',
  list(ref('BadRow')),
);
const importOf = {
  id: number,
  kind: ref('ImportKind'),
  name: says('Of the file, as it was given with it; may be empty.', text),
  by: person,
  asked_at: time,
  ended_at: nullable(time),
  status: word('waiting', 'running', 'done', 'stopped'),
  bytes: says('Of the file.', count),
  bytes_read: count,
  ...counts,
  why: says(
    'It stopped: what came in before stays, and the same file again goes on.',
    nullable(record({ code: text, detail: text })),
  ),
};

export default {
  ImportKind: word('insights', 'conversations', 'customers', 'metrics', 'journeys', 'members'),
  BadRow: record({
    line: says('Where the row begins in the file, from 1.', number),
    column: says('By its first line; empty: the row as a whole.', text),
    reason: text,
  }),
  MemberRow: record({
    name: text,
    email: text,
    department: ref('Department'),
    head: flag,
  }),
  ImportField: record({
    field: text,
    required: says('Some column has to say it.', flag),
    meaning: says('In the caller’s language.', text),
  }),
  ImportLook: record({
    kind: ref('ImportKind'),
    dry_run: { type: 'boolean', const: true },
    encoding: word('utf-8', 'windows-1251'),
    separator: says('A tab as it is.', word(',', ';', '\t')),
    headers: says('The first line.', list(text)),
    fields: says('What a row of this kind may say.', list(ref('ImportField'))),
    columns: says('Which columns say what, by field.', map(list(text, { minItems: 1 }))),
    unread_columns: list(text),
    missing: says('Required fields that no column says: say which one does, by `map`.', list(text)),
    whole: says('Of a large file only the beginning is looked at; the counts are of that.', flag),
    ...counts,
    bad_rows: badRows,
    preview: says(
      'Up to three rows as they were understood: the bodies that they would be sent with one by one.',
      list(
        anyOf(
          ref('InsightBody'),
          ref('ConversationBody'),
          ref('CustomerBody'),
          ref('MetricBody'),
          ref('Touch'),
          ref('MemberRow'),
        ),
        {
          maxItems: 3,
        },
      ),
    ),
  }),
  Import: record(importOf),
  WholeImport: record({ ...importOf, bad_rows: badRows }),
  Imports: record({ imports: list(ref('Import'), { maxItems: 20 }) }),
};
