// What a company knows of its customers: an insight is written down and found by another form of its words, two people
// make it better at once, a talk is recorded on a phone, evidence is cited where the rulebook wants it, words are erased.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { attached } from './attached.mjs';
import { openPage, settled, signInQuietly } from './lib/browser.mjs';
import { accessible, fits, quiet, translated } from './lib/checks.mjs';
import { said } from './lib/company.mjs';
import { setUp } from './lib/newcomers.mjs';
import { Program } from './lib/program.mjs';
import { expectEqual } from './lib/report.mjs';

const IDEA = 'Зимой на складах компьютер греют лампой';

/** The browser itself reports what the server refused; the page says it in words. */
const unexpected = (complaints) => quiet(complaints.filter((text) => !/status of (409|422)/.test(text)));

async function post(page, path, data) {
  const reply = await page.request.post(`/api/v1${path}`, { data });
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
  return reply.json();
}

export async function knowledge(report, browser, program) {
  report.part('What is known of customers');
  const { people, password } = await fetch(`${program.base}/api/v1/session/hints`).then((got) => got.json());
  const headOf = (department) => people.find((one) => one.department === department && one.head);
  const enter = async (department, look) => {
    const opened = await openPage(browser, program.base, look);
    await signInQuietly(opened.page, headOf(department).email, password);
    return opened;
  };
  const desk = await enter('marketing', { width: 1440, height: 900 });
  const support = await enter('support', { width: 1440, height: 900, language: 'ru' });
  const step = (name, act) => report.check(name, act);
  const { page } = desk;
  let insight = '';

  await step('it is found in the menu, and asks for what is missing', async () => {
    await page.goto('/board');
    await page.locator('.me summary').click();
    await page.locator('.me__menu').getByRole('link', { name: 'Customers' }).click();
    await page.getByRole('heading', { name: 'What we know of customers' }).waitFor();
    await page.getByRole('link', { name: 'Write down an insight' }).click();
    await page.getByRole('button', { name: 'Write it down' }).click();
    await said(page.locator('.wrong'), 'Say what it is worth to the company.');
    expectEqual(await page.locator(':focus').getAttribute('id'), 'insight-idea');
    await accessible(page);
  });

  await step('what was typed outlives a reload; then it is written down', async () => {
    await page.locator('#insight-idea').fill(IDEA);
    await page.reload();
    await settled(page);
    expectEqual(await page.locator('#insight-idea').inputValue(), IDEA);
    await page.locator('#insight-source').fill('Calls in November');
    await page.locator('#insight-customer_value').fill('One job less on a cold morning');
    await page.locator('#insight-company_value').fill('A reason to buy the F-220');
    await page.getByRole('button', { name: 'Write it down' }).click();
    await page.waitForURL(/\/insights\/\d+$/);
    insight = new URL(page.url()).pathname;
    await page.getByRole('heading', { level: 1, name: IDEA }).waitFor();
    await accessible(page);
    await fits(page);
  });

  await step('another form of its words finds it, in Russian', async () => {
    const other = support.page;
    await other.goto('/knowledge');
    await other.locator('#knowledge-search').fill('склад лампа');
    await other.locator('.excerpt mark', { hasText: 'складах' }).first().waitFor();
    await other.locator('mark', { hasText: 'лампой' }).first().waitFor();
    await translated(other, 'ru');
    await accessible(other);
    await other.getByRole('link', { name: IDEA }).first().click();
    await other.getByRole('heading', { level: 1, name: IDEA }).waitFor();
    await other.goBack();
    expectEqual(await other.locator('#knowledge-search').inputValue(), 'склад лампа');
  });

  await step('two people make it better at once: who was slower loses nothing', async () => {
    await page.getByRole('link', { name: 'Make it better' }).click();
    await page.locator('#insight-source').fill('Calls in November and December');
    const { text, kind, tags } = await support.page.request.get(`/api/v1${insight}`).then((got) => got.json());
    const changed = { ...text, customer_value: 'No lamp that burns' };
    await post(support.page, `${insight}/revise`, { version: 1, kind, tags, ...changed });
    await said(page.locator('.kmeanwhile'), 'No lamp that burns');
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await page.locator('#meanwhile-title:focus').waitFor();
    expectEqual(await page.locator('#insight-source').inputValue(), 'Calls in November and December');
    await accessible(page);
    await page.getByRole('button', { name: 'I have read it, go on with mine' }).click();
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await page.waitForURL((url) => url.pathname === insight);
    await said(page.locator('.kversions li'), 'Version 3');
  });

  await step('it is judged, with a reason', async () => {
    await page.getByText('Say what became of it').click();
    await page.getByRole('button', { name: 'Judge it so' }).click();
    await said(page.locator('.wrong'), 'Choose what became of it.');
    await page.getByRole('radio', { name: /^Confirmed/ }).check();
    await page.locator('#judge-reason').fill('Five more told it at the fair.');
    await page.getByRole('button', { name: 'Judge it so' }).click();
    await said(page.locator('.kjudged'), 'Five more told it at the fair.');
    await said(page.locator('.crumbs'), 'Confirmed');
  });

  await attached(step, page, support.page, insight);

  await step('the same said twice goes on in one', async () => {
    const twice = await post(support.page, '/insights', {
      kind: 'thought',
      idea: 'They warm it with a lamp',
      source: 'A visit',
      customer_value: 'c',
      company_value: 'd',
    });
    await page.goto(`/insights/${twice.insight.id}`);
    await page.getByText('Merge it into another').click();
    await page.locator('#merge-search').fill('лампа');
    await page.locator('.picker').getByRole('radio', { name: IDEA }).check();
    await page.getByRole('button', { name: 'Merge into it' }).click();
    await page.waitForURL((url) => url.pathname === insight);
    await page.goto(`/insights/${twice.insight.id}`);
    await said(page.locator('.kstate'), 'lives on in');
  });

  await onThePhone(step, await enter('sales', { width: 390, height: 844, language: 'ru' }));
  await cited(step, desk, insight);
  await erased(step, desk, support, insight);
  await step('a figure that was judged is kept and explained', () => kept(page));
  await step('no page complained', () => unexpected([...desk.complaints, ...support.complaints]));
  await desk.context.close();
  await support.context.close();
  await wanted(report, browser, program.binary);
}

