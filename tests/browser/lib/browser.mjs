// Chromium as the tests use it, and a person sitting at it.
import { chromium } from './tools.mjs';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** In a language: its own controls, e.g. the date input, then speak it too. */
export function openBrowser(language = 'en') {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const env = { ...process.env, LANGUAGE: language };
  return chromium.launch({ executablePath, args: [...FLAGS, `--lang=${language}`], env, timeout: 60_000 });
}

/** Opens a page; what the browser complains about is collected in `complaints`. */
export async function openPage(browser, base, { language = 'en', theme = 'light', width = 1440, height = 900 } = {}) {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width, height },
    colorScheme: theme,
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    timezoneId: 'Europe/Vienna',
    reducedMotion: 'reduce',
    hasTouch: width < 600,
  });
  await context.addInitScript((chosen) => {
    if (!localStorage.getItem('counterweight.language')) localStorage.setItem('counterweight.language', chosen);
    document.addEventListener('securitypolicyviolation', (broken) => {
      console.error(`CSP: ${broken.violatedDirective} ${broken.blockedURI} ${broken.sourceFile ?? ''}`);
    });
  }, language);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.setDefaultTimeout(30_000); // the machine may be busy with other tests
  return { page, context, complaints };
}

/** Signs in through the page itself, the way a person of the demo would. */
export async function signIn(page, name, to = '/board') {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
  await page.locator('.person', { hasText: name }).click();
  await page.locator('.signin__form button').click();
  await page.waitForURL((url) => url.pathname + url.search === to.split('#')[0]);
  await page.locator('main').waitFor();
}

/** By the session's cookie, where the sign-in page is not what is looked at. */
export async function signInQuietly(page, email, password) {
  const reply = await page.request.post('/api/v1/session', { data: { email, password } });
  if (!reply.ok()) throw new Error(`expected to sign in as ${email}, found ${reply.status()}`);
}

/** The page has its content: nothing is loading, and the connection is live (where there is one). */
export async function settled(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => {
    const sign = document.querySelector('.live');
    return (!sign || sign.dataset.state === 'live') && document.fonts.status === 'loaded';
  });
  await page.waitForLoadState('networkidle');
}
