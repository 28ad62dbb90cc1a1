// A position from a phone: from a link in a message to what is recorded, with a reason, in at most three taps and one
// sentence. Every tap is counted; the sentence is typed without one, since the form that opens is where one writes.
import { openPage, settled, signInQuietly } from './lib/browser.mjs';
import { quiet } from './lib/checks.mjs';
import { open as company, submit } from './lib/company.mjs';
import { expectEqual } from './lib/report.mjs';

const MOST = 3;
const SENTENCE = 'We promised resellers one price until June.';
const price = (id) => ({ id, kind: 'price', title: `A fifth off, ${id}`, attributes: { discount_pct: '20' } });

/** A thumb on a phone of 390 pixels: taps are counted, the keyboard is free. */
class Thumb {
  taps = 0;
  constructor(page) {
    this.page = page;
  }
  async tap(place) {
    this.taps += 1;
    await place.tap();
  }
  /** Types where the cursor stands: nothing was tapped to put it there. */
  async write(text) {
    await this.page.waitForFunction(() => document.activeElement?.matches('textarea'));
    await this.page.keyboard.type(text);
  }
  done() {
    if (this.taps > MOST) throw new Error(`expected at most ${MOST} taps, found ${this.taps}`);
    return `${this.taps} taps`;
  }
}

async function recorded(page, path, action, department) {
  const { positions } = await (await page.request.get(`/api/v1${path}`)).json();
  const found = positions.filter((one) => one.action === action && one.department === department);
  return found.map(({ position, reason }) => [position, reason]);
}

/** The link that a message carries: the item's key, or what stands for it on a server that gives none. */
async function linkTo(page, id, action) {
  const { waiting } = await (await page.request.get('/api/v1/attention')).json();
  const item = waiting.find((one) => one.proposal === id && one.task === 'position' && one.actions.includes(action));
  return `/my-turn#${item.key ?? `${id}/position/${item.actions[0]}`}`;
}

export async function taps(report, browser, program) {
  report.part('Three taps and one sentence');
  const people = await company(browser, program.base);
  await submit(people, ['listed', 'linked', 'refused'].map(price));
  const id = Number(people.path.split('/').at(-1));
  await people.leave();
  const { people: hints, password } = await fetch(`${program.base}/api/v1/session/hints`).then((got) => got.json());
  const sales = hints.find((one) => one.department === 'sales' && one.head);
  const { page, context, complaints } = await openPage(browser, program.base, { width: 390, height: 844 });
  await signInQuietly(page, sales.email, password);
  const ofSales = (action) => recorded(page, people.path, action, 'sales');

  await report.check('a veto, from a link to what waits', async () => {
    const thumb = new Thumb(page);
    await page.goto(await linkTo(page, id, 'listed'));
    await settled(page);
    const row = page.locator('.entry--linked .entry__each > li', { hasText: price('listed').title });
    await thumb.tap(row.getByRole('button', { name: 'Veto…' }));
    const dialog = page.locator('dialog[open]');
    await thumb.write(SENTENCE);
    await dialog.getByText('Prevents this action while the veto holds').waitFor();
    await thumb.tap(dialog.getByText('Price promise'));
    await thumb.tap(dialog.getByRole('button', { name: 'Send the veto' }));
    await dialog.waitFor({ state: 'detached' });
    expectEqual(await ofSales('listed'), [['veto', SENTENCE]], 'what is recorded');
    return thumb.done();
  });

  await report.check('an objection, from a link to an action', async () => {
    const thumb = new Thumb(page);
    await page.goto(`${people.path}#action-linked`);
    await settled(page);
    const action = page.locator('#action-linked');
    await thumb.tap(action.getByRole('button', { name: /^Object…/ }));
    await thumb.write(SENTENCE);
    await thumb.tap(action.getByRole('button', { name: 'Send the objection' }));
    await action.locator('.thread').waitFor();
    expectEqual(await ofSales('linked'), [['object', SENTENCE]], 'what is recorded');
    return thumb.done();
  });

  await report.check('a veto, from a link to an action', async () => {
    const thumb = new Thumb(page);
    await page.goto(`${people.path}#action-refused`);
    await settled(page);
    const action = page.locator('#action-refused');
    await thumb.tap(action.getByRole('button', { name: /^Veto…/ }));
    await thumb.write(SENTENCE);
    await thumb.tap(action.getByText('Price promise'));
    await thumb.tap(action.getByRole('button', { name: 'Send the veto' }));
    await action.locator('.veto').waitFor();
    expectEqual(await ofSales('refused'), [['veto', SENTENCE]], 'what is recorded');
    return thumb.done();
  });

  await report.check('one tap approves, and one takes it back', async () => {
    const { waiting } = await (await page.request.get('/api/v1/attention')).json();
    const other = waiting.find((one) => one.task === 'position' && one.proposal !== id);
    const [action] = other.actions;
    await page.goto(await linkTo(page, other.proposal, action));
    await settled(page);
    const path = `/proposals/${other.proposal}`;
    await page.locator('.entry--linked').getByRole('button', { name: 'Approve' }).first().tap();
    await page.locator('.toast').waitFor();
    const approved = (await recorded(page, path, action, 'sales')).map(([position]) => position);
    expectEqual(approved.at(-1), 'approve', 'the position after one tap');
    await page.locator('.toast').getByRole('button', { name: 'Take it back' }).tap();
    await page.waitForFunction(
      async ([where, which]) => {
        const { actions } = await (await fetch(`/api/v1${where}`)).json();
        const { seats } = actions.find((one) => one.id === which);
        return seats.find((seat) => seat.department === 'sales').position === null;
      },
      [path, action],
    );
  });

  await report.check('the phone had nothing to complain of', () => quiet(complaints));
  await context.close();
}
