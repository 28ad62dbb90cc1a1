// Every screen, in both languages, both appearances and both widths: accessible, whole, translated, quiet.
import { openPage, settled, signInQuietly } from "./lib/browser.mjs";
import { accessible, fits, quiet, translated } from "./lib/checks.mjs";

const WIDTHS = [1440, 390];

/** Which screens there are, and who sees them best. The proposals are found by what is in them, not by number. */
async function screensOf(base) {
  const reply = await fetch(`${base}/api/v1/session/hints`).then((got) => got.json());
  const of = (department) => reply.people.find((one) => one.department === department && one.head);
  return { password: reply.password, head: of };
}

async function proposals(page) {
  const { proposals: cards } = await (await page.request.get("/api/v1/proposals")).json();
  const find = (fits) => cards.find(fits)?.id ?? cards[0].id;
  return {
    busy: find((card) => card.challenge && card.status === "in_review"),
    ready: find((card) => card.status === "awaiting_decision" && card.unanswered === 0),
    owing: find((card) => card.status === "awaiting_decision" && card.unanswered > 0),
    done: find((card) => card.status === "launched"),
  };
}

/** Two languages at a time, each in its own pages: an axe run is the work of one core. */
export async function screens(report, browser, program) {
  const { password, head } = await screensOf(program.base);
  const who = { marketing: head("marketing"), finance: head("finance"), production: head("production") };
  report.part("Screens");
  const inLanguage = async (language) => {
    for (const theme of ["light", "dark"])
      for (const width of WIDTHS) {
        const look = { language, theme, width, height: width < 600 ? 844 : 900 };
        await visit(report, browser, program, look, null, () => [["sign-in", "/sign-in"]]);
        await visit(report, browser, program, look, { ...who.finance, password }, screensOfFinance);
        await visit(report, browser, program, look, { ...who.marketing, password }, screensOfMarketing);
      }
  };
  await Promise.all(["en", "ru"].map(inLanguage));
}

const screensOfFinance = (ids) => [
  ["board", "/board"],
  ["proposal with a challenged veto", `/proposals/${ids.busy}`],
  ["proposal, launched", `/proposals/${ids.done}`],
  ["my turn", "/my-turn"],
  ["suggest a change", `/proposals/${ids.busy}/suggest`, openChange],
  ["change the campaign, closed", `/proposals/${ids.busy}/amend`],
  ["new campaign, closed", "/new"],
  ["a page that is not", "/nowhere"],
  ["a proposal that is not", "/proposals/999999"],
];

const screensOfMarketing = (ids) => [
  ["proposal, to be answered", `/proposals/${ids.owing}`],
  ["decide, held", `/proposals/${ids.owing}/decide`],
  ["decide, open", `/proposals/${ids.ready}/decide`],
  ["my turn of marketing", "/my-turn"],
  ["change the campaign", `/proposals/${ids.busy}/amend`, openChange],
  ["new campaign", "/new", openNew],
];

/** An action with a kind, so that its inputs are there, and errors after a first try. */
async function openNew(page) {
  await page.locator("#action-0-kind").selectOption({ index: 1 });
  await page.locator(".signbar [type=submit]").click();
  await page.locator(".wrong").first().waitFor();
}

/** Everything opened, an action dropped, and errors after a first try. */
async function openChange(page) {
  const shut = page.locator(".editrow [aria-expanded=false]"); // one fewer after each click
  while ((await shut.count()) > 0) await shut.first().click();
  await page.locator("#title").fill("");
  await page.locator(".editrow .btn--quiet").last().click();
  await page.locator(".amend [type=submit]").click();
  await page.locator(".amend .wrong").first().waitFor();
}

async function visit(report, browser, program, look, person, list) {
  const { page, context, complaints } = await openPage(browser, program.base, look);
  let ids = {};
  if (person) {
    await signInQuietly(page, person.email, person.password);
    ids = await proposals(page);
  }
  for (const [name, path, before] of list(ids)) {
    complaints.length = 0;
    await report.check(`${look.language}, ${look.theme}, ${look.width} px: ${name}`, async () => {
      await page.goto(path);
      await settled(page);
      if (before) await before(page);
      await fits(page);
      await translated(page, look.language);
      await accessible(page);
      // The browser itself reports an answer of 404; the page says so in words.
      quiet(path === "/proposals/999999" ? complaints.filter((text) => !/status of 404/.test(text)) : complaints);
    });
  }
  await context.close();
}
