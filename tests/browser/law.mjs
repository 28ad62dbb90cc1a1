// The law is changed over the pages: a head writes another rulebook, has it proved and proposes it; two others ratify, one of
// them on a phone. The history shows it, and a page that was open all the time stands on the new one.
import { resolve } from 'node:path';

import { openPage, settled } from './lib/browser.mjs';
import { accessible, fits, quiet } from './lib/checks.mjs';
import { said } from './lib/company.mjs';
import { setUp } from './lib/newcomers.mjs';
import { expectEqual } from './lib/report.mjs';

const PASSWORD = 'seven quiet scales';
const HEADS = { sam: 'sales', mia: 'marketing', fay: 'finance', leo: 'legal' };

export async function law(report, browser, program) {
  report.part('The law is changed');
  const opened = {};
  const step = (name, act) => report.check(name, act);
  await step('a company under a small rulebook, with a head in each department', () => found(opened, browser, program));
  const { fay, leo, sam, mia } = Object.fromEntries(Object.entries(opened).map(([name, { page }]) => [name, page]));

  await step('a head changes a condition of the law and has it proved', async () => {
    await visit(fay, '/rulebook');
    await fay.getByRole('link', { name: 'Changes and history' }).click();
    await fay.getByText('The rulebook has never been changed.').waitFor();
    await fay.getByRole('link', { name: 'Propose another rulebook' }).click();
    const document = fay.locator('#law-text');
    const present = await document.inputValue();
    await document.fill(present.replace('discount_pct > 20', 'discount_pct >> 20'));
    await fay.getByRole('button', { name: 'Check it' }).click();
    await fay.getByRole('button', { name: /^Line \d+/ }).waitFor();
    await document.fill(present.replace('discount_pct > 20', 'discount_pct > 10'));
    await fay.getByRole('button', { name: 'Check it' }).click();
    await fay.getByText('Proved: this rulebook can be proposed').waitFor();
    await said(fay.locator('.lawdiff__what'), 'Finance gains a veto');
    await fits(fay);
    await accessible(fay);
  });

  await step('and proposes it to the departments', async () => {
    await fay.locator('#law-reason').fill('We see fifteen percent too late.');
    await fay.getByRole('button', { name: 'Propose rulebook 2' }).click();
    await fay.waitForURL((url) => url.pathname === '/rulebook/changes/1');
    await said(fay.locator('.shut'), 'Who proposed a rulebook does not vote on it.');
  });

  await step('on a phone, another head reads what changes and ratifies', async () => {
    await visit(leo, '/my-turn');
    await said(leo.locator('.tabs .count'), '1');
    await leo.getByRole('link', { name: 'Read it and vote' }).tap();
    await said(leo.locator('.lawdiff__where'), 'discount from 10.1% to 20%');
    await fits(leo);
    await accessible(leo);
    await leo.getByRole('button', { name: /^Ratify/ }).tap();
    await leo.getByRole('button', { name: 'Ratify the rulebook' }).tap();
    await said(leo.locator('.roster__mine'), 'For');
    await leo.locator('.tabs .count').waitFor({ state: 'detached' });
  });

  await step('the second makes it law at once, and a page that was open stands on it', async () => {
    await visit(mia, '/new');
    await visit(sam, '/rulebook/changes/1');
    await sam.getByRole('button', { name: /^Ratify/ }).click();
    await sam.getByRole('button', { name: 'Ratify the rulebook' }).click();
    await said(sam.locator('.crumbs'), 'Adopted');
    await said(mia.locator('.toast'), 'Rulebook 2 has come into force.');
    await said(mia.locator('.foot'), 'Rulebook 2');
  });

  await step('the history shows it', async () => {
    await fay.getByRole('link', { name: 'Changes of the rulebook' }).click();
    const rows = fay.locator('.lawhistory > li');
    await said(rows.first(), 'Rulebook 2');
    await said(rows.first(), 'adopted by vote 1');
    expectEqual(await rows.count(), 2, 'rulebooks that were in force');
  });

  // The document with a mistake was refused on purpose, which the browser reports too.
  const complaints = Object.values(opened).flatMap((one) => one.complaints);
  await report.check('no browser had anything to complain of', () =>
    quiet(complaints.filter((text) => !/status of 422/.test(text))),
  );
  await Promise.all(Object.values(opened).map(({ context }) => context.close()));
}

law.starts = { demo: false, rulebook: resolve(import.meta.dirname, '../verify/tiny.json') };

async function found(opened, browser, program) {
  for (const name of Object.keys(HEADS)) {
    const phone = name === 'leo' ? { width: 390, height: 844 } : {};
    opened[name] = await openPage(browser, program.base, phone);
  }
  const people = Object.entries(HEADS).map(([name, department]) => ({ page: opened[name].page, name, department }));
  await setUp(program, people, PASSWORD);
}

async function visit(page, path) {
  await page.goto(path);
  await settled(page);
}
