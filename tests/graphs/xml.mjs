// What libxml says of a document.
import { spawnSync } from 'node:child_process';

/** Its complaints: about the form, and with a schema (RELAX NG) about the contents. */
export function libxml(text, schema) {
  const against = schema ? ['--relaxng', schema] : [];
  const ended = spawnSync('xmllint', ['--noout', '--nonet', ...against, '-'], { input: text, encoding: 'utf8' });
  if (ended.error) throw new Error(`xmllint: ${ended.error.message}: script/setup --tests installs it`);
  return ended.status === 0 ? [] : ended.stderr.trim().split('\n');
}
