// One veto on one action, from the vote of no confidence to the launch for everybody: sales vetoes a price, marketing
// pilots it all the same, the pilot meets its criterion, and sales lets the time pass in which it could veto again. The
// program sleeps over that time and wakes up four days later; the pages that stood open go on by themselves.
import { openPage, settled } from './lib/browser.mjs';
import { quiet } from './lib/checks.mjs';
import { approveRest, at, open, recordMet, said, speak, submit, verdicts } from './lib/company.mjs';
import { expectEqual } from './lib/report.mjs';
import { Watcher } from './lib/watcher.mjs';

const TITLE = 'F-220 in the cold'; // as submit() calls it
const price = { id: 'price', kind: 'price', title: 'A fifth off in March', attributes: { discount_pct: '20' } };
const claim = { id: 'claim', kind: 'claim', title: 'Starts at minus twenty', attributes: { text: 'It starts in the cold.' } };
const SLEEPS = '4d'; // the demo's rulebook gives three days to cast a veto again
const DAY_MS = 864e5;

export async function pilot(report, browser, program) {
  report.part('A vetoed action is piloted, and launched after its result');
  const people = await open(browser, program.base);
  const { marketing, sales, founders } = people;
  const step = (name, act) => report.check(name, act);

  await submit(people, [price, claim]);
  await speak(people, 'sales', 'price', { position: 'veto', ground: 'price_promise', reason: 'We promised one price.' });
  await approveRest(people);
  await founders.goto('/board');
  await settled(founders);
  const board = new Watcher(founders, TITLE);
  await board.begin();
  const wall = await openWall(browser, program.base, sales);
  const pages = [marketing, sales, founders, wall.page];

  await step('marketing pilots what sales vetoed: at five percent, for a fortnight, by a criterion', () =>
    board.sees(
      async () => {
        await marketing.goto(`${people.path}/decide`);
        await settled(marketing);
        await marketing.getByRole('radiogroup', { name: /A fifth off/ }).getByRole('radio', { name: 'Pilot' }).check();
        await marketing.locator('#pilot-share').fill('5');
        await marketing.locator('#pilot-until').fill(await localTime(marketing, 14 * DAY_MS));
        await marketing.locator('#pilot-criterion').fill('Twelve orders from 200 letters.');
        await marketing.locator('#decision-reason').fill('A test instead of a quarrel.');
        await marketing.getByRole('button', { name: 'Launch 2, pilot 1' }).click();
        await marketing.waitForURL((url) => url.pathname === people.path);
      },
      { lane: 'piloting', scale: [1, 'Piloted'] },
    ),
  );

  await step('its terms stand on every page, and the veto under them', async () => {
    const place = await at(sales, people, 'price');
    const facts = await place.locator('.life__facts dd').allTextContents();
    const [share, until, criterion] = facts.map((text) => text.trim());
    const day = await sales.evaluate((ms) => String(new Date(Date.now() + ms).getDate()), 14 * DAY_MS);
    expectEqual([share.includes('5'), until.includes(day), criterion], [true, true, 'Twelve orders from 200 letters.'], 'terms');
    await said(place.locator('.veto h4'), 'Veto by sales');
    await verdicts(sales, ['Piloted', 'Launched']);
  });

  await step('the criterion is met: sales is asked whether its veto stays, and nobody may launch yet', async () => {
    await recordMet(await at(marketing, people, 'price'), 'Nineteen orders from 204 letters.');
    await said((await at(sales, people, 'price')).locator('.veto__vote'), 'Without a word by');
    expectEqual(await marketing.getByRole('link', { name: 'Go to the launch for everybody' }).count(), 0, 'ways to launch');
    const { vetoes } = await (await sales.request.get(`/api/v1${people.path}`)).json();
    expectEqual(vetoes.map((veto) => [veto.state, veto.bites]), [['standing', true]], 'the veto');
  });

  await step(`the program stops, and starts ${SLEEPS} later: every open page is back by a sign-in, none reloads`, async () => {
    for (const page of pages) await page.evaluate(() => (globalThis.notReloaded = true));
    await program.stop();
    for (const page of pages) await page.locator('.live[data-state=lost]').waitFor();
    await program.start('--clock-ahead', SLEEPS);
    // A session that nobody used for twelve hours is over: the pages ask for the password, and lead back.
    const hints = await fetch(`${program.base}/api/v1/session/hints`).then((got) => got.json());
    for (const [page, department] of [[marketing, 'marketing'], [sales, 'sales'], [founders, 'founders']]) {
      const { name } = hints.people.find((one) => one.department === department && one.head);
      await page.locator('.person', { hasText: name }).click({ timeout: 60_000 });
      await page.locator('.signin__form button').click();
    }
    for (const page of pages) await page.locator('.live[data-state=live]').waitFor({ timeout: 60_000 });
    await Promise.all(pages.map((page) => page.waitForFunction(() => globalThis.notReloaded === true)));
  });

  await step('sales said nothing in its time: the page shows the veto as fallen', async () => {
    await said(marketing.locator('#action-price .veto h4'), 'The veto by sales is lifted');
    await said(sales.locator('#action-price .veto h4'), 'The veto by sales is lifted');
    await sales.locator('#action-price .veto__vote').waitFor({ state: 'detached' });
    // The page tells the time by the server's clock, also the one that the server woke up with.
    await said(marketing.locator('#pilot-of-price .life__head'), /1[23] days left/);
    const { vetoes } = await (await sales.request.get(`/api/v1${people.path}`)).json();
    const late = await sales.request.post(`/api/v1${people.path}/vetoes/${vetoes[0].id}/recast`, { data: { reason: 'Late.' } });
    expectEqual([vetoes[0].state, late.ok()], ['lifted', false], 'the veto, and whether it can be cast again');
  });

  await step('marketing launches that same action for everybody, and the second board shows it', () =>
    board.sees(
      async () => {
        await marketing.getByRole('link', { name: 'Go to the launch for everybody' }).click();
        await marketing.locator('.actform textarea').fill('Nineteen of 204, and no reseller called.');
        await marketing.getByRole('button', { name: 'Launch action 1 for everybody' }).click();
        await marketing.waitForURL((url) => url.pathname === people.path);
        await verdicts(marketing, ['Launched', 'Launched']);
      },
      { lane: 'launched', scale: [1, 'Launched'] },
    ),
  );

  await step('so do the screen on the wall and the page of sales, without a touch', async () => {
    await wall.page.locator('.wall__news li', { hasText: `Launched: “${TITLE}”` }).waitFor();
    await verdicts(sales, ['Launched', 'Launched']);
    const kept = await Promise.all(pages.map((page) => page.evaluate(() => globalThis.notReloaded)));
    expectEqual(kept, pages.map(() => true), 'pages that were never reloaded');
  });

  await report.check('no browser had anything to complain of but the lost connection', () => {
    const all = [...people.complaints(), ...wall.complaints];
    quiet(all.filter((text) => !/WebSocket connection|ERR_CONNECTION|Failed to load resource: net::/.test(text)));
  });
  await wall.context.close();
  await people.leave();
}

/** In the reader's own time, as a moment's input takes it: "2026-03-02T18:00". */
const localTime = (page, in_ms) =>
  page.evaluate((ms) => {
    const time = new Date(Date.now() + ms);
    return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }, in_ms);

async function openWall(browser, base, member) {
  const { link } = await (await member.request.post('/api/v1/displays', { data: { name: 'Hall' } })).json();
  const opened = await openPage(browser, base, { width: 1920, height: 1080 });
  await opened.page.goto(`${link}?lang=en`);
  await opened.page.locator('.wrow').first().waitFor();
  return opened;
}