/** In the car park, right after the talk. */
async function onThePhone(step, { page, context, complaints }) {
  await step('a talk is recorded on a phone, with the questions that were asked', async () => {
    await page.goto('/conversations/new');
    await settled(page);
    await page.getByRole('button', { name: 'Записать разговор' }).click();
    await said(page.locator('.wrong'), 'Напишите, что вы услышали');
    expectEqual(await page.locator(':focus').getAttribute('id'), 'talk-name');
    await page.locator('#talk-name').fill('Зоя Крылова');
    await page.getByRole('radio', { name: /^Бывший покупатель/ }).check();
    await page.getByRole('checkbox', { name: 'Как вышло, что вы перестали?' }).check();
    await page.locator('#talk-quote-0').fill('Зимой он у нас не включался');
    await page.getByRole('button', { name: 'Ещё цитата' }).click();
    await page.locator('#talk-quote-1:focus').fill('Мы ставили рядом лампу');
    await fits(page);
    await page.evaluate(() => scrollTo(0, 0)); // in the middle the tabs may lie over half of a target
    await accessible(page);
    await page.getByRole('button', { name: 'Записать разговор' }).click();
    await page.waitForURL(/\/conversations\/\d+$/);
    await said(page.locator('.said'), 'Мы ставили рядом лампу');
    await said(page.locator('.ksaid'), 'Как вышло, что вы перестали?');
    await translated(page, 'ru');
    await fits(page);
    await accessible(page);
  });
  await step('whoever was talked to is among those to call next, and known in the next talk', async () => {
    await page.goto('/knowledge/calls');
    const row = page.locator('.krow--call', { hasText: 'Зоя Крылова' });
    await row.getByRole('link', { name: 'Записать разговор' }).click();
    await said(page.locator('.kchosen'), 'Зоя Крылова');
    expectEqual(await page.getByRole('radio', { name: /^Бывший покупатель/ }).isChecked(), true);
  });
  await step('the phone did not complain', () => unexpected(complaints));
  await context.close();
}

