// The main story, in browsers at once: marketing submits a campaign of five actions; sales vetoes the price; production
// objects to a claim; marketing answers and challenges; two departments sustain; marketing launches the rest. A second
// browser's board shows each step within a second, without a reload.
import { openPage, settled, signIn } from './lib/browser.mjs';
import { quiet } from './lib/checks.mjs';
import { expectEqual } from './lib/report.mjs';
import { Watcher } from './lib/watcher.mjs';

const TITLE = 'F-330: quiet enough for the meeting room';
const ACTIONS = [
  { kind: 'Claim', title: 'Silent at full load', fields: { text: 'The F-330 is silent, also at full load.' } },
  { kind: 'Price', title: '15% off for the first fifty', fields: { discount_pct: '15' } },
  { kind: 'Message', title: 'A page that counts down from fifty', fields: { text: 'Fifty at this price.' }, requires: [1] },
  {
    kind: 'Channel',
    title: 'Search words of facility managers',
    fields: { cost: '4 800' },
    choice: { medium: 'Search advertising' },
  },
  { kind: 'Message', title: 'A page one can hear', fields: { text: 'Listen: nothing.' } },
];

export async function story(report, browser, program) {
  const people = new People(browser, program.base);
  const marketing = await people.of('marketing');
  const watcher = new Watcher(await people.of('founders', '/board'), TITLE);
  await watcher.begin();
  const step = (name, act, shows) => report.check(name, () => watcher.sees(act, shows));

  report.part('A campaign goes through its checks and balances');
  await step('marketing submits five actions', () => submit(marketing), { lane: 'in_review', scales: 5 });
  const path = new URL(marketing.url()).pathname;

  const sales = await people.of('sales', path);
  await step('sales vetoes the price action on a ground', () => veto(sales, 2), { scale: [2, 'Vetoed'] });
  const production = await people.of('production', path);
  await step('production objects to the claim', () => object(production, 1), { scale: [1, 'Objection unanswered'] });
  await step('marketing declines the objection with a reason', () => decline(marketing, 1), { noFlag: 'objection' });
  await step('marketing challenges the veto', () => challenge(marketing, 2), { scale: [2, 'Vetoed, challenged'] });
  const legal = await people.of('legal', path);
  await step('a first department sustains it', () => sustain(legal, 2), { flag: '1 of 2' });
  const support = await people.of('support', path);
  await step('a second one sustains it: the veto is final', () => sustain(support, 2), { scale: [2, 'Vetoed, sustained'] });

  const rest = [sales, production, legal, support, await people.of('finance', path), await people.of('founders', path)];
  await step('all departments have spoken', () => approveAll(rest), { lane: 'awaiting_decision' });

  await report.check('nobody but marketing finds a way to decide', async () => {
    await sales.goto(`${path}/decide`);
    await settled(sales);
    expectEqual(await sales.locator('form').count(), 0, 'forms on the decision page of sales');
    const reply = await sales.request.post(`/api/v1${path}/decide`, {
      headers: { 'If-Match': '*' },
      data: { decision: 'launch', reason: 'Now.' },
    });
    expectEqual([reply.status(), (await reply.json()).code], [403, 'forbidden.final_say'], 'the answer to sales');
  });

  await step('marketing launches the rest', () => launch(marketing), { lane: 'launched', scale: [2, 'Prevented'] });
  await report.check('the vetoed action and its dependant are prevented, the others run', async () => {
    expectEqual(
      await watcher.verdicts(),
      ['Launched', 'Prevented', 'Prevented', 'Launched', 'Launched'],
      'the verdicts on the second board',
    );
    await marketing.locator('.action .verdict').first().waitFor();
    expectEqual(
      await marketing.locator('.action .verdict').allTextContents(),
      ['Launched', 'Prevented', 'Prevented', 'Launched', 'Launched'],
      'the verdicts on the proposal page',
    );
  });
  await report.check('the second board was never reloaded', () => watcher.stayed());
  await report.check('no browser had anything to complain of', () => quiet(people.complaints()));
  await people.leave();
}

/** Everybody in the story, each in a browser context of their own. */
class People {
  opened = [];
  constructor(browser, base) {
    this.browser = browser;
    this.base = base;
  }
  async of(department, path = '/board') {
    const { people } = await fetch(`${this.base}/api/v1/session/hints`).then((got) => got.json());
    const person = people.find((one) => one.department === department && one.head);
    const opened = await openPage(this.browser, this.base);
    this.opened.push(opened);
    await signIn(opened.page, person.name, path);
    await settled(opened.page);
    return opened.page;
  }
  complaints = () => this.opened.flatMap(({ complaints }) => complaints);
  leave = () => Promise.all(this.opened.map(({ context }) => context.close()));
}

