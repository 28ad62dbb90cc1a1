// A journey: drawn from memory, held against what customers touched, read in words, in bars and in a picture, drawn anew
// by two people at once, looked at on a phone, cited on a proposal.
import { openPage, settled, signInQuietly } from './lib/browser.mjs';
import { accessible, fits, quiet, translated } from './lib/checks.mjs';
import { said } from './lib/company.mjs';
import { expectEqual } from './lib/report.mjs';

const NAME = 'First panel in the cold store';
const MAP = ['Fair', 'Sample box', 'Offer', 'Order'];
const HOUR = 3_600_000;

/** So many customers went this way, each some hours after the one before, half a day from touchpoint to touchpoint. */
const WAYS = [
  [8, MAP],
  [10, ['Advertisement', 'Fair', 'Sample box', 'Forum', 'Offer', 'Order']],
  [14, ['Advertisement', 'Fair', 'Sample box', 'Forum']],
  [5, ['Fair', 'Sample box', 'Order']],
  [4, ['Fair', 'Offer', 'Sample box', 'Offer', 'Order']],
  [9, ['Advertisement', 'Call to support']],
];

function touches() {
  const begun = Date.now() - 60 * 24 * HOUR;
  let customer = 0;
  return WAYS.flatMap(([customers, way]) =>
    Array.from({ length: customers }, () => {
      customer += 1;
      const at = (step) => new Date(begun + (customer * 5 + step * 12) * HOUR).toISOString();
      return way.map((touchpoint, step) => ({ customer: `crm-${customer}`, at: at(step), touchpoint }));
    }).flat(),
  );
}

async function post(page, path, data) {
  const reply = await page.request.post(`/api/v1${path}`, { data });
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
  return reply.json();
}

/** A journey with its touches, so that its page can be looked at. */
export async function journeyRecord(page) {
  const { journey } = await post(page, '/journeys', { name: NAME, steps: MAP });
  await post(page, `/journeys/${journey.id}/touches`, { touches: touches() });
  return journey.id;
}

/** In the middle of an undrawn line, brought into sight. */
const pointOn = (page) =>
  page.locator('.jline--undrawn[data-line] .jline__way').first().evaluate((way) => {
    way.scrollIntoView({ block: 'center' });
    const at = way.getPointAtLength(way.getTotalLength() / 2).matrixTransform(way.getScreenCTM());
    return [at.x, at.y];
  });

/** The browser itself reports what the server refused; the page says it in words. */
const unexpected = (complaints) => quiet(complaints.filter((text) => !/status of (409|422)/.test(text)));

export async function journeys(report, browser, program) {
  report.part('The ways that customers take');
  const { people, password } = await fetch(`${program.base}/api/v1/session/hints`).then((got) => got.json());
  const enter = async (department, look) => {
    const opened = await openPage(browser, program.base, look);
    await signInQuietly(opened.page, people.find((one) => one.department === department && one.head).email, password);
    return opened;
  };
  const desk = await enter('marketing', { width: 1440, height: 900 });
  const phone = await enter('sales', { width: 390, height: 844, language: 'ru' });
  const step = (name, act) => report.check(name, act);
  const { page } = desk;
  const path = await drawn(step, page);
  await held(step, page, path);
  await redrawn(step, page, phone.page, path);
  await onThePhone(step, phone.page, path);
  await cited(step, page, path);
  await step('no page complained', () => unexpected([...desk.complaints, ...phone.complaints]));
  await desk.context.close();
  await phone.context.close();
}

/** Touchpoint by touchpoint, out of order at first; gives the address. */
async function drawn(step, page) {
  await step('it is found among what is known of customers, and asks for what is missing', async () => {
    await page.goto('/knowledge');
    await page.getByRole('navigation', { name: 'Parts of this page' }).getByRole('link', { name: 'Journeys' }).click();
    await page.getByRole('link', { name: 'Draw a journey' }).click();
    await page.getByRole('button', { name: 'Draw it' }).click();
    await said(page.locator('.wrong'), 'Name at least one touchpoint.');
    expectEqual(await page.locator(':focus').getAttribute('id'), 'journey-name');
    await accessible(page);
  });
  await step('touchpoints are written line by line, moved by keyboard, and outlive a reload', async () => {
    await page.locator('#journey-name').fill(NAME);
    await page.locator('#journey-step-0').fill('Sample box');
    await page.keyboard.press('Enter');
    await page.locator('#journey-step-1:focus').fill('Fair');
    await page.getByRole('button', { name: 'Move up: Fair' }).focus();
    await page.keyboard.press('Enter');
    expectEqual(await page.locator(':focus').getAttribute('aria-label'), 'Move down: Fair');
    await page.locator('#journey-step-1').focus();
    await page.keyboard.press('Enter');
    await page.locator('#journey-step-2:focus').fill('Offer');
    await page.keyboard.press('Enter');
    await page.locator('#journey-step-3:focus').fill('offer');
    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: 'Draw it' }).click();
    await said(page.locator('.wrong'), 'This one stands above already.');
    await page.locator('#journey-step-3:focus').fill('Order');
    expectEqual(await page.locator('.jsteps input').evaluateAll((all) => all.map((one) => one.value)), MAP);
    await fits(page);
    await accessible(page);
  });
  await step('before anything came in only the map is there, and how to bring in touches', async () => {
    await page.getByRole('button', { name: 'Draw it' }).click();
    await page.waitForURL(/\/journeys\/\d+$/);
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    await said(page.locator('.note'), 'So far only the map is here.');
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const command = await page.locator('#journey-command').inputValue();
    expectEqual(command, `counterweight import journeys FILE.csv --journey ${id}`);
    await accessible(page);
  });
  return new URL(page.url()).pathname;
}