/** On a proposal: found by searching, several at once; the record keeps the way back. */
async function cited(step, { page }, insight) {
  await step('several records are cited on a proposal, and know where', async () => {
    const { proposals } = await page.request.get('/api/v1/proposals').then((got) => got.json());
    const open = proposals.find((one) => one.status === 'in_review');
    await page.goto(`/proposals/${open.id}`);
    await settled(page);
    await page.getByRole('button', { name: 'Cite evidence' }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByRole('button', { name: 'Cite evidence' }).click();
    await said(dialog.locator('.wrong'), 'Choose at least one record.');
    await dialog.locator('#cite-search').fill('лампу');
    await dialog.getByRole('checkbox', { name: IDEA }).check();
    await dialog.getByRole('checkbox', { name: /Зимой он у нас/ }).check();
    await accessible(page);
    await dialog.getByRole('button', { name: 'Cite 2 records' }).click();
    await page.locator('.evcard').nth(1).waitFor();
    await said(page.locator('.evcard', { hasText: IDEA }), 'for the proposal');
    await accessible(page);
    await page.locator('.evcard').getByRole('link', { name: IDEA }).click();
    await page.waitForURL((url) => url.pathname === insight);
    await said(page.locator('.side'), open.title);
  });
}

/** Words go for ever, facts stay; who may not, is not asked. */
async function erased(step, { page }, support, insight) {
  await step('an insight is erased for ever, after a reason', async () => {
    await page.goto(insight);
    await page.getByText('Erase this insight').click();
    await said(page.locator('.kerase'), 'This cannot be undone');
    await page.getByRole('button', { name: 'Erase for ever' }).click();
    await said(page.locator('.wrong'), 'Say in a sentence why it is erased');
    await accessible(page);
    await page.locator('#erase-insights').fill('It named a customer.');
    await page.getByRole('button', { name: 'Erase for ever' }).click();
    await said(page.locator('.kstate'), 'nobody can bring it back');
    expectEqual(await page.getByText('Erase this insight').count(), 0);
  });
  await step('what is erased is found no more', async () => {
    await support.page.goto(`/knowledge?q=${encodeURIComponent('греют')}`);
    await support.page.getByText('Таких слов нигде нет').waitFor();
  });
}

async function kept(page) {
  await page.goto('/figures');
  const typed = { 'first-yes': '180', 'first-of': '900', 'second-yes': '205', 'second-of': '900', claim: '21' };
  for (const [id, text] of Object.entries(typed)) await page.locator(`#figure-${id}`).fill(text);
  await page.getByRole('button', { name: 'Say what it shows' }).click();
  await page.getByText('Keep it as a metric').click();
  await page.getByRole('button', { name: 'Keep the metric' }).click();
  await said(page.locator('.wrong'), 'Say what was measured.');
  await page.locator('#metric-name').fill('Orders after the mail of September');
  await page.getByRole('button', { name: 'Keep the metric' }).click();
  await page.waitForURL(/\/metrics\/\d+$/);
  await said(page.locator('.figured'), 'too small');
  await page.getByText('Name conversations that explain it').click();
  await page.locator('.picker').getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Add as an explanation' }).click();
  await said(page.locator('.side'), 'Зимой он у нас не включался');
  await accessible(page);
  await fits(page);
  await page.goto('/figures');
  await said(page.locator('.krow'), 'Orders after the mail of September');
}

/** Something of each kind, so that its page can be looked at. */
export async function records(page) {
  const at = new Date(Date.now() - 86_400_000).toISOString();
  const quotes = ['Зимой он у нас не включался', 'We put a lamp beside it'];
  const karl = { name: 'Karl Lind', contact: '+43 1 234' };
  const talk = { relation: 'lapsed', channel: 'visit', at, consent: true, new_customer: karl };
  const said = { quotes, worst: 'A shift stood still.', notes: 'They laughed.', follow_ups: ['Send the F-220'], asked: ['Why?'] };
  const { conversation } = await post(page, '/conversations', { ...talk, ...said });
  const groups = { first: { yes: 180, of: 900 }, second: { yes: 205, of: 900 } };
  const figure = { form: 'shares', claim: '0.21', ...groups };
  const named = { name: 'Orders after the mail', source: 'The shop', conversations: [conversation.id] };
  const { metric } = await post(page, '/metrics', { ...named, figure });
  const words = { idea: IDEA, source: 'Talks', customer_value: 'One job less', company_value: 'A reason to buy' };
  const links = { conversations: [conversation.id], metrics: [metric.id], tags: ['winter'], segments: ['склады'] };
  const { insight } = await post(page, '/insights', { kind: 'observation', ...words, ...links });
  const better = { ...words, implementation: 'Say it on the page' };
  await post(page, `/insights/${insight.id}/revise`, { version: 1, kind: 'observation', ...better, ...links });
  await post(page, `/insights/${insight.id}/judge`, { judgement: 'confirmed', reason: 'Five more told it.' });
  return { insight: insight.id, talk: conversation.id, metric: metric.id };
}

const EVIDENCE = {
  id: 'talks',
  name: { en: 'Hear buyers first', ru: 'Сначала услышать купивших' },
  conversations: { at_least: 2, buyers: 1, not_older_than: '90d' },
};
const PASSWORD = 'seven quiet scales';

/** A rulebook that wants evidence: what is missing is said before the decision, and met by citing. */
async function wanted(report, browser, binary) {
  const program = new Program(binary, { demo: false });
  const tiny = JSON.parse(readFileSync(resolve(import.meta.dirname, '../verify/tiny.json'), 'utf8'));
  program.rulebook = join(program.folder, 'rulebook.json');
  writeFileSync(program.rulebook, JSON.stringify({ ...tiny, evidence: [EVIDENCE] }));
  await program.start();
  const opened = await openPage(browser, program.base);
  try {
    const proposal = await found(browser, program, opened.page);
    await report.check('what the rulebook wants is listed before the decision, and met by citing', () =>
      decided(opened.page, proposal),
    );
    await report.check('nor did the page of that company complain', () => unexpected(opened.complaints));
  } finally {
    await opened.context.close();
    await program.discard();
  }
}

/** A company of marketing and sales, two talks on record, and a proposal that sales approves. */
async function found(browser, program, page) {
  const sales = await openPage(browser, program.base);
  const people = [
    { page: sales.page, name: 'sam', department: 'sales' },
    { page, name: 'mia', department: 'marketing' },
  ];
  await setUp(program, people, PASSWORD);
  const at = new Date(Date.now() - 86_400_000).toISOString();
  for (const [relation, name] of [['buyer', 'Karl Lind'], ['lead', 'Anna Berg']]) {
    const quotes = [`${name} said so`];
    await post(page, '/conversations', { relation, channel: 'call', at, new_customer: { name }, quotes });
  }
  const action = { id: 'a1', kind: 'price', title: 'Ten percent', attributes: { discount_pct: '10' } };
  const { id } = await post(page, '/proposals', { title: 'F-220 in the cold', goal: 'Sixty orders.', actions: [action] });
  await post(sales.page, `/proposals/${id}/positions`, { action: 'a1', revision: 1, position: 'approve' });
  await sales.context.close();
  return `/proposals/${id}`;
}

async function decided(page, proposal) {
  await page.goto(`${proposal}/decide`);
  await said(page.locator('.evneed'), 'Hear buyers first');
  await said(page.locator('.evneed'), 'talks with customers: 0 of 2');
  await said(page.locator('.signbar'), 'Still missing');
  const launch = page.locator('.signbar').getByRole('button');
  expectEqual(await launch.getAttribute('aria-disabled'), 'true');
  await accessible(page);
  await page.locator('.ways').getByRole('link', { name: /^Cite evidence/ }).click();
  await page.getByRole('button', { name: 'Cite evidence' }).click();
  for (const name of ['Karl Lind said so', 'Anna Berg said so'])
    await page.locator('dialog[open]').getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Cite 2 records' }).click();
  await said(page.locator('.evneed'), 'Met');
  await said(page.locator('.evneed'), 'of them with buyers: 1 of 1');
  await page.goto(`${proposal}/decide`);
  await page.locator('#decision-reason').fill('Two of them told us why.');
  await launch.click();
  await page.waitForURL((url) => url.pathname === proposal);
  await said(page.locator('.crumbs'), 'Launched');
}
