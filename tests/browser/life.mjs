// What happens around and after a decision, each act by the department whose it is, in its own browser: a veto under a
// condition that a new price lifts; an override signed and taken back; a vetoed action piloted, its veto cast again; a
// cleared one piloted and launched for everybody; a halt answered; the outcome.
import { settled } from './lib/browser.mjs';
import { quiet } from './lib/checks.mjs';
import { approveRest, at, open, post, recordMet, said, speak, submit, verdicts } from './lib/company.mjs';
import { expectEqual } from './lib/report.mjs';

const price = { id: 'price', kind: 'price', title: 'A tenth off in March', attributes: { discount_pct: '20' } };
const claim = { id: 'claim', kind: 'claim', title: 'Starts at minus twenty', attributes: { text: 'It starts in the cold.' } };

export async function life(report, browser, program) {
  report.part('What a proposal lives through');
  const people = await open(browser, program.base);
  const { marketing, sales, production } = people;
  const step = (name, act) => report.check(name, act);

  await step('a veto is cast under a condition, which stands in words', async () => {
    await submit(people, [price]);
    const place = await at(sales, people, 'price');
    await place.getByRole('button', { name: /^Veto…/ }).click();
    await place.getByRole('radio').first().check();
    await place.locator('textarea').first().fill('Below 85 percent resellers stop ordering.');
    await place.getByText('A condition, a time, how likely the harm is').click();
    await place.getByRole('button', { name: 'Add a condition' }).click();
    await place.getByLabel('With what', { exact: true }).fill('15');
    await said(place.locator('.lifts__said'), 'The veto lifts by itself once discount is at most 15%.');
    await place.getByRole('button', { name: 'Send the veto' }).click();
    await said(place.locator('.veto dd').nth(1), 'Discount is at most 15%');
  });

  await step('an override is signed, cools off, and is taken back', async () => {
    const place = await at(marketing, people, 'price');
    await place.getByText('Override the veto without a vote…').click();
    await place.getByRole('button', { name: 'Sign the override' }).click();
    await said(place.locator('.actform .wrong'), 'An override needs a justification. Say what outweighs the veto’s argument.');
    await place.locator('.actform textarea').fill('Eleven resellers were asked; nine agree.');
    await place.getByRole('button', { name: 'Sign the override' }).click();
    await said(place.locator('.override__title'), 'An override is signed');
    await place.getByRole('button', { name: 'Take the signature back' }).click();
    await said(place.locator('.override__title'), 'The override ended without effect');
  });

  await step('a price that meets the condition lifts the veto', async () => {
    await post(people, 'amend', {
      revision: 1,
      reason: 'Fifteen is enough.',
      actions: [{ id: 'price', attributes: { discount_pct: '15' } }],
    });
    await said((await at(sales, people, 'price')).locator('.veto h4'), 'The veto by sales is lifted');
  });

  await step('a vetoed action is piloted beside a launch', async () => {
    await submit(people, [price, claim]);
    await speak(people, 'sales', 'price', { position: 'veto', ground: 'price_promise', reason: 'We promised.' });
    await approveRest(people);
    await marketing.goto(`${people.path}/decide`);
    await settled(marketing);
    await marketing.getByRole('radiogroup', { name: /A tenth off/ }).getByRole('radio', { name: 'Pilot' }).check();
    await marketing.locator('#pilot-share').fill('50');
    await marketing.locator('#decision-reason').fill('A test instead of a quarrel.');
    const send = marketing.getByRole('button', { name: 'Launch 2, pilot 1' });
    await send.click();
    expectEqual(await marketing.locator('.pilotterms .wrong').count(), 2, 'faults in the terms');
    await marketing.locator('#pilot-share').fill('5');
    await marketing.locator('#pilot-criterion').fill('Twelve orders from 200 letters.');
    await send.click();
    await marketing.waitForURL((url) => url.pathname === people.path);
    await verdicts(marketing, ['Piloted', 'Launched']);
  });

  await step('its result is recorded, and its veto cast again: it stops', async () => {
    const place = await at(marketing, people, 'price');
    await recordMet(place, 'Nineteen orders from 204 letters.');
    const own = await at(sales, people, 'price');
    await own.locator('.veto textarea').first().fill('Two resellers saw it and called.');
    await own.getByRole('button', { name: 'Cast the veto again' }).click();
    await said(own.locator('.verdict'), 'Stopped');
  });

  await step('a department halts what runs, marketing answers and resumes it', async () => {
    const place = await at(production, people, 'claim');
    await place.getByText('Halt…').click();
    await place.locator('textarea').first().fill('One froze at minus twelve.');
    await place.getByRole('button', { name: 'Halt the action' }).click();
    await said(place.locator('.verdict'), 'Halted');
    const answer = await at(marketing, people, 'claim');
    await answer.locator('#resume-claim').fill('It stood in water. The page now says so.');
    await answer.getByRole('button', { name: 'Resume', exact: true }).click();
    await said(answer.locator('.verdict'), 'Launched');
  });

  await step('marketing looks back, and everybody reads it', async () => {
    await marketing.getByText('Record the outcome…').click();
    await marketing.locator('#measured-0-what').fill('Orders');
    await marketing.locator('#measured-0-expected').fill('80');
    await marketing.locator('#measured-0-found').fill('61');
    await marketing.getByRole('button', { name: /^Mixed/ }).click();
    await marketing.locator('#outcome-lesson').fill('Cold sells in October, not in March.');
    await marketing.getByRole('button', { name: 'Record the outcome' }).click();
    await sales.goto(people.path);
    await said(sales.locator('.outcome__words').first(), 'Cold sells in October, not in March.');
  });

  await step('a piloted action is launched for everybody after its result', async () => {
    await submit(people, [{ ...price, attributes: { discount_pct: '5' } }]);
    await approveRest(people);
    await post(people, 'decide', {
      decision: 'launch',
      actions: { price: 'pilot' },
      pilot: { share: 5, until: new Date(Date.now() + 864e5).toISOString(), criterion: 'Twelve orders.' },
      reason: 'Small first.',
    });
    await recordMet(await at(marketing, people, 'price'), 'Nineteen.');
    await marketing.getByRole('link', { name: 'Go to the launch for everybody' }).click();
    await marketing.locator('.actform textarea').fill('It works.');
    await marketing.getByRole('button', { name: 'Launch action 1 for everybody' }).click();
    await marketing.waitForURL((url) => url.pathname === people.path);
    await verdicts(marketing, ['Launched']);
  });

  await report.check('no browser had anything to complain of', () => quiet(people.complaints()));
  await people.leave();
}