const action = (page, number) => page.locator('.action').nth(number - 1);

async function submit(page) {
  await page.getByRole('link', { name: 'New campaign' }).first().click();
  await page.locator('#title').fill(TITLE);
  await page.locator('#goal').fill('Meeting rooms get computers when nobody hears them. We want 80 requests by May.');
  await page.locator('#field-budget').fill('24 000');
  for (const [index, one] of ACTIONS.entries()) {
    if (index > 0) await page.getByRole('button', { name: 'Add an action' }).click();
    await page.locator(`#action-${index}-kind`).selectOption({ label: one.kind });
    await page.locator(`#action-${index}-title`).fill(one.title);
    for (const [id, text] of Object.entries(one.fields)) await page.locator(`#action-${index}-${id}`).fill(text);
    for (const [id, label] of Object.entries(one.choice ?? {})) {
      await page.locator(`#action-${index}-${id}`).selectOption({ label });
    }
    for (const required of one.requires ?? []) {
      await page.locator('.actionform').nth(index).locator('.requires input').nth(required).check();
    }
  }
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await page.waitForURL(/\/proposals\/\d+$/);
}

async function veto(page, number) {
  const place = action(page, number);
  await place.getByRole('button', { name: /^Veto…/ }).click();
  await place.getByRole('radio').first().check();
  await place.locator('textarea').first().fill('We promised resellers a single price until June.');
  await place.getByRole('button', { name: 'Send the veto' }).click();
  await place.locator('.veto').waitFor();
}

async function object(page, number) {
  const place = action(page, number);
  await place.getByRole('button', { name: /^Object…/ }).click();
  await place.locator('textarea').first().fill('The fan starts at 45 degrees. One hears it.');
  await place.getByRole('button', { name: 'Send the objection' }).click();
  await place.locator('.thread').waitFor();
}

async function decline(page, number) {
  const place = action(page, number);
  await place.getByRole('button', { name: /^Decline/ }).click();
  await place.locator('textarea').first().fill('Meeting rooms stay below 30 degrees; the page says so.');
  await place.getByRole('button', { name: 'Send the answer' }).click();
  await place.locator('.thread__body', { hasText: 'declined, with a reason' }).waitFor();
}

async function challenge(page, number) {
  const place = action(page, number);
  await place.getByRole('button', { name: /^On the merits/ }).click();
  await place.locator('form', { hasText: 'On the merits' }).locator('textarea').fill('Fifty machines are no new price.');
  await place.getByRole('button', { name: 'Challenge the veto' }).click();
  await place.locator('.ballot').waitFor();
}

async function sustain(page, number) {
  const place = action(page, number);
  await place.locator('.veto').getByRole('button', { name: /^Sustain/ }).click();
  await place.locator('.veto textarea').fill('A promise is a promise.');
  await place.getByRole('button', { name: 'Send the vote' }).click();
  await place.locator('.veto form').waitFor({ state: 'detached' });
}

/** With one tap for everything that is still open to the department, where more than one thing is; else by action. */
async function approveAll(pages) {
  for (const page of pages) {
    await page.bringToFront();
    for (;;) {
      const all = page.locator('details.again', { hasText: 'One position on all actions' });
      if ((await all.count()) > 0 && (await all.getAttribute('open')) === null) await all.locator('summary').click();
      const open = page.locator('.action > .action__more > .stance, details.again[open]').locator('.weight.is-for');
      if ((await open.count()) === 0) break;
      const approve = await open.first().elementHandle();
      const reply = page.waitForResponse((got) => got.url().endsWith('/positions'));
      await Promise.all([reply, approve.click()]);
      // The form goes once the page shows what the server answered; only then is it known what is still open.
      await approve.waitForElementState('hidden', { timeout: 2000 }).catch(() => {});
    }
  }
}

async function launch(page) {
  await page.getByRole('link', { name: 'Go to the decision' }).click();
  await page.locator('#decision-reason').fill('The page carries it. Sales was right about the promise.');
  await page.getByRole('button', { name: 'Launch three actions' }).click();
  await page.waitForURL(/\/proposals\/\d+$/);
}
