// A head of sales brings in what the CRM exported: columns that were not guessed are said, bad rows are told before anything
// changes, then it comes in; on a phone in Russian a Windows-1251 file of a phone service.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openPage, settled, signInQuietly } from './lib/browser.mjs';
import { accessible, fits, quiet, translated } from './lib/checks.mjs';
import { said } from './lib/company.mjs';
import { expectEqual } from './lib/report.mjs';

const EXPORT = [
  'Wann,Kunde,Phone,Status,Manager,Zitat,Farbe',
  '05.11.2026 14:30,Molkerei Nord,+49 1,buyer,Boris Kern,We wash them with a hose,red',
  '06.11.2026,Hof Meyer,+49 2,lead,lena,Too dear for a stable,blue',
  '31.02.2026,Hof Meyer,+49 2,lead,lena,Never mind,blue',
  '07.11.2026,Käserei Süd,+49 3,cousin,Nobody,Never mind,blue',
].join('\n');

// As a phone service writes them; the second row is amiss.
const RUSSIAN = [
  'Дата;ФИО;Телефон;Статус;Цитата',
  '05.11.2026;Ольга Зайцева;+7 900 1;покупатель;Ждала субботы',
  '06.11.2026;Пётр;+7 900 2;друг;Дорого',
];

/** As Windows-1251. */
function bytesOf(lines) {
  const byte = (letter) => {
    const code = letter.codePointAt(0);
    if (code < 128) return code;
    if (letter === 'ё') return 0xb8;
    return code - 0x410 + 0xc0;
  };
  return Buffer.from([...lines.join('\r\n')].map(byte));
}

