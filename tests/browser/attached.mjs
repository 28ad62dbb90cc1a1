// Files of an insight: a picture is attached, seen by others and given back as it was; what a browser would run is not
// taken; the picture goes for ever.
import { accessible, fits } from './lib/checks.mjs';
import { said } from './lib/company.mjs';
import { expectEqual } from './lib/report.mjs';

// One black pixel.
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
const attach = (page, name, buffer) =>
  page.locator('#attach-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

/** `page` shows the insight; `support` is somebody else, who speaks Russian. */
export async function attached(step, page, support, insight) {
  await step('a picture is attached, and given back as it was', async () => {
    await attach(page, 'Лампа на складе.png', PIXEL);
    const link = page.getByRole('link', { name: 'Лампа на складе.png' });
    await link.waitFor();
    await page.waitForFunction(() => document.querySelector('.attached__image')?.naturalWidth === 1);
    const reply = await page.request.get(await link.getAttribute('href'));
    expectEqual(Buffer.compare(await reply.body(), PIXEL), 0);
    expectEqual(reply.headers()['content-disposition'].startsWith('attachment;'), true);
    await accessible(page);
    await fits(page);
  });

  await step('by keyboard it is seen where the focus is, though the input itself is hidden', async () => {
    await page.locator('#attach-file').focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expectEqual(await page.locator(':focus').getAttribute('id'), 'attach-file');
    const ring = (label) => getComputedStyle(label).outlineStyle;
    expectEqual(await page.locator('label[for=attach-file]').evaluate(ring), 'solid');
  });

  await step('what a browser would run is not taken, and that is said', async () => {
    await attach(page, 'offer.png', Buffer.from('<script>alert(1)</script>'));
    await said(page.locator('.attached .wrong'), 'inside the file is none of these');
    expectEqual(await page.locator('.attached li').count(), 1);
  });

  await step('others see it; who attached it has it erased', async () => {
    await support.goto(insight);
    await support.getByRole('link', { name: 'Лампа на складе.png' }).waitFor();
    await page.locator('.attached summary').click();
    await page.locator('.attached form').getByRole('button').click();
    await said(page.locator('.attached .wrong'), 'Say in a sentence why');
    await page.locator('#erase-attachment-1').fill('A face is on it.');
    await page.locator('.attached form').getByRole('button').click();
    await page.getByText('A file that was erased.').waitFor();
    expectEqual((await page.request.get(`/api/v1${insight}/attachments/1`)).status(), 409);
  });
}
