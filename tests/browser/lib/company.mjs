// The demo's company at work: a head of each department in a browser of their own, and what they do in a word.
import { openPage, settled, signInQuietly } from './browser.mjs';
import { expectEqual } from './report.mjs';

export async function open(browser, base) {
  const hints = await fetch(`${base}/api/v1/session/hints`).then((got) => got.json());
  const opened = {};
  for (const { email, department, head } of hints.people) {
    if (!head) continue;
    opened[department] = await openPage(browser, base);
    await signInQuietly(opened[department].page, email, hints.password);
  }
  const all = Object.values(opened);
  return {
    ...Object.fromEntries(Object.entries(opened).map(([department, { page }]) => [department, page])),
    departments: Object.keys(opened),
    complaints: () => all.flatMap(({ complaints }) => complaints),
    leave: () => Promise.all(all.map(({ context }) => context.close())),
  };
}

async function send(page, path, data) {
  const reply = await page.request.post(`/api/v1${path}`, { data, headers: { 'If-Match': '*' } });
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
  return reply.json();
}
export const post = (people, what, data) => send(people.marketing, `${people.path}/${what}`, data);
export const speak = (people, department, action, word) =>
  send(people[department], `${people.path}/positions`, { action, revision: 1, ...word });

export async function submit(people, actions) {
  const fields = { budget: { amount: 100000, currency: 'EUR' } };
  const proposal = { title: 'F-220 in the cold', goal: 'Sixty orders.', fields, actions };
  people.path = `/proposals/${(await send(people.marketing, '/proposals', proposal)).id}`;
}

/** Whoever may still approve does, so that review ends. */
export async function approveRest(people) {
  for (const department of people.departments) {
    const reply = await people[department].request.get(`/api/v1${people.path}`);
    const { allowed, actions } = await reply.json();
    const silent = (id) =>
      actions.find((one) => one.id === id).seats.some((seat) => seat.department === department && !seat.position);
    for (const { command, action } of allowed) {
      if (command === 'take_position' && silent(action)) await speak(people, department, action, { position: 'approve' });
    }
  }
}

/** The action on a department's page of the proposal that the story is at. */
export async function at(page, people, action) {
  if (new URL(page.url(), 'http://none').pathname !== people.path) {
    await page.goto(people.path);
    await settled(page);
  }
  return page.locator(`#action-${action}`);
}

export async function said(place, text) {
  await place.filter({ hasText: text }).waitFor();
}

export async function verdicts(page, expected) {
  await settled(page);
  expectEqual(await page.locator('.action .verdict').allTextContents(), expected, 'the verdicts');
}

/** On the page of whoever ran the pilot: it went as hoped. */
export async function recordMet(place, measured) {
  await place.getByRole('button', { name: /^Criterion met/ }).click();
  await place.locator('[id^=measured-]').fill(measured);
  await place.getByRole('button', { name: 'Record the result' }).click();
  await said(place.locator('.life__result'), 'Criterion met');
}
