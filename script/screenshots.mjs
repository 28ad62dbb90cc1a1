// Pictures of the demo organisation: those that README and docs show, or every page in both languages, widths and
// appearances for people to look at.
//
//   node script/screenshots.mjs PROGRAM            writes docs/pictures
//   node script/screenshots.mjs PROGRAM FOLDER     every page, into FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { openBrowser, openPage, settled, signInQuietly } from '../tests/browser/lib/browser.mjs';
import { Program } from '../tests/browser/lib/program.mjs';
import { small } from './png.mjs';

const [, , binary, folder] = process.argv;
if (!binary) {
  console.error('script/screenshots.mjs: expected PROGRAM and perhaps FOLDER');
  process.exit(2);
}
const SHOWN = resolve(import.meta.dirname, '../docs/pictures');
const DESK = { width: 1440, height: 1120 };
const PHONE = { width: 390, height: 844 };
const WALL = { width: 1440, height: 810 };

/** Proposals by what is in them, not by number. */
function found(cards) {
  const id = (fits) => cards.find(fits).id;
  return {
    busy: id((card) => card.challenge),
    held: id((card) => card.status === 'awaiting_decision' && card.unanswered > 0),
    ready: id((card) => card.status === 'awaiting_decision' && card.vetoes.sustained > 0),
    done: id((card) => card.status === 'launched' && card.actions.every((one) => one.scale === 'launched')),
    halted: id((card) => card.actions.some((one) => one.scale === 'halted')),
    tried: id((card) => card.turn.some((turn) => turn.task === 'pilot_result')),
    after: id((card) => card.status === 'piloting' && card.turn.some((turn) => turn.task === 'decide')),
    evaluated: id((card) => card.status === 'evaluated'),
    suggested: id((card) => card.title.startsWith('Newsletter')),
  };
}

/** The few that documents show: whose eyes, which page, how, and how much of it. */
const documented = (of) => [
  { name: 'board', who: 'marketing', path: '/board', ...DESK },
  { name: 'board-dark', who: 'marketing', path: '/board', ...DESK, theme: 'dark' },
  { name: 'veto', who: 'support', path: `/proposals/${of.busy}`, ...DESK, only: '#action-claim' },
  { name: 'decision', who: 'marketing', path: `/proposals/${of.ready}/decide`, ...DESK, language: 'ru' },
  { name: 'my-turn', who: 'founders', path: '/my-turn', ...PHONE },
  { name: 'my-turn-dark', who: 'founders', path: '/my-turn', ...PHONE, language: 'ru', theme: 'dark' },
  { name: 'wall', path: 'tv', ...WALL, theme: 'dark' },
];

/** The rest, from edge to edge. */
function everything(of) {
  const pages = [
    ['sign-in', null, '/sign-in'],
    ['board', 'finance', '/board'],
    ['my-turn', 'finance', '/my-turn'],
    ['proposal', 'finance', `/proposals/${of.busy}`],
    ['proposal-marketing', 'marketing', `/proposals/${of.held}`],
    ['proposal-launched', 'marketing', `/proposals/${of.done}`],
    ['proposal-halted', 'marketing', `/proposals/${of.halted}`],
    ['proposal-piloting', 'production', `/proposals/${of.tried}`],
    ['proposal-after-pilot', 'sales', `/proposals/${of.after}`],
    ['proposal-evaluated', 'finance', `/proposals/${of.evaluated}`],
    ['proposal-suggested', 'marketing', `/proposals/${of.suggested}`],
    ['decide-after-pilot', 'marketing', `/proposals/${of.after}/decide`],
    ['decide', 'marketing', `/proposals/${of.ready}/decide`],
    ['decide-held', 'marketing', `/proposals/${of.held}/decide`],
    ['new', 'marketing', '/new'],
    ['people', 'sales', '/people'],
    ['rulebook', 'sales', '/rulebook'],
    ['settings', 'sales', '/settings'],
  ];
  const looks = ['en', 'ru'].flatMap((language) =>
    [{ width: 1440, height: 900 }, PHONE].flatMap((size) => ['light', 'dark'].map((theme) => ({ language, theme, ...size }))),
  );
  return looks.flatMap((look) =>
    pages.map(([page, who, path]) => {
      const name = `${page}.${look.language}.${look.width}.${look.theme}`;
      return { name, who, path, ...look, whole: true };
    }),
  );
}

/** What `shot` asks for, as a PNG. The window grows to the page, so that what is fixed to its edge stands at the edge. */
async function take(page, shot) {
  if (shot.only) return page.locator(shot.only).screenshot();
  if (shot.whole) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: shot.width, height });
  }
  return page.screenshot();
}

async function picture(browser, program, hints, shot) {
  const { page, context } = await openPage(browser, program.base, shot);
  const head = (department) => hints.people.find((one) => one.department === department && one.head).email;
  let { path } = shot;
  if (shot.who || path === 'tv') await signInQuietly(page, head(shot.who ?? 'sales'), hints.password);
  if (path === 'tv') {
    const { link } = await (await page.request.post('/api/v1/displays', { data: { name: 'Hall' } })).json();
    path = `${link}?theme=${shot.theme}`;
    await page.goto(path);
    await page.locator('.wrow').first().waitFor();
  } else {
    await page.goto(path);
    await settled(page);
  }
  const taken = await take(page, shot);
  await context.close();
  return taken;
}

const program = new Program(resolve(binary));
const into = folder ? resolve(folder) : SHOWN;
mkdirSync(into, { recursive: true });
try {
  await program.start();
  const hints = await (await fetch(`${program.base}/api/v1/session/hints`)).json();
  const browsers = { en: await openBrowser('en'), ru: await openBrowser('ru') };
  const { page, context } = await openPage(browsers.en, program.base);
  await signInQuietly(page, hints.people[0].email, hints.password);
  const of = found((await (await page.request.get('/api/v1/proposals')).json()).proposals);
  await context.close();
  for (const shot of folder ? everything(of) : documented(of)) {
    const png = await picture(browsers[shot.language ?? 'en'], program, hints, shot);
    const bytes = folder ? png : small(png);
    writeFileSync(`${into}/${shot.name}.png`, bytes);
    console.log(`${shot.name}.png  ${Math.round(bytes.length / 1024)} KiB`);
  }
  for (const browser of Object.values(browsers)) await browser.close();
} finally {
  await program.discard();
}
