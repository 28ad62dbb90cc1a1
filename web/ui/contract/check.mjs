// `npm run contract`: the documents under web/contract are what their sources say and sound by the tools of OpenAPI and
// AsyncAPI, and the types of the application are generated from them. `npm run contract -- --write` writes all of it.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { Parser } from '@asyncapi/parser';
import { createConfig, lint } from '@redocly/openapi-core';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const contract = new URL('../../contract/', import.meta.url);
const types = fileURLToPath(new URL('../src/lib/api/generated.ts', import.meta.url));
const write = process.argv.includes('--write');

const RULES = {
  // Browsers and programs come with what they have: no server address, no licence to state.
  'no-server-example.com': 'off',
  'info-license': 'off',
  // Opening a WebSocket answers 101, and /livez has nothing to refuse.
  'operation-2xx-response': 'off',
  'operation-4xx-response': 'off',
  'no-unused-components': 'error',
  'no-invalid-schema-examples': 'error',
  'no-invalid-media-type-examples': 'error',
  'no-ambiguous-paths': 'off', // /proposals/drafts goes before /proposals/{id}
};

async function openapiProblems() {
  const config = await createConfig({ extends: ['recommended'], rules: RULES });
  const found = await lint({ ref: fileURLToPath(new URL('openapi.json', contract)), config });
  return found.map((each) => `openapi.json ${each.location[0]?.pointer}: ${each.message} (${each.ruleId})`);
}

async function asyncapiProblems() {
  const found = await new Parser().validate(readFileSync(new URL('asyncapi.json', contract), 'utf8'));
  // Severity 3 is a hint. Tools for 3.0 are what people have.
  const grave = found.filter((each) => each.severity < 3 && each.code !== 'asyncapi-latest-version');
  return grave.map((each) => `asyncapi.json ${each.path.join('/')}: ${each.message} (${each.code})`);
}

const documentOf = (name) => JSON.parse(readFileSync(new URL(name, contract), 'utf8'));

// Schemas only, those of the frames with them, without their descriptions: these are read in the documents.
async function generatedTypes() {
  const { openapi, info, components } = documentOf('openapi.json');
  const live = documentOf('asyncapi.json').components.schemas;
  const schemas = { openapi, info, paths: {}, components: { schemas: { ...live, ...components.schemas } } };
  const source = astToString(await openapiTypescript(schemas, { exportType: true, silent: true }));
  const kept = source.slice(source.indexOf('export type components'), source.indexOf('export type $defs'));
  const head = '// Generated from web/contract by `npm run contract -- --write`. Not to be edited.\n\n';
  const text = head + kept.replace(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, '');
  return format(text, { ...(await resolveConfig(types)), filepath: types });
}

const build = spawnSync(process.execPath, [
  fileURLToPath(new URL('build.mjs', contract)),
  ...(write ? [] : ['--check']),
]);
const problems = build.status === 0 ? [] : [String(build.stderr).trim()];
problems.push(...(await openapiProblems()), ...(await asyncapiProblems()));
const fresh = await generatedTypes();
if (write) writeFileSync(types, fresh);
else if (readFileSync(types, 'utf8') !== fresh)
  problems.push('src/lib/api/generated.ts is not what the documents say: npm run contract -- --write');
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0 ? 'The contract is in order.' : `${problems.length} problems in the contract.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
