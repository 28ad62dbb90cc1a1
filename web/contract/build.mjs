// Writes openapi.json and asyncapi.json, which the server serves, from source/. With --check it writes nothing, and fails when
// one of them is not what the source says. No dependencies.
import { readFileSync, writeFileSync } from 'node:fs';

import asyncapi from './source/asyncapi.mjs';
import openapi from './source/openapi.mjs';

const check = process.argv.includes('--check');
let stale = 0;
for (const [name, document] of Object.entries({ 'openapi.json': openapi, 'asyncapi.json': asyncapi })) {
  const file = new URL(name, import.meta.url);
  const text = JSON.stringify(document, null, 1) + '\n';
  if (!check) {
    writeFileSync(file, text);
  } else if (text !== readFileSync(file, 'utf8')) {
    console.error(`web/contract/${name} is not what web/contract/source says: node web/contract/build.mjs`);
    stale += 1;
  }
}
process.exitCode = stale > 0 ? 1 : 0;
