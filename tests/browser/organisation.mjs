// Who belongs to the organisation, in browsers: a head invites a colleague, who joins in a browser of their own, acts,
// loses the password, gets a new link, and leaves; tokens, screens, the own password; the rulebook in words.
// Set-up needs an empty server and cannot be played on the demo.
import { openPage, settled, signInQuietly } from './lib/browser.mjs';
import { accessible, fits, quiet } from './lib/checks.mjs';
import { said } from './lib/company.mjs';
import { expectEqual } from './lib/report.mjs';

const NEW = { name: 'Greta Sommer', email: 'greta@ferrit.example', password: 'seven quiet scales' };
const AGAIN = 'eight quiet scales';

export async function organisation(report, browser, program) {
  report.part('Who belongs to the organisation');
  const hints = await fetch(`${program.base}/api/v1/session/hints`).then((got) => got.json());
  const headOf = (department) => hints.people.find((one) => one.department === department && one.head);
  const sales = await openPage(browser, program.base);
  await signInQuietly(sales.page, headOf('sales').email, hints.password);
  const guest = await openPage(browser, program.base, { width: 390, height: 844 });
  const [page, phone] = [sales.page, guest.page];
  const step = (name, act) => report.check(name, act);
  const department = page.locator('#department-sales');
  const row = department.locator('.member', { hasText: NEW.name });
  const acts = async () => {
    if (!(await row.locator('details').getAttribute('open').then((open) => open !== null)))
      await row.locator('summary').click();
    return row;
  };
  let link = '';

  await step('people: only the own department can be changed by its head', async () => {
    await visit(page, '/people');
    expectEqual(await page.locator('.department').count(), 7, 'departments');
    expectEqual(await page.getByRole('button', { name: /^Invite/ }).count(), 1, 'departments to invite to');
    await department.getByRole('button', { name: /^Invite/ }).waitFor();
    expectEqual(await page.locator('#department-legal .member__acts').count(), 0, 'acts on others');
    await fits(page);
    await accessible(page);
  });

  await step('an invitation is refused at its fields, then gives a link', async () => {
    await department.getByRole('button', { name: /^Invite/ }).click();
    const form = department.locator('.inviteform');
    await form.getByRole('button', { name: 'Invite' }).click();
    expectEqual(await form.locator('.wrong').count(), 2, 'faults');
    await form.getByLabel('First and last name').fill(NEW.name);
    await form.getByLabel('E-mail').fill(headOf('legal').email);
    await form.getByRole('button', { name: 'Invite' }).click();
    await form.locator('.field--wrong').filter({ hasText: 'E-mail' }).waitFor(); // an address belongs to one person
    await form.getByLabel('E-mail').fill(NEW.email);
    await form.getByRole('button', { name: 'Invite' }).click();
    link = await linkIn(department);
    expectEqual(/\/join#cwi_[\w-]{43}$/.test(link), true, 'a link to join');
    await said(row, 'has not signed in yet');
    await said(page.locator('.invitations li'), NEW.email);
    await department.getByRole('button', { name: 'Done' }).click();
  });

  await step('on a phone the invited person sets a password and is in', async () => {
    await phone.goto(link);
    await said(phone.locator('.joinfacts dd'), NEW.email);
    await fits(phone);
    await accessible(phone);
    await phone.getByLabel('Choose a password').fill('short');
    await phone.getByRole('button', { name: 'Save it and sign in' }).click();
    await said(phone.locator('.wrong'), '3 characters more');
    await phone.getByLabel('Choose a password').fill('password123');
    await phone.getByRole('button', { name: 'Save it and sign in' }).click();
    await phone.locator('.field--wrong').waitFor(); // one of the commonest
    await phone.getByLabel('Choose a password').fill(NEW.password);
    await phone.getByRole('button', { name: 'Save it and sign in' }).click();
    await phone.waitForURL((url) => url.pathname === '/my-turn');
    await settled(phone);
  });

  await step('a link that was used says so', async () => {
    const other = await openPage(browser, program.base);
    await other.page.goto(link);
    await said(other.page.locator('h1'), 'This link does not work any more');
    quiet(other.complaints.filter((text) => !/status of 403/.test(text)));
    await other.context.close();
  });

  await step('they are made head, act for nobody else, and are head no more', async () => {
    await visit(page, '/people');
    expectEqual(await page.locator('.invitations').count(), 0, 'open invitations');
    await (await acts()).getByRole('button', { name: 'Make head' }).click();
    await row.getByText('head', { exact: true }).waitFor();
    await (await acts()).getByRole('button', { name: 'No longer head' }).click();
    await row.getByText('head', { exact: true }).waitFor({ state: 'detached' });
  });

  await step('a head lets them act, is away, and comes back', async () => {
    await page.getByText('Let somebody act for you…').click();
    await page.getByLabel('Who', { exact: true }).selectOption({ label: NEW.name });
    await page.getByRole('button', { name: 'Let them act' }).click();
    await said(row, `acts for ${headOf('sales').name}`);
    await page.getByRole('button', { name: 'Act yourself again' }).click();
    await page.getByText('Say when you are away…').click();
    await page.getByRole('button', { name: 'Say so' }).click();
    await page.getByRole('button', { name: /I am back|Call it off/ }).click();
    await said(page.locator('.mine'), 'You are here.');
  });

  await step('a new link sets another password, and ends their session', async () => {
    await (await acts()).getByRole('button', { name: 'New link' }).click();
    link = await linkIn(department);
    const other = await openPage(browser, program.base);
    await other.page.goto(link);
    await said(other.page.locator('h1'), 'A new password');
    await other.page.getByLabel('Choose a password').fill(AGAIN);
    await other.page.getByRole('button', { name: 'Save it and sign in' }).click();
    await other.page.waitForURL((url) => url.pathname === '/my-turn');
    await phone.goto('/people');
    await phone.waitForURL((url) => url.pathname === '/sign-in');
    await other.context.close();
  });

  await step('settings: the password is changed, the old one refused', async () => {
    await signInQuietly(phone, NEW.email, AGAIN);
    await visit(phone, '/settings');
    await fits(phone);
    await accessible(phone);
    await phone.getByLabel('Present password').fill('not this one');
    await phone.getByLabel('New password').fill(NEW.password);
    await phone.getByRole('button', { name: 'Change the password' }).click();
    await said(phone.locator('.wrong'), 'This is not your present password.');
    await phone.getByLabel('Present password').fill(AGAIN);
    await phone.getByRole('button', { name: 'Change the password' }).click();
    await said(phone.locator('.toast'), 'The password is changed.');
    const signsIn = (password) =>
      fetch(`${program.base}/api/v1/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email: NEW.email, password }),
      }).then((got) => got.status);
    expectEqual([await signsIn(AGAIN), await signsIn(NEW.password)], [401, 200], 'the old password and the new');
  });

  await step('a token reads, cannot write, and is ended', async () => {
    await phone.getByRole('button', { name: 'Make a token…' }).click();
    await phone.getByLabel('What it is for').fill('price report');
    await phone.getByRole('button', { name: 'Make the token' }).click();
    const secret = await phone.locator('#token-secret').inputValue();
    const headers = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' };
    const ask = (path, more) => fetch(`${program.base}/api/v1${path}`, { headers, ...more }).then((got) => got.status);
    expectEqual(await ask('/me'), 200, 'reading');
    expectEqual(await ask('/displays', { method: 'POST', body: '{"name":"x"}' }), 403, 'writing');
    await phone.getByRole('button', { name: 'Done' }).click();
    await phone.getByRole('button', { name: /^End the token “price report”/ }).click();
    await phone.getByRole('button', { name: 'End the token', exact: true }).click();
    await phone.getByText('You have none.').waitFor();
    expectEqual(await ask('/me'), 401, 'reading after its end');
  });

  await step('a screen gets a link, shown once, and goes dark', async () => {
    await phone.getByRole('button', { name: 'Add a screen…' }).click();
    await phone.getByLabel('Where it hangs').fill('Workshop');
    await phone.getByRole('button', { name: 'Make the link' }).click();
    const wall = await phone.locator('#display-link').inputValue();
    const token = /\/tv\/(cwd_[\w-]{43})$/.exec(wall)?.[1];
    const headers = { Authorization: `Bearer ${token}` };
    const look = () => fetch(`${program.base}/api/v1/display`, { headers }).then((got) => got.status);
    expectEqual(await look(), 200, 'the display');
    await phone.getByRole('button', { name: 'Done' }).click();
    await phone.getByRole('button', { name: /^End the screen “Workshop”/ }).click();
    await phone.getByRole('button', { name: 'End the screen', exact: true }).click();
    await phone.locator('.kepts li', { hasText: 'Workshop' }).waitFor({ state: 'detached' });
    expectEqual(await look(), 401, 'the display after its end');
  });

  await step('the rulebook says in sentences who may do what', async () => {
    await visit(page, '/settings');
    await page.locator('.foot a').click();
    await said(page.locator('h1'), 'Marketing decides, six departments check it');
    const sentence = page.locator('section[aria-labelledby=law-sales] .lawline', { hasText: 'discount is more than 10%' });
    await said(sentence, 'May veto');
    await said(sentence, 'price promise');
    await page.getByText('By kind of action').click();
    await said(page.locator('section[aria-labelledby=law-kind-date] .lawline', { hasText: 'Production' }).first(), 'May veto');
    await fits(page);
    await accessible(page);
  });

  await step('who leaves is told the consequence, and is out at once', async () => {
    await visit(page, '/people');
    await (await acts()).getByRole('button', { name: `Remove ${NEW.name} from the organisation?` }).click();
    await said(row.locator('.confirm'), 'They are signed out at once and for good.');
    await row.getByRole('button', { name: `Remove ${NEW.name}`, exact: true }).click();
    await row.waitFor({ state: 'detached' });
    await phone.goto('/people');
    await phone.waitForURL((url) => url.pathname === '/sign-in');
  });

  // What was refused on purpose is reported by the browser itself, too.
  const expected = /status of (401|403|409|422)/;
  await report.check('no browser had anything to complain of', () =>
    quiet([...sales.complaints, ...guest.complaints].filter((text) => !expected.test(text))),
  );
  await Promise.all([sales.context.close(), guest.context.close()]);
}

async function visit(page, path) {
  await page.goto(path);
  await settled(page);
}

/** The link that is shown once; it is selected, ready to be copied by hand. */
async function linkIn(place) {
  const input = place.locator('.once input');
  await input.waitFor();
  const selected = await input.evaluate((one) => one.selectionEnd - one.selectionStart === one.value.length);
  expectEqual(selected, true, 'the link is selected');
  return input.inputValue();
}
