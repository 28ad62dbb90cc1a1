// What somebody says rests on what is known: records are cited with an objection, with its answer and with an override,
// outlive a reload like the words beside them, and know where they were used.
import { settled } from './lib/browser.mjs';
import { accessible, fits, quiet, translated } from './lib/checks.mjs';
import { approveRest, at, open, said, speak, submit } from './lib/company.mjs';

const price = { id: 'price', kind: 'price', title: 'A tenth off in March', attributes: { discount_pct: '20' } };
const claim = { id: 'claim', kind: 'claim', title: 'Starts at minus twenty', attributes: { text: 'It starts in the cold.' } };
const COLD = 'Зимой на складах компьютер греют лампой';
const FAIR = 'At the fair nine of eleven asked for the price first';

async function insight(page, idea) {
  const data = { kind: 'observation', idea, source: 'Calls', customer_value: 'Less to do', company_value: 'More orders' };
  const reply = await page.request.post('/api/v1/insights', { data });
  if (!reply.ok()) throw new Error(`insights: ${reply.status()} ${await reply.text()}`);
}

/** Chooses a record in the open form of `place`. */
async function choose(place, search, idea, open = 'Cite what you know of customers') {
  await place.getByText(open).click();
  await place.locator('input[type=search]').fill(search);
  await place.getByRole('checkbox', { name: idea }).check();
}

const cited = (page, words) => said(page.locator('.evcard'), words);

export async function cites(report, browser, program) {
  report.part('What is said rests on what is known');
  const people = await open(browser, program.base);
  const { marketing, sales, production } = people;
  const step = (name, act) => report.check(name, act);
  await insight(sales, COLD);
  await insight(marketing, FAIR);
  await submit(people, [price, claim]);

  await step('an objection cites a record, which outlives a reload', async () => {
    let place = await at(production, people, 'claim');
    await place.getByRole('button', { name: /^Object…/ }).click();
    await place.locator('textarea').first().fill('It does not start below minus ten.');
    await choose(place, 'лампа', COLD);
    await said(place.locator('summary'), 'Cites 1 record');
    await accessible(production);
    await production.reload();
    await settled(production);
    place = await at(production, people, 'claim');
    await said(place.locator('.picker__chosen'), COLD);
    await place.getByRole('button', { name: 'Send the objection' }).click();
    await cited(production, 'for a position');
  });

  await step('its answer cites another', async () => {
    const place = await at(marketing, people, 'claim');
    await place.getByRole('button', { name: /^Decline/ }).click();
    await place.locator('.thread textarea').fill('The page will say how cold it may be.');
    await choose(place, 'fair', FAIR);
    await place.getByRole('button', { name: 'Send the answer' }).click();
    await cited(marketing, 'for an answer to an objection');
  });

  await step('so does an override, on a phone, in Russian', async () => {
    await speak(people, 'sales', 'price', { position: 'veto', ground: 'price_promise', reason: 'We promised.' });
    await approveRest(people);
    await marketing.setViewportSize({ width: 390, height: 844 });
    await marketing.evaluate(() => localStorage.setItem('counterweight.language', 'ru'));
    await marketing.goto(people.path);
    await settled(marketing);
    const place = await at(marketing, people, 'price');
    await place.locator('details.again > summary', { hasText: 'без голосования' }).click();
    await place.locator('.actform textarea').fill('Девять партнёров из одиннадцати согласны.');
    await choose(place, 'fair', FAIR, 'Сослаться на то, что известно о покупателях');
    await translated(marketing, 'ru');
    await fits(marketing);
    await accessible(marketing);
    await place.getByRole('button', { name: 'Подписать преодоление' }).click();
    await place.locator('.override__title').waitFor();
    await cited(marketing, 'к преодолению вето');
    await fits(marketing);
  });

  await step('the record knows where it was used', async () => {
    await sales.goto('/knowledge?q=fair');
    await sales.getByRole('link', { name: FAIR }).first().click();
    await said(sales.locator('.side'), 'F-220 in the cold');
  });

  await step('no page complained', () => quiet(people.complaints()));
  await people.leave();
}
