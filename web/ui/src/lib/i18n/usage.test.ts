// Every message is used somewhere, and every use is a message (the compiler sees to the second).

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { ru } from './ru';

const src = join(import.meta.dirname, '../..');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|ts)$/.test(name) && !/i18n[/\\](en|ru)[/\\]|\.test\.ts$/.test(name))
  .map((name) => readFileSync(join(src, name), 'utf8'))
  .join('\n');

/** t(`verdict.${code}`) uses every key that begins so. */
const open = [...sources.matchAll(/[`']([a-z]+\.[a-z_]*)\$\{/g)].map((found) => found[1]!);

test('messages: none is left over', () => {
  const unused = Object.keys(ru).filter(
    (key) => !sources.includes(`'${key}'`) && !open.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});