/** What customers touched comes in while the page is open. */
async function held(step, page, path) {
  await step('as touches come in, the page says in words and in bars what they did', async () => {
    await post(page, `${path}/touches`, { touches: touches() });
    await page.locator('.jtold li').first().waitFor();
    await said(page.locator('.jmap > li').nth(1), 'reached it: 41 of 50 (82%)');
    await said(page.locator('.jmap > li').nth(1), 'Most of them touched next: Forum.');
    await said(page.locator('.jways > li').first(), 'customers: 14 of 50 (28%)');
    await said(page.locator('.jways > li'), 'the map exactly');
    await said(page.locator('.side .lines'), 'Advertisement');
    const { report } = await page.request.get(`/api/v1${path}`).then((got) => got.json());
    await said(page.locator('.jtold'), report.sentences.at(-1));
    await fits(page);
    await accessible(page);
  });
  await step('the picture is read line by line, by mouse and by keyboard, and its table says the same', async () => {
    await page.locator('.jline[tabindex="0"]').focus();
    const first = await page.locator('.jline:focus').getAttribute('aria-label');
    await said(page.locator('.jgraph__read'), first);
    await page.keyboard.press('ArrowRight');
    const second = await page.locator('.jline:focus').getAttribute('aria-label');
    await said(page.locator('.jgraph__read'), second);
    if (second === first) throw new Error(`expected another line than ${first}`);
    await page.mouse.move(...(await pointOn(page)));
    await said(page.locator('.jgraph__read'), 'half within 12 h');
    await page.getByText('All ways and times as a table').click();
    await said(page.locator('.jtable tr', { hasText: 'Sample box → Forum' }), '24');
    await accessible(page);
  });
  await step('a larger share shows fewer ways and the whole map', async () => {
    const lines = page.locator('.jline[data-line]');
    const before = await lines.count();
    await page.locator('#journey-least').selectOption('50');
    await page.waitForFunction((many) => document.querySelectorAll('.jline[data-line]').length < many, before);
    expectEqual(await page.locator('.jline--drawn[data-line], .jline--untaken[data-line]').count(), 3);
  });
}

async function redrawn(step, page, other, path) {
  await step('two people draw it anew at once: who was slower loses nothing', async () => {
    await page.getByRole('link', { name: 'Draw it anew' }).click();
    await page.locator('#journey-step-1').fill('Sample box with a lamp');
    await post(other, `${path}/revise`, { version: 1, name: NAME, steps: ['Advertisement', ...MAP] });
    await said(page.locator('.kmeanwhile'), 'Advertisement');
    await page.getByRole('button', { name: 'Save the new map' }).click();
    await page.locator('#meanwhile-title:focus').waitFor();
    expectEqual(await page.locator('#journey-step-1').inputValue(), 'Sample box with a lamp');
    await accessible(page);
    await page.getByRole('button', { name: 'I have seen it, go on with mine' }).click();
    await page.locator('#journey-step-1').fill('Sample box');
    await page.locator('#journey-step-3').focus();
    await page.keyboard.press('Enter');
    await page.locator('#journey-step-4:focus').fill('Second order');
    await page.getByRole('button', { name: 'Save the new map' }).click();
    await page.waitForURL((url) => url.pathname === path);
    await said(page.locator('.crumbs'), 'Version 3');
    await said(page.locator('.side'), 'Second order');
  });
}

async function onThePhone(step, page, path) {
  await step('on a phone, in Russian, the picture is read from top to bottom', async () => {
    await page.goto('/knowledge/journeys');
    await page.locator('.krow', { hasText: NAME }).waitFor();
    await translated(page, 'ru');
    await fits(page);
    await page.getByRole('link', { name: NAME }).click();
    await page.waitForURL((url) => url.pathname === path);
    await settled(page);
    const { width, height } = await page.locator('.jgraph__scroll > svg').boundingBox();
    if (height < 1.5 * width) throw new Error(`expected a tall picture, found ${width} by ${height}`);
    await page.touchscreen.tap(...(await pointOn(page)));
    await said(page.locator('.jgraph__read'), 'клиентов:');
    await page.evaluate(() => scrollTo(0, 0)); // in the middle the tabs may lie over half of a target
    await translated(page, 'ru');
    await fits(page);
    await accessible(page);
  });
}

async function cited(step, page, path) {
  await step('it is cited on a proposal, and knows where', async () => {
    const { proposals } = await page.request.get('/api/v1/proposals').then((got) => got.json());
    const open = proposals.find((one) => one.status === 'in_review');
    await page.goto(`/proposals/${open.id}`);
    await settled(page);
    await page.getByRole('button', { name: 'Cite evidence' }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.locator('#cite-search').fill('cold store');
    await dialog.getByRole('checkbox', { name: NAME }).check();
    await dialog.getByRole('button', { name: 'Cite 1 record' }).click();
    await page.locator('.evcard').getByRole('link', { name: NAME }).click();
    await page.waitForURL((url) => url.pathname === path);
    await said(page.locator('.side'), open.title);
  });
  await step('a search over everything finds it by a touchpoint', async () => {
    await page.goto('/knowledge?q=second%20order');
    await said(page.locator('.krow__of'), 'Journey');
    await page.getByRole('link', { name: NAME }).first().click();
    await page.waitForURL((url) => url.pathname === path);
  });
}
