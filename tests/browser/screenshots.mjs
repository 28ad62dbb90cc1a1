// Pictures of the demo organisation, for people to look at: every page in both languages, widths and appearances.
//
//   node tests/browser/screenshots.mjs PROGRAM FOLDER
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { openBrowser, openPage, settled, signInQuietly } from './lib/browser.mjs';
import { Program } from './lib/program.mjs';

const [, , binary, folder] = process.argv;
if (!binary || !folder) {
  console.error('tests/browser/screenshots.mjs: expected PROGRAM and FOLDER');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

/** Whose eyes, which page; proposals by what is in them. */
function views(cards) {
  const find = (fits) => (cards.find(fits) ?? cards[0]).id;
  const busy = find((card) => card.challenge);
  const held = find((card) => card.status === 'awaiting_decision' && card.unanswered > 0);
  const ready = find((card) => card.status === 'awaiting_decision' && card.unanswered === 0);
  const done = find((card) => card.status === 'launched');
  const halted = find((card) => card.actions.some((one) => one.scale === 'halted'));
  const piloting = find((card) => card.status === 'piloting');
  const evaluated = find((card) => card.status === 'evaluated');
  const suggested = find((card) => card.title.startsWith('Newsletter'));
  return [
    ['sign-in', null, '/sign-in'],
    ['board', 'finance', '/board'],
    ['my-turn', 'finance', '/my-turn'],
    ['proposal', 'finance', `/proposals/${busy}`],
    ['proposal-marketing', 'marketing', `/proposals/${held}`],
    ['proposal-launched', 'marketing', `/proposals/${done}`],
    ['proposal-halted', 'marketing', `/proposals/${halted}`],
    ['proposal-piloting', 'sales', `/proposals/${piloting}`],
    ['proposal-evaluated', 'finance', `/proposals/${evaluated}`],
    ['proposal-suggested', 'marketing', `/proposals/${suggested}`],
    ['decide-after-pilot', 'marketing', `/proposals/${piloting}/decide`],
    ['decide', 'marketing', `/proposals/${ready}/decide`],
    ['decide-held', 'marketing', `/proposals/${held}/decide`],
    ['new', 'marketing', '/new'],
  ];
}

/** The window grows to the page, so that what is fixed to its edge stands at the edge. */
async function picture(page, path, width) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  await page.screenshot({ path });
}

async function sameLook(browser, program, hints, look) {
  const { page, context } = await openPage(browser, program.base, look);
  const head = (department) => hints.people.find((one) => one.department === department && one.head);
  await signInQuietly(page, head('marketing').email, hints.password);
  const { proposals } = await (await page.request.get('/api/v1/proposals')).json();
  for (const [name, department, path] of views(proposals)) {
    await context.clearCookies();
    if (department) await signInQuietly(page, head(department).email, hints.password);
    await page.setViewportSize({ width: look.width, height: look.height });
    await page.goto(path);
    await settled(page);
    const file = `${name}.${look.language}.${look.width}.${look.theme}.png`;
    await picture(page, resolve(folder, file), look.width);
    console.log(file);
  }
  await context.close();
}

const program = new Program(resolve(binary));
try {
  await program.start();
  const hints = await (await fetch(`${program.base}/api/v1/session/hints`)).json();
  for (const language of ['en', 'ru']) {
    const browser = await openBrowser(language);
    for (const width of [1440, 390])
      for (const theme of ['light', 'dark'])
        await sameLook(browser, program, hints, { language, theme, width, height: width < 600 ? 844 : 900 });
    await browser.close();
  }
} finally {
  await program.discard();
}
