// The screen on a wall: made by a member, opened without a sign-in, following the board live; the server restarts under
// it and it resumes without a reload; its link is withdrawn and it goes dark at once.
import { openPage, signInQuietly } from './lib/browser.mjs';
import { accessible, quiet } from './lib/checks.mjs';
import { open as company, speak, submit } from './lib/company.mjs';
import { expectEqual } from './lib/report.mjs';

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
];
const price = { id: 'price', kind: 'price', title: 'A fifth off in March', attributes: { discount_pct: '20' } };

/** Nothing to scroll, and no text that sticks out of its box. */
async function whole(page) {
  const faults = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const out = scrollWidth > innerWidth || scrollHeight > innerHeight ? [`${scrollWidth} x ${scrollHeight}`] : [];
    for (const element of document.querySelectorAll('.wall *')) {
      const box = element.getBoundingClientRect();
      if (element.checkVisibility() && box.width > 0 && (box.right > innerWidth + 1 || box.bottom > innerHeight + 1)) {
        out.push(`outside: ${element.getAttribute('class')} ${element.textContent.trim().slice(0, 40)}`);
      }
    }
    return out;
  });
  expectEqual(faults, [], 'what does not fit');
}

export async function wall(report, browser, program) {
  report.part('The screen on a wall');
  const hints = await fetch(`${program.base}/api/v1/session/hints`).then((got) => got.json());
  const sales = hints.people.find((one) => one.department === 'sales' && !one.head) ?? hints.people[0];
  const member = await openPage(browser, program.base);
  await signInQuietly(member.page, sales.email, hints.password);
  let display;
  let link;

  await report.check('any member makes a display, and is given its link once', async () => {
    const reply = await member.page.request.post('/api/v1/displays', { data: { name: 'Hall, ground floor' } });
    expectEqual(reply.status(), 201, 'status');
    ({ display, link } = await reply.json());
    expectEqual(/^\/tv\/cwd_[\w-]{43}$/.test(link), true, `the link ${link}`);
  });

  const screen = await openPage(browser, program.base, SIZES[0]);
  const { page } = screen;
  await report.check('it shows the board to nobody in particular, in the language and look of its address', async () => {
    await page.goto(`${link}?lang=ru&theme=dark`);
    await page.locator('.wrow').first().waitFor();
    await page.locator('.live[data-state=live]').waitFor();
    const { lang, dataset } = await page.evaluate(() => {
      const root = document.documentElement;
      return { lang: root.lang, dataset: { theme: root.dataset.theme } };
    });
    expectEqual([lang, dataset.theme], ['ru', 'dark'], 'language and look');
    await page.locator('.wall__age', { hasText: /обновлено \d+\sс\sназад/ }).waitFor();
  });

  for (const size of SIZES) {
    await report.check(`${size.width} x ${size.height}: nothing to scroll, nothing cut off, accessible`, async () => {
      await page.setViewportSize(size);
      await page.goto(`${link}?lang=en`);
      await page.locator('.wrow').first().waitFor();
      await whole(page);
      await accessible(page);
    });
  }

  await page.evaluate(() => (globalThis.notReloaded = true));
  const people = await company(browser, program.base);
  const lately = page.locator('.wall__news li').first();
  await report.check('a change is on it without a touch', async () => {
    await submit(people, [price]);
    await lately.filter({ hasText: 'New: “F-220 in the cold”' }).waitFor({ timeout: 3000 });
    const reason = 'We promised resellers one price until June.';
    await speak(people, 'sales', 'price', { position: 'veto', ground: 'price_promise', reason });
    await lately.filter({ hasText: 'Action 1, vetoed: “F-220 in the cold”' }).waitFor({ timeout: 3000 });
  });

  await report.check('a lost connection is told with the time, and the picture fades', async () => {
    await program.stop();
    await page.locator('.live[data-state=lost]').waitFor();
    expectEqual(/as of \d\d:\d\d/.test(await page.locator('.live').textContent()), true, 'a time in the sign');
    await page.locator('.wall__mid.stale').waitFor();
    expectEqual((await page.locator('.wrow').count()) > 0, true, 'rows stay readable');
  });

  await report.check('it comes back by itself after the restart, without a reload, and follows on', async () => {
    await program.start();
    await page.locator('.live[data-state=live]').waitFor({ timeout: 30_000 });
    expectEqual(await page.locator('.stale').count(), 0, 'faded parts');
    await speak(people, 'finance', 'price', { position: 'approve' });
    const title = 'F-220 in the cold';
    const reply = await people.marketing.request.post(`/api/v1${people.path}/withdraw`, { data: { reason: 'Another time.' } });
    expectEqual(reply.ok(), true, 'the withdrawal');
    await page.locator('.wall__news li', { hasText: `Withdrawn: “${title}”` }).waitFor({ timeout: 5000 });
    expectEqual(await page.evaluate(() => globalThis.notReloaded === true), true, 'the page was never reloaded');
  });

  await report.check('the token shows the board and does nothing else', async () => {
    const headers = { Authorization: `Bearer ${link.split('/').at(-1)}` };
    const get = (path) => fetch(`${program.base}/api/v1${path}`, { headers }).then((got) => got.status);
    expectEqual(await get('/display'), 200, 'its own call');
    const others = await Promise.all(['/me', '/attention', '/proposals', '/members', '/audit'].map(get));
    expectEqual(others.every((status) => status === 401 || status === 403), true, `the others: ${others}`);
  });

  await report.check('withdrawn, it goes dark at once and says so', async () => {
    const reply = await member.page.request.delete(`/api/v1/displays/${display.id}`);
    expectEqual(reply.status(), 204, 'status');
    await page.locator('h1', { hasText: 'This screen has been switched off' }).waitFor({ timeout: 3000 });
    expectEqual(await page.locator('.wrow').count(), 0, 'rows that stayed');
    await page.reload();
    await page.locator('h1', { hasText: 'This screen has been switched off' }).waitFor();
  });

  await report.check('the browser had nothing to complain of but the lost connection', () =>
    quiet(screen.complaints.filter((text) => !/WebSocket connection|ERR_CONNECTION|Failed to load resource/.test(text))),
  );
  await people.leave();
  await Promise.all([screen.context.close(), member.context.close()]);
}
