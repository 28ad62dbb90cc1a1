// The premortem: what several people fear of a campaign goes in with it, another answer is added while it is reviewed, and
// with the outcome everybody reads which fears came true.
import { settled } from './lib/browser.mjs';
import { accessible, fits, quiet, translated } from './lib/checks.mjs';
import { approveRest, open, post, said } from './lib/company.mjs';
import { expectEqual } from './lib/report.mjs';

const FREEZES = 'The first ones freeze in a cold store, and the photos are everywhere.';
const WAITS = 'Dealers wait until autumn, because they heard of the discount.';
const QUIET = 'Никто не звонит: письмо читают на складе, а решают не там.';

export async function premortem(report, browser, program) {
  report.part('What is the worst that could happen?');
  const people = await open(browser, program.base);
  const step = (name, act) => report.check(name, act);
  const { people: hints } = await fetch(`${program.base}/api/v1/session/hints`).then((got) => got.json());
  const other = hints.find((one) => one.department === 'production');
  await written(step, people, other);
  await added(step, people);
  await lookedBack(step, people);
  await report.check('no browser had anything to complain of', () => quiet(people.complaints()));
  await people.leave();
}

/** In the form of a new campaign: one's own, and somebody else's in their name. */
async function written(step, people, other) {
  const { marketing } = people;
  await step('answers of several people are written with the campaign, and outlive a reload', async () => {
    await marketing.goto('/new');
    await settled(marketing);
    await marketing.locator('#title').fill('F-220 in the cold');
    await marketing.locator('#goal').fill('Sixty orders.');
    await marketing.locator('#field-budget').fill('1000');
    await marketing.locator('#action-0-kind').selectOption('claim');
    await marketing.locator('#action-0-title').fill('Starts at minus twenty');
    await marketing.locator('#action-0-text').fill('It starts in the cold.');
    await marketing.getByRole('button', { name: 'Add an answer' }).click();
    await marketing.locator('#premortem-0:focus').fill(WAITS);
    await marketing.getByRole('button', { name: 'Another answer' }).click();
    await marketing.locator('#premortem-1:focus').fill(FREEZES);
    await marketing.locator('#premortem-1-by').selectOption({ label: `${other.name}, production` });
    await marketing.getByRole('button', { name: 'Another answer' }).click(); // stays empty: it is no answer
    await marketing.waitForURL(/\/new\/draft-\d+$/);
    await marketing.waitForLoadState('networkidle');
    await marketing.reload();
    await settled(marketing);
    expectEqual(await marketing.locator('#premortem-1').inputValue(), FREEZES);
    await fits(marketing);
    await accessible(marketing);
  });
  await step('they are submitted, each in the name of who said it', async () => {
    await marketing.getByRole('button', { name: 'Submit for review' }).click();
    await marketing.waitForURL(/\/proposals\/\d+$/);
    people.path = new URL(marketing.url()).pathname;
    const answers = marketing.locator('#premortem ol > li');
    await said(answers.nth(0), WAITS);
    await said(answers.nth(1), FREEZES);
    await said(answers.nth(1), other.name);
    await said(answers.nth(1), 'written down by');
    expectEqual(await answers.count(), 2);
    await fits(marketing);
    await accessible(marketing);
  });
}

async function added(step, people) {
  const { sales } = people;
  await step('on a phone, in Russian, another department adds what it fears', async () => {
    await sales.setViewportSize({ width: 390, height: 844 });
    await sales.goto('/board');
    await sales.evaluate(() => localStorage.setItem('counterweight.language', 'ru'));
    await sales.goto(people.path);
    await settled(sales);
    await sales.locator('#premortem summary').click();
    await sales.getByRole('button', { name: 'Добавить ответ' }).click();
    await said(sales.locator('#premortem .wrong'), 'Напишите, что худшее может случиться.');
    await sales.locator('#premortem-worst').fill(QUIET);
    await translated(sales, 'ru');
    await fits(sales);
    const who = sales.locator('#premortem-by');
    await who.selectOption({ index: 1 });
    const other = await who.inputValue();
    await sales.reload(); // after it the fear of another person was recorded as one's own
    await settled(sales);
    expectEqual(await who.inputValue(), other);
    await sales.locator('#premortem-worst').fill(''); // which shut the form under one's hands
    await sales.locator('#premortem-worst').fill(QUIET);
    await who.selectOption('');
    await sales.evaluate(() => scrollTo(0, 0)); // in the middle the tabs may lie over half of a target
    await accessible(sales);
    await sales.getByRole('button', { name: 'Добавить ответ' }).click();
    await said(sales.locator('#premortem ol > li').nth(2), QUIET);
    expectEqual(await sales.locator('#premortem-worst').inputValue(), '');
  });
  await step('the timeline tells of it', async () => {
    const { events } = await sales.request.get(`/api/v1${people.path}/timeline`).then((got) => got.json());
    const { sentence } = events.find(({ type }) => type === 'premortem_answered');
    if (!sentence) throw new Error('expected a sentence for premortem_answered');
    await people.marketing.goto(people.path);
    await said(people.marketing.locator('.timeline'), sentence);
  });
  await step('once it is decided nobody is asked any more', async () => {
    await approveRest(people);
    await post(people, 'decide', { decision: 'launch', reason: 'Now or never.' });
    await people.marketing.goto(people.path);
    await said(people.marketing.locator('#premortem ol > li').nth(2), QUIET);
    expectEqual(await people.marketing.locator('#premortem form').count(), 0);
  });
}

async function lookedBack(step, people) {
  const { marketing, sales } = people;
  await step('with the outcome the fears are read again; what is ticked outlives a reload', async () => {
    await marketing.getByText('Record the outcome…').click();
    await marketing.locator('#measured-0-what').fill('Orders');
    await marketing.locator('#measured-0-found').fill('61');
    const fear = marketing.locator('.cametrue li', { hasText: FREEZES });
    await fear.getByRole('checkbox', { name: 'It happened' }).check();
    await accessible(marketing);
    await fits(marketing);
    await marketing.reload();
    await settled(marketing);
    expectEqual(await fear.getByRole('checkbox').isChecked(), true);
  });
  await step('the outcome says which came true, and everybody reads it', async () => {
    await marketing.getByRole('button', { name: /^Mixed/ }).click();
    await marketing.locator('#outcome-lesson').fill('Cold sells in October, not in March.');
    await marketing.getByRole('button', { name: 'Record the outcome' }).click();
    await said(marketing.locator('.outcome__words').first(), 'Cold sells in October');
    await sales.goto(people.path);
    await settled(sales);
    await said(sales.locator('#premortem ol > li', { hasText: FREEZES }), 'Сбылось');
    expectEqual(await sales.locator('#premortem .mark').count(), 1);
    await translated(sales, 'ru');
    await fits(sales);
    await accessible(sales);
  });
}
