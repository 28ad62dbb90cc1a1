// The browser's side of the suite: the main story of a campaign in several browsers at once, how a proposal
// changes and what it lives through afterwards, how the law is changed, every screen, and the board across a
// restart of the server and on a network that breaks WebSockets.
//
//   node tests/browser/run.mjs [PROGRAM] [--only PART]
//
// PART is story, changes, life, pilot, taps, organisation, law, figures, knowledge, journeys, cites, bringing,
// premortem, votes, wall, restart, stream or screens.
//
// PROGRAM is the counterweight binary with the application embedded, build/dev's when left out; CHROMIUM names the
// browser. Ends with "N passed, N failed".
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { openBrowser } from './lib/browser.mjs';
import { Program } from './lib/program.mjs';
import { Report } from './lib/report.mjs';
import { bringing } from './bringing.mjs';
import { changes } from './changes.mjs';
import { cites } from './cites.mjs';
import { figures } from './figures.mjs';
import { journeys } from './journeys.mjs';
import { knowledge } from './knowledge.mjs';
import { law } from './law.mjs';
import { life } from './life.mjs';
import { organisation } from './organisation.mjs';
import { pilot } from './pilot.mjs';
import { premortem } from './premortem.mjs';
import { restart } from './restart.mjs';
import { screens } from './screens.mjs';
import { story } from './story.mjs';
import { stream } from './stream.mjs';
import { taps } from './taps.mjs';
import { votes } from './votes.mjs';
import { wall } from './wall.mjs';

const PARTS = {
  ...{ story, changes, life, pilot, taps, organisation, law, figures, knowledge, journeys, cites, bringing },
  ...{ premortem, votes },
  ...{ wall, restart, stream, screens },
};
const root = resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const binary = resolve(positionals[0] ?? resolve(root, 'build/dev/app/counterweight'));

function refuse(sentence) {
  console.error(`tests/browser/run.mjs: ${sentence}`);
  process.exit(2);
}
if (!existsSync(binary)) refuse(`expected the program at ${binary}, found nothing. Build it, or name it as the argument.`);
if (values.only && !PARTS[values.only]) refuse(`--only takes ${Object.keys(PARTS).join(', ')}, found \`${values.only}\``);

const report = new Report();
const browser = await openBrowser();
const pictures = resolve(root, 'build/test-logs/browser');
let kept = 0;
report.evidence = async () => {
  const number = (kept += 1);
  const pages = browser.contexts().flatMap((context) => context.pages());
  mkdirSync(pictures, { recursive: true });
  for (const [i, page] of pages.entries()) await page.screenshot({ path: `${pictures}/${number}-${i}.png`, timeout: 5000 });
  return pages.length > 0 ? `pictures: ${pictures}/${number}-*.png` : '';
};

async function run(name, part, report) {
  const program = new Program(binary, part.starts);
  await report.check(`${name}: the program starts`, () => program.start());
  try {
    if (program.base) await part(report, browser, program);
  } catch (error) {
    await report.check(`${name}: goes to its end`, () => Promise.reject(error));
  }
  await report.check(`${name}: the program stops when asked`, () => program.discard());
}

// A story mostly waits, so two are told at a time, each with a server of its own. The screens come last: they take
// both cores by themselves.
const chosen = Object.entries(PARTS).filter(([name]) => !values.only || values.only === name);
const stories = chosen.filter(([name]) => name !== 'screens');
const lane = async () => {
  for (let next = stories.shift(); next; next = stories.shift()) {
    const { other, tell } = report.aside();
    await run(...next, other);
    tell();
  }
};
await Promise.all([lane(), lane()]);
if (chosen.at(-1)[0] === 'screens') await run('screens', screens, report);
await browser.close();
process.exit(report.finish());
