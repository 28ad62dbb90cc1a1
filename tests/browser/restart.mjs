// The board across a restart of the server: the page says that the connection is lost, comes back by itself, misses
// nothing, and never reloads.
import { openPage, settled, signInQuietly } from './lib/browser.mjs';
import { quiet } from './lib/checks.mjs';
import { expectEqual } from './lib/report.mjs';

const TEXT = 'The connection was gone when this was written.';

async function titlesOn(page) {
  return (await page.locator('.card__title').allTextContents()).sort();
}

export async function restart(report, browser, program) {
  report.part('The server restarts under an open board');
  const hints = await fetch(`${program.base}/api/v1/session/hints`).then((got) => got.json());
  const head = hints.people.find((one) => one.department === 'founders');
  const { page, context, complaints } = await openPage(browser, program.base);
  await signInQuietly(page, head.email, hints.password);
  await page.goto('/board');
  await settled(page);
  await page.evaluate(() => (globalThis.notReloaded = true));
  const before = await titlesOn(page);

  await report.check('the loss is told, with the time, and the data lose their colour', async () => {
    await program.stop();
    await page.locator('.live[data-state=lost]').waitFor();
    expectEqual(/as of \d\d:\d\d/.test(await page.locator('.live').textContent()), true, 'a time in the sign');
    await page.locator('main.stale').waitFor();
    expectEqual(await titlesOn(page), before, 'the cards that stay readable');
  });

  await report.check('what was being written when the server went is not lost', async () => {
    const id = /\d+/.exec(await page.locator('.card__title a').first().getAttribute('href'))[0];
    await program.start();
    await page.locator('.live[data-state=live]').waitFor({ timeout: 30_000 });
    await page.locator(`.card__title a[href="/proposals/${id}"]`).click();
    await page.locator('#comment').fill(TEXT);
    await program.stop();
    await page.locator('.live[data-state=lost]').waitFor();
    await page.locator('.comments:not(.feared) form [type=submit]').click();
    await page.locator('.comments:not(.feared) .wrong').waitFor();
    expectEqual(await page.locator('#comment').inputValue(), TEXT, 'the text in the form');
    await program.start();
    await page.locator('.live[data-state=live]').waitFor({ timeout: 30_000 });
    await page.locator('.comments:not(.feared) form [type=submit]').click();
    await page.locator('.comments__text', { hasText: TEXT }).waitFor();
    expectEqual(await page.locator('.comments__text', { hasText: TEXT }).count(), 1, 'comments with that text');
    await page.locator('.crumbs a').click();
  });

  await report.check('the board resumes after the plug was pulled, without a reload', async () => {
    await program.stop('SIGKILL');
    await page.locator('.live[data-state=lost]').waitFor();
    await program.start();
    await page.locator('.live[data-state=live]').waitFor({ timeout: 30_000 });
    expectEqual(await titlesOn(page), before, 'the cards');
    expectEqual(await page.evaluate(() => globalThis.notReloaded === true), true, 'the page was never reloaded');
  });

  await report.check('the browser had nothing to complain of but the lost connection', () =>
    quiet(complaints.filter((text) => !/WebSocket connection|ERR_CONNECTION|Failed to load resource: net::/.test(text))),
  );
  await context.close();
}