const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) });
const give = (page, file) => page.locator('#import-file').setInputFiles(file);
/** A large file goes to the browser by its name: told byte by byte it takes longer than a step may. */
async function onDisk(bytes, use) {
  const folder = await mkdtemp(join(tmpdir(), 'bringing-'));
  try {
    await writeFile(join(folder, 'large.csv'), Buffer.alloc(bytes, 'x'));
    await use(join(folder, 'large.csv'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
const unexpected = (complaints) => quiet(complaints.filter((text) => !/status of (409|413|422)/.test(text)));

export async function bringing(report, browser, program) {
  report.part('Bringing in a file');
  const { people, password } = await fetch(`${program.base}/api/v1/session/hints`).then((got) => got.json());
  const head = people.find((one) => one.department === 'sales' && one.head);
  const step = (name, act) => report.check(name, act);
  const { page, context, complaints } = await openPage(browser, program.base, { width: 1440, height: 900 });
  await signInQuietly(page, head.email, password);

  await step('it is found under customers', async () => {
    await page.goto('/knowledge');
    await page.getByRole('link', { name: 'Bring in a file' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bring in a file' }).waitFor();
    await settled(page);
    await accessible(page);
    await fits(page);
  });

  await step('what no column says by its name is asked for', async () => {
    await give(page, csv('crm.csv', EXPORT));
    await said(page.locator('.field--wrong'), 'Choose the column that says this.');
    expectEqual(await page.locator('.imported__would').count(), 0);
    await accessible(page);
  });

  await step('once it is said, the rest is looked at again', async () => {
    await page.locator('#import-at').selectOption('Wann');
    await said(page.locator('.imported__sum'), 'rows say something amiss');
    for (const [field, column] of Object.entries({ customer: 'Kunde', quote: 'Zitat' })) {
      if (!(await page.locator(`#import-${field}`).isVisible())) await page.locator('.imported__fields summary').click();
      await page.locator(`#import-${field}`).selectOption(column);
      await page.locator('.imported[aria-busy=false]').waitFor();
    }
    await said(page.locator('.imported__sum'), '2 rows would come in.');
    await said(page.locator('.imported__fields'), 'Farbe');
    await said(page.locator('.importamiss li').first(), 'Line 4');
    await said(page.locator('.importamiss li').first(), 'Wann');
    await said(page.locator('.importamiss'), 'cousin');
    await said(page.locator('.importrows li').first(), 'We wash them with a hose');
    await said(page.locator('.importrows li').first(), 'Boris Kern');
    await accessible(page);
    await fits(page);
  });

  await step('nothing changed so far', async () => {
    const { conversations } = await page.request.get('/api/v1/conversations').then((got) => got.json());
    expectEqual(conversations.filter((one) => JSON.stringify(one).includes('hose')).length, 0);
  });

  await step('it comes in, with what was left out', async () => {
    await page.getByRole('button', { name: 'Bring in 2 rows' }).click();
    await said(page.locator('.importcoming__head'), 'The file is in');
    await said(page.locator('.importcoming'), '2 rows came in.');
    await said(page.locator('.importcoming'), '2 rows say something amiss');
    await accessible(page);
    await fits(page);
    await page.getByRole('link', { name: 'See the conversations' }).click();
    await said(page.locator('.krow__title').first(), 'Too dear for a stable');
  });

  await step('the same file again brings nothing new, and says so', async () => {
    await page.goto('/knowledge/import');
    await said(page.locator('.krows'), 'crm.csv');
    await give(page, csv('crm.csv', EXPORT.replace('Wann', 'Date').replace('Kunde', 'Customer').replace('Zitat', 'Quote')));
    await said(page.locator('.imported__sum'), 'Nothing new would come in.');
    await said(page.locator('.imported__sum'), '2 are known already.');
    expectEqual(await page.locator('.imported__would button').count(), 0);
  });

  await step('what is no such file is refused in words', async () => {
    await give(page, csv('empty.csv', ''));
    await said(page.locator('.wrong'), 'the file is empty');
    await onDisk(33 * 1024 * 1024, async (path) => {
      await give(page, path);
      await said(page.locator('.wrong'), 'The file is larger than 32 MB.');
    });
  });

  await step('a large one tells how far it is, also to who comes back to the page', async () => {
    const rows = Array.from({ length: 30_000 }, (_, n) => `Customer ${n},+43 ${n}`);
    await page.getByRole('radio', { name: /^Customers/ }).check();
    await give(page, csv('all.csv', ['Name,Phone', ...rows].join('\n')));
    await page.getByRole('button', { name: /^Bring in (30,000 rows|the file)$/ }).click();
    await page.locator('progress').waitFor();
    await page.reload();
    await page.locator('.importcoming').waitFor();
    await said(page.locator('.importcoming__head'), 'The file is in');
    await said(page.locator('.importcoming'), '30,000 rows came in.');
  });

  await onThePhone(step, browser, program, head.email, password);
  await step('no page complained', () => unexpected(complaints));
  await context.close();
}

async function onThePhone(step, browser, program, email, password) {
  const { page, context, complaints } = await openPage(browser, program.base, { width: 390, height: 844, language: 'ru' });
  await signInQuietly(page, email, password);
  await step('on a phone, in Russian, a file in Windows-1251', async () => {
    await page.goto('/knowledge/import');
    await give(page, csv('Звонки.csv', bytesOf(RUSSIAN)));
    await said(page.locator('.imported__sum'), 'Попадёт в базу 1 строка.');
    await said(page.locator('.importrows'), 'Ждала субботы');
    await said(page.locator('.importamiss'), 'покупатель, ушёл, лид, не покупал');
    await fits(page);
    await translated(page, 'ru');
    await accessible(page);
  });
  await step('and it comes in', async () => {
    await page.getByRole('button', { name: 'Загрузить 1 строку' }).click();
    await said(page.locator('.importcoming'), 'Принята 1 строка.');
    await fits(page);
    await translated(page, 'ru');
    unexpected(complaints);
  });
  await step('where only the initials have room, the menu still has a name', async () => {
    await page.setViewportSize({ width: 900, height: 800 });
    await accessible(page);
  });
  await context.close();
}
