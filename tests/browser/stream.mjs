// A network that breaks WebSockets: the board and the screen on a wall follow by server-sent events, with nothing for
// anybody to do, across a restart of the server as well, and until a withdrawn link ends the stream.
import { openPage } from './lib/browser.mjs';
import { quiet } from './lib/checks.mjs';
import { open as company, speak, submit } from './lib/company.mjs';
import { expectEqual } from './lib/report.mjs';

const TITLE = 'F-220 in the cold';
const price = { id: 'price', kind: 'price', title: 'A fifth off in March', attributes: { discount_pct: '20' } };
const reason = 'We promised resellers one price until June.';

/** In the page: every WebSocket ends before it has opened, as behind a proxy that knows none. */
function withoutWebSockets() {
  globalThis.WebSocket = class extends EventTarget {
    onclose = null;
    constructor() {
      super();
      setTimeout(() => this.onclose?.(new CloseEvent('close', { code: 1006 })), 20);
    }
    send() {}
    close() {}
  };
}

/** The headers of every stream that a page asks for. */
function streamsOf(page) {
  const asked = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/live/events')) asked.push(request.headers());
  });
  return asked;
}

const follows = (page) => page.locator('.live[data-state=live][data-transport=stream]').waitFor();
const lost = (page) => page.locator('.live[data-state=lost]').waitFor();
const scaleOn = (page, word) =>
  page.locator('.card', { hasText: TITLE }).locator(`.scale--s[aria-label="Action 1: ${word}"]`);

export async function stream(report, browser, program) {
  report.part('A network without WebSockets');
  const people = await company(browser, program.base);
  const page = people.finance; // looks on; the others act
  await page.context().addInitScript(withoutWebSockets);
  const streams = streamsOf(page);
  const screen = await openPage(browser, program.base, { width: 1920, height: 1080 });
  await screen.context.addInitScript(withoutWebSockets);
  const streamsOfScreen = streamsOf(screen.page);
  const lately = (text) => screen.page.locator('.wall__news li', { hasText: text });
  let display;

  await report.check('the board comes by the stream when two WebSockets were in vain', async () => {
    await page.goto('/board');
    await follows(page);
    await page.locator('.card').first().waitFor();
    await page.evaluate(() => (globalThis.notReloaded = true));
    expectEqual(streams.map((headers) => headers['last-event-id'] ?? null), [null], 'where the streams began');
  });

  await report.check('the screen on a wall likewise, with its token', async () => {
    const reply = await people.sales.request.post('/api/v1/displays', { data: { name: 'Hall, ground floor' } });
    display = await reply.json();
    await screen.page.goto(`${display.link}?lang=en`);
    await follows(screen.page);
    await screen.page.locator('.wrow').first().waitFor();
    const [{ authorization, cookie }] = streamsOfScreen;
    expectEqual([authorization, cookie], [`Bearer ${display.link.split('/').at(-1)}`, undefined], 'who it says it is');
  });

  await report.check('both show what somebody else does', async () => {
    await submit(people, [price]);
    await scaleOn(page, 'Pending').waitFor({ timeout: 3000 });
    await lately(`New: “${TITLE}”`).waitFor({ timeout: 3000 });
  });

  await report.check('a stopped server is told as with a WebSocket', async () => {
    await program.stop();
    await lost(page);
    await lost(screen.page);
    expectEqual(/as of \d\d:\d\d/.test(await page.locator('.live').textContent()), true, 'a time in the sign');
  });

  await report.check('both go on from where they stood, by the stream, without a reload', async () => {
    const before = streams.length;
    await program.start();
    await follows(page);
    await follows(screen.page);
    const places = streams.slice(before).map((headers) => /^\d+-[0-9a-f]{8}$/.test(headers['last-event-id'] ?? ''));
    expectEqual(places.length > 0 && places.every(Boolean), true, 'a cursor in every new stream');
    await speak(people, 'sales', 'price', { position: 'veto', ground: 'price_promise', reason });
    await scaleOn(page, 'Vetoed').waitFor({ timeout: 3000 });
    await lately(`Action 1, vetoed: “${TITLE}”`).waitFor({ timeout: 3000 });
    expectEqual(await page.evaluate(() => globalThis.notReloaded === true), true, 'the page was never reloaded');
  });

  await report.check('a withdrawn link ends the stream, and the screen goes dark at once', async () => {
    const reply = await people.sales.request.delete(`/api/v1/displays/${display.display.id}`);
    expectEqual(reply.status(), 204, 'status');
    await screen.page.locator('h1', { hasText: 'This screen has been switched off' }).waitFor({ timeout: 3000 });
  });

  await report.check('the browsers had nothing to complain of but the lost connection', () => {
    const said = [...people.complaints(), ...screen.complaints];
    return quiet(said.filter((text) => !/ERR_|Failed to load resource: net::/.test(text)));
  });
  await people.leave();
  await screen.context.close();
}
