// A department whose members vote on what it says: each gives a word, on a phone or elsewhere, and a page that stays open
// shows who has said what, and what the department says once enough have.
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { openPage, settled } from './lib/browser.mjs';
import { accessible, fits, quiet, translated } from './lib/checks.mjs';
import { said } from './lib/company.mjs';
import { setUp } from './lib/newcomers.mjs';
import { expectEqual } from './lib/report.mjs';

const PASSWORD = 'seven quiet scales';
// Five are more than half of them.
const VOTERS = [
  ...['Hanna Weiss', 'Timur Aliev', 'Oleg Brandt', 'Boris Kern'],
  ...['Lena Vogt', 'Elena Sorokina', 'Marta Lind', 'Ivan Petrov'],
];
const [FIFTH, MARKETER] = [VOTERS[4], 'Vera Ferrit'];

export async function votes(report, browser, program) {
  report.part('A department votes');
  const opened = {};
  await report.check('a company whose sales people vote', () => found(opened, browser, program));
  const [marketer, fifth] = [opened[MARKETER].page, opened[FIFTH].page];
  const list = marketer.locator('.votes details');

  await report.check('four of eight give a word, and who watches reads them all', async () => {
    const proposal = { title: 'F-220 in the cold', goal: 'Sixty orders.', fields: {}, actions: [price] };
    await post(opened[MARKETER], '/proposals', proposal);
    await visit(marketer, '/proposals/1');
    await said(marketer.locator('.votes'), 'Nobody of 8 has voted yet');
    for (const name of VOTERS.slice(0, 4)) await vote(opened[name]);
    await said(list.locator('summary'), '4 of 8 have voted');
    expectEqual(await list.locator('li').count(), 4, 'words shown');
    expectEqual(await list.evaluate((element) => element.open), true, 'whether the list is open');
  });

  await report.check('the fifth votes on a phone, and that decides', async () => {
    await visit(fifth, '/proposals/1');
    await translated(fifth, 'ru');
    await fits(fifth);
    await accessible(fifth);
    await fifth.getByRole('button', { name: 'Согласовать' }).first().tap();
    await fifth.locator('.votes').filter({ hasText: '5' }).waitFor();
    await fits(fifth);
    await accessible(fifth);
  });

  await report.check('a list that is being read does not shut as the fifth vote comes in', async () => {
    await said(list.locator('summary'), '5 of 8 have voted');
    expectEqual(await list.evaluate((element) => element.open), true, 'whether the list is open');
    expectEqual(await list.locator('li').count(), 5, 'words shown');
  });

  await report.check('no browser had anything to complain of', () =>
    quiet(Object.values(opened).flatMap(({ complaints }) => complaints)),
  );
  await Promise.all(Object.values(opened).map(({ context }) => context.close()));
}

const price = { id: 'a', kind: 'price', title: 'A fifth off', attributes: { discount_pct: '10' } };
const folder = mkdtempSync(join(tmpdir(), 'counterweight-votes-'));
votes.starts = { demo: false, rulebook: votingRulebook() };
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function votingRulebook() {
  const book = JSON.parse(readFileSync(resolve(import.meta.dirname, '../verify/tiny.json'), 'utf8'));
  book.departments.find(({ id }) => id === 'sales').voice = { more_than: '1/2' };
  const file = join(folder, 'rulebook.json');
  writeFileSync(file, JSON.stringify(book));
  return file;
}

async function found(opened, browser, program) {
  for (const name of [...VOTERS, MARKETER]) {
    const phone = name === FIFTH ? { width: 390, height: 844, language: 'ru' } : {};
    opened[name] = await openPage(browser, program.base, phone);
  }
  const person = (name, department, head) => ({ page: opened[name].page, name, department, head });
  const voters = VOTERS.map((name) => person(name, 'sales', false));
  await setUp(program, [...voters, person(MARKETER, 'marketing', true)], PASSWORD);
}

const vote = (who) => post(who, '/proposals/1/positions', { action: 'a', revision: 1, position: 'approve' });

async function post({ page }, path, data) {
  const reply = await page.request.post(`/api/v1${path}`, { data, headers: { 'If-Match': '*' } });
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
  return reply.json();
}

async function visit(page, path) {
  await page.goto(path);
  await settled(page);
}
