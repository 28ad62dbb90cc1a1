// The exports of every rulebook of the library, in both languages, as the tools read them that they are for: BPMN by
// bpmn-moddle and bpmnlint, SCXML by libxml against a schema, XState by XState, SVG by a browser. Each check is first
// seen to fail on a document that is spoilt for it.
//
//   node tests/graphs/run.mjs [PROGRAM [TESTS]]
//
// PROGRAM is the counterweight binary, TESTS the core's tests, which play the cases of the library; build/dev's when left
// out. CHROMIUM names the browser. Ends with "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { openBrowser } from '../browser/lib/browser.mjs';
import { Report } from '../browser/lib/report.mjs';
import { checkBpmn } from './bpmn.mjs';
import { checkScxml } from './scxml.mjs';
import { checkSvg } from './svg.mjs';
import { checkLibraryLives, checkLives } from './lives.mjs';
import { checkXstate } from './xstate.mjs';

const root = resolve(import.meta.dirname, '../..');
const binary = resolve(process.argv[2] ?? resolve(root, 'build/dev/app/counterweight'));
const tests = resolve(process.argv[3] ?? resolve(root, 'build/dev/tests/core/test_core'));

function run(...words) {
  const ended = spawnSync(binary, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (ended.status !== 0) throw new Error(`${words.join(' ')}: ended with ${ended.status ?? ended.error}: ${ended.stderr}`);
  return ended.stdout;
}

const report = new Report();
const library = resolve(root, 'rules/library');
const browser = await openBrowser();
try {
  const page = await browser.newPage();
  for (const name of readdirSync(library).sort())
    for (const language of ['en', 'ru']) {
      report.part(`${name}, ${language}`);
      const rulebook = resolve(library, name, 'rulebook.json');
      const draw = (format) => run('rules', 'graph', rulebook, '--format', format, '--lang', language);
      const machine = JSON.parse(draw('xstate'));
      await checkXstate(report, machine);
      await checkScxml(report, draw('scxml'), machine);
      await checkBpmn(report, draw('bpmn'), machine);
      await checkSvg(report, draw('svg'), machine, page);
    }
  report.part('lives of the scenario files, under the default rulebook');
  await checkLives(report, root, run);
  report.part('lives of the cases of the library');
  await checkLibraryLives(report, library, tests, run);
} finally {
  await browser.close();
}
process.exitCode = report.finish();
