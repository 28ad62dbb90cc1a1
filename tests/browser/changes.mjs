// How a proposal changes before the decision, and what a pilot is for, as people see it: marketing lowers a price until a
// conditional veto lifts, having read beforehand whose approvals lapse; takes over a suggestion that came from a phone; and
// launches for everybody what was piloted under a veto, once its result has lifted that.
import { openPage, settled, signInQuietly } from './lib/browser.mjs';
import { quiet } from './lib/checks.mjs';
import { at, open, said, speak, submit, verdicts } from './lib/company.mjs';
import { expectEqual } from './lib/report.mjs';

const price = { id: 'price', kind: 'price', title: 'A fifth off in March', attributes: { discount_pct: '20' } };
const claim = { id: 'claim', kind: 'claim', title: 'Starts at minus twenty', attributes: { text: 'It starts in the cold.' } };

export async function changes(report, browser, program) {
  report.part('A proposal changes');
  const people = await open(browser, program.base);
  const { marketing, finance, production } = people;
  const step = (name, act) => report.check(name, act);
  await submit(people, [price, claim]);
  await speak(people, 'finance', 'price', {
    position: 'veto',
    ground: 'margin_floor',
    reason: 'Twenty leaves us under the floor.',
    lifts_if: 'discount_pct <= 17',
  });
  await speak(people, 'sales', 'price', { position: 'approve' });
  await speak(people, 'production', 'claim', { position: 'approve', reason: 'Measured in the chamber.' });

  await step('what a change will do is told before it is sent: a veto lifts, an approval lapses', async () => {
    await marketing.goto(people.path);
    await settled(marketing);
    await marketing.getByRole('link', { name: 'Change the campaign' }).click();
    await marketing.locator('#edit-price').getByRole('button', { name: /^Change/ }).click();
    await marketing.locator('#edit-price').getByLabel(/^Discount/).fill('17');
    await said(marketing.locator('.effects li'), 'is lifted: its condition is met');
    await marketing.locator('#edit-claim').getByRole('button', { name: /^Change/ }).click();
    await marketing.locator('#edit-claim').getByLabel(/^Wording/).fill('It starts at minus twenty.');
    await said(marketing.locator('.effects li'), 'lapses: Production');
    const told = await marketing.locator('.effects li').allTextContents();
    return told.map((text) => text.trim()).join(' | ');
  });

  await step('nothing has happened yet: the veto stands, the approval too', async () => {
    const reply = await finance.request.get(`/api/v1${people.path}`);
    const { revision, vetoes } = await reply.json();
    expectEqual([revision, vetoes.map((veto) => veto.state)], [1, ['standing']], 'revision and vetoes');
  });

  await step('it is sent, and the veto lifts by itself', async () => {
    await marketing.locator('#change-reason').fill('Seventeen keeps us above the floor, and minus twenty is what was measured.');
    await marketing.getByRole('button', { name: 'Make the change' }).click();
    await marketing.waitForURL((url) => url.pathname === people.path);
    await said((await at(finance, people, 'price')).locator('.veto h4'), 'The veto by finance is lifted');
    const seats = (await at(production, people, 'claim')).locator('.voices li', { hasText: 'Production' });
    await seats.filter({ hasNotText: 'Approves' }).waitFor();
  });

  await step('a suggestion is made on a phone', async () => {
    const lena = await phone(browser, program.base, 'lena@ferrit.example');
    await lena.page.goto(people.path);
    await settled(lena.page);
    await lena.page.locator('#action-claim').getByRole('link', { name: /^Suggest/ }).tap();
    const wording = lena.page.locator('#edit-claim').getByLabel(/^Wording/);
    await wording.fill('It starts at minus twenty, and so does the panel.');
    await lena.page.locator('#change-reason').fill('Customers ask about the panel first.');
    await lena.page.getByRole('button', { name: 'Send the suggestion' }).tap();
    await said(lena.page.locator('.suggestion'), 'Customers ask about the panel first.');
    expectEqual(lena.complaints, [], 'complaints of the phone');
    await lena.context.close();
  });

  await step('marketing takes it over with one act, and its author keeps the credit', async () => {
    await at(marketing, people, 'claim');
    const suggestion = marketing.locator('.suggestion', { hasText: 'Lena Vogt' });
    await suggestion.getByRole('button', { name: 'Accept…' }).click();
    await suggestion.locator('.effects li').first().waitFor();
    await suggestion.getByRole('button', { name: 'Accept the suggestion' }).click();
    await said(marketing.locator('#action-claim'), 'and so does the panel.');
    await said(suggestion, 'Accepted');
    const reply = await marketing.request.get(`/api/v1${people.path}/revisions`);
    const { revisions } = await reply.json();
    expectEqual([revisions.at(-1).revision, revisions.at(-1).suggestion?.member.id], [3, 'lena'], 'the revision and whose it is');
  });

  await step('what was piloted under a veto is launched for everybody after its result', async () => {
    const reply = await marketing.request.get('/api/v1/proposals?status=piloting');
    const { proposals } = await reply.json();
    const tried = proposals.find((card) => card.turn.some(({ task }) => task === 'decide'));
    people.path = `/proposals/${tried.id}`;
    await said((await at(marketing, people, 'price')).locator('.veto h4'), 'The veto by sales is lifted');
    await verdicts(marketing, ['Piloted', 'Launched']);
    await marketing.getByRole('link', { name: 'Go to the launch for everybody' }).click();
    await marketing.locator('.actform textarea').fill('Thirty-seven sold, and no dealer minds.');
    await marketing.getByRole('button', { name: 'Launch action 1 for everybody' }).click();
    await marketing.waitForURL((url) => url.pathname === people.path);
    await verdicts(marketing, ['Launched', 'Launched']);
  });

  await report.check('no browser had anything to complain of', () => quiet(people.complaints()));
  await people.leave();
}

async function phone(browser, base, email) {
  const opened = await openPage(browser, base, { width: 390, height: 844 });
  const { password } = await fetch(`${base}/api/v1/session/hints`).then((got) => got.json());
  await signInQuietly(opened.page, email, password);
  return opened;
}
