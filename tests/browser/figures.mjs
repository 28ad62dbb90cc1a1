// A marketer wants to know whether an experiment is large enough to argue with: on a desk in English, then on a phone in Russian.
import { openPage, signInQuietly } from './lib/browser.mjs';
import { accessible, fits, quiet } from './lib/checks.mjs';
import { said } from './lib/company.mjs';
import { expectEqual } from './lib/report.mjs';

export async function figures(report, browser, program) {
  report.part('What a figure shows');
  const { people, password } = await fetch(`${program.base}/api/v1/session/hints`).then((got) => got.json());
  const marketer = people.find((one) => one.department === 'marketing' && one.head);
  const { page, context, complaints } = await openPage(browser, program.base, { width: 1440, height: 900 });
  await signInQuietly(page, marketer.email, password);
  await page.goto('/board');
  const step = (name, act) => report.check(name, act);
  const fill = (id, text) => page.locator(`#figure-${id}`).fill(text);

  await step('it is found in the menu, and asks for what is missing', async () => {
    await page.locator('.me summary').click();
    await page.locator('.me__menu').getByRole('link', { name: 'Figures' }).click();
    await page.getByRole('heading', { name: 'What a figure shows' }).waitFor();
    await page.getByRole('button', { name: 'Say what it shows' }).click();
    await page.getByText('Write a whole number, for example 900.').first().waitFor();
    expectEqual(await page.locator(':focus').getAttribute('id'), 'figure-first-yes');
    await accessible(page);
  });

  await step('an experiment that is too small says how large it has to be, and when it is', async () => {
    const typed = { 'first-yes': '180', 'first-of': '900', 'second-yes': '205', 'second-of': '900', claim: '21' };
    for (const [id, text] of Object.entries(typed)) await fill(id, text);
    await page.getByText('More about it').click();
    await fill('a_week', '1 000');
    await page.getByRole('button', { name: 'Say what it shows' }).click();
    await said(page.locator('.figured'), 'The sample is too small for what is claimed.');
    await said(page.locator('.figured'), '25,583 are needed in each group');
    await said(page.locator('.figured'), 'At 1000 a week that takes 50 weeks more.');
    await said(page.locator('.figured'), 'Nor does it show that nothing did.');
    await accessible(page);
    await fits(page);
  });

  await step('what the server refuses stands at its field', async () => {
    await fill('second-yes', '950');
    await page.getByRole('button', { name: 'Say what it shows' }).click();
    await said(page.locator('.figures__group').nth(1), 'found 950 of 900');
    expectEqual(await page.locator('.figured').count(), 0);
  });

  await step('looking often is warned of', async () => {
    await fill('second-yes', '240');
    await fill('claim', '25');
    await fill('looks', '5');
    await page.getByRole('button', { name: 'Say what it shows' }).click();
    await said(page.locator('.figured .note'), 'in 14 of 100 cases');
  });

  await step('what was typed is there when one comes back', async () => {
    await page.goto('/board');
    await page.goto('/figures');
    for (const [id, text] of Object.entries({ 'second-yes': '240', claim: '25', looks: '5', noticed: '80' }))
      expectEqual(await page.locator(`#figure-${id}`).inputValue(), text);
  });

  await step('on a phone, in Russian, of a mean', async () => {
    const phone = await openPage(browser, program.base, { width: 390, height: 844, language: 'ru' });
    await signInQuietly(phone.page, marketer.email, password);
    await phone.page.goto('/figures');
    await phone.page.getByText('Среднее', { exact: true }).first().click();
    for (const [id, text] of [['mean', '5 400,5'], ['deviation', '1200'], ['of', '120']])
      await phone.page.locator(`#figure-first-${id}`).fill(text);
    await phone.page.locator('#figure-claim').fill('100');
    await phone.page.getByRole('button', { name: 'Сказать, что она показывает' }).click();
    await said(phone.page.locator('.figured'), 'Для заявленного выборка мала.');
    await said(phone.page.locator('.figured'), '5400,5');
    await fits(phone.page);
    await accessible(phone.page);
    await quiet(phone.complaints);
    await phone.context.close();
  });

  await step('no page complained', () => quiet(complaints.filter((text) => !/status of 422/.test(text))));
  await context.close();
}
