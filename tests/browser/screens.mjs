// Every screen, in both languages, both appearances and both widths: accessible, whole, translated, quiet. A page is
// opened once for both appearances: they differ in colours alone. The suite looks at English wide and at Russian, whose
// words are longer, narrow; SCREENS=all at each language in each width.
import { openPage, settled, signInQuietly } from "./lib/browser.mjs";
import { accessible, fits, legible, quiet, translated } from "./lib/checks.mjs";
import { journeyRecord } from "./journeys.mjs";
import { records } from "./knowledge.mjs";
import { display, empty, invitation, newcomer } from "./lib/newcomers.mjs";

const WIDTHS = process.env.SCREENS === "all" ? { en: [1440, 390], ru: [1440, 390] } : { en: [1440], ru: [390] };

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

const OF_NEWCOMERS = "four quiet brass scales";

/** Two languages at a time, each in its own pages: an axe run is the work of one core. */
export async function screens(report, browser, program) {
  const { password, head } = await screensOf(program.base);
  const who = { marketing: head("marketing"), finance: head("finance"), sales: head("sales") };
  report.part("Screens");
  const begun = await prepare(browser, program, head, password);
  const { links, known } = begun;
  const inLanguage = async (language) => {
    for (const width of WIDTHS[language]) {
      const look = { language, width, height: width < 600 ? 844 : 900 };
      await visit(report, browser, program, look, null, () => screensOfNobody(links, look));
      await visit(report, browser, program, look, { ...who.finance, password }, screensOfFinance);
      await visit(report, browser, program, look, { ...who.marketing, password }, screensOfMarketing);
      await visit(report, browser, program, look, { ...who.sales, password }, screensOfSales);
      await visit(report, browser, program, look, { ...who.sales, password }, () => screensOfKnowledge(known));
      await visit(report, browser, program, look, { email: begun.newcomer, password: OF_NEWCOMERS }, screensOfNewcomer);
    }
  };
  try {
    await Promise.all(["en", "ru"].map(inLanguage));
  } finally {
    await begun.end();
  }
}

/** What some screens need to be there: a newcomer, an open invitation, a display, and a server without an organisation. */
async function prepare(browser, program, head, password) {
  const { page, context } = await openPage(browser, program.base);
  await signInQuietly(page, head("marketing").email, password);
  const join = await invitation(page, "Paul Reiter", "marketing");
  const tv = await display(page, "Hall, ground floor");
  const known = { ...(await records(page)), journey: await journeyRecord(page) };
  const email = await newcomer(page, "Nora Falk", OF_NEWCOMERS); // and signs them in
  await context.close();
  const bare = await empty(program.binary);
  const links = { join, tv, setUp: bare.program.base + bare.link };
  return { links, known, newcomer: email, end: () => bare.program.discard() };
}

const SWITCHED_OFF = `/tv/cwd_${"x".repeat(43)}`;

const screensOfNobody = (links, { language, width }) => [
  ["sign-in", "/sign-in"],
  ["join", links.join, sendNothing],
  ["join, by a link that does not hold", "/join#cwi_x"],
  ["set-up", links.setUp, sendNothing],
  ["set-up, when it is done", "/set-up"],
  ...(width < 1000 ? [] : [["a wall", `${links.tv}?lang=${language}`]]), // made for 16:9, for no phone
  ["a wall that was switched off", `${SWITCHED_OFF}?lang=${language}`],
];

const screensOfSales = () => [
  ["people", "/people"],
  ["people, inviting", "/people", openInvitation],
  ["settings", "/settings"],
  ["settings, everything open", "/settings", openSettings],
  ["rulebook", "/rulebook"],
  ["figures", "/figures", sendNothing],
  ["a figure that says too little", "/figures", askFigure],
  ["an objection from my turn", "/my-turn", (page) => openSay(page, "object")],
  ["a veto from my turn", "/my-turn", (page) => openSay(page, "veto")],
];

const screensOfKnowledge = ({ insight, talk, metric, journey }) => [
  ["customers", "/knowledge"],
  ["customers, searched", `/knowledge?q=${encodeURIComponent("лампа")}`],
  ["conversations", "/knowledge/conversations"],
  ["whom to call", "/knowledge/calls"],
  ["journeys", "/knowledge/journeys"],
  ["a journey, everything open", `/journeys/${journey}`, openAgain],
  ["a journey, drawn", "/journeys/new", sendNothing],
  ["a journey, drawn anew", `/journeys/${journey}/change`],
  ["an insight, everything open", `/insights/${insight}`, openAgain],
  ["an insight, written down", "/insights/new", sendNothing],
  ["an insight, made better", `/insights/${insight}/change`],
  ["a conversation, everything open", `/conversations/${talk}`, openAgain],
  ["a conversation, written down", "/conversations/new", sendNothing],
  ["a file to bring in", "/knowledge/import", giveFile],
  ["a kept figure, to be explained", `/metrics/${metric}`, openAgain],
];

const screensOfNewcomer = () => [
  ["new campaign, a guide is offered", "/new"],
  ["new campaign, guided", "/new", beginGuide],
  ["my turn, nothing done yet", "/my-turn"],
];

/** The errors of a form that was sent empty. */
async function sendNothing(page) {
  await page.locator("form [type=submit]").first().click();
  await page.locator(".wrong").first().waitFor();
}

async function askFigure(page) {
  for (const id of ["first-yes", "second-yes"]) await page.locator(`#figure-${id}`).fill("180");
  for (const id of ["first-of", "second-of"]) await page.locator(`#figure-${id}`).fill("900");
  await page.locator("#figure-claim").fill("25");
  await page.locator(".figures__more summary").click();
  await page.locator("#figure-looks").fill("5");
  await page.locator(".figures [type=submit]").click();
  await page.locator(".figured .note").waitFor();
}

async function openInvitation(page) {
  await page.locator(".department__in > p > .btn").first().click();
  await page.locator(".inviteform [type=submit]").click();
  await page.locator(".inviteform .wrong").first().waitFor();
}

/** A token and a screen about to be made, and the password refused. */
async function openSettings(page) {
  const shut = page.locator(".settings__in > p > .btn");
  while ((await shut.count()) > 0) await shut.first().click();
  await sendNothing(page);
}

/** Everything that is folded away, in which nothing loads any more. */
async function openAgain(page) {
  const shut = page.locator(".page .again:not([open]) > summary"); // one fewer after each click
  while ((await shut.count()) > 0) await shut.first().click();
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => scrollTo(0, 0));
}

/** With a column that is not known, a row that is amiss, and one that would come in. */
async function giveFile(page) {
  const text = "Дата;ФИО;Телефон;Цитата;Цвет\n05.11.2026;Ольга;+7 900 1;Ждала субботы;1\n31.02.2026;Пётр;+7 900 2;Дорого;2\n";
  await page.locator("#import-file").setInputFiles({ name: "calls.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.locator(".importamiss").waitFor();
  for (const folded of await page.locator(".imported summary").all()) await folded.click();
}

async function openCiting(page) {
  await page.locator("#evidence .btns .btn").click();
  await page.locator("dialog[open] .picker__found .pick").first().waitFor();
}

async function openSay(page, position) {
  await page.locator(`.entry .btn.is-${position}`).first().click();
  await page.locator("dialog[open] textarea").first().waitFor();
}

async function beginGuide(page) {
  await page.locator(".guide .btn--solid").click();
  await page.locator(".guide__steps").waitFor();
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
  ["citing evidence", `/proposals/${ids.busy}`, openCiting],
  ["new campaign", "/new", openNew],
];

/** A price with what it would meet, of which the last way round is taken; and errors after a first try. */
async function openNew(page) {
  await page.locator("#action-0-kind").selectOption("price");
  await page.locator("#action-0-discount_pct").fill("20");
  const ways = page.locator(".whatif:not([aria-busy=true]) .whatif__way .btn", { hasText: "→" });
  await ways.nth(1).click();
  await page.waitForFunction(() => document.getElementById("action-0-discount_pct").value === "15");
  await ways.nth(1).waitFor({ state: "detached" }); // the veto of finance is gone
  for (const earlier of await page.locator(".whatif summary").all()) await earlier.click();
  await page.locator(".premortem .btns .btn").click();
  await page.locator("#premortem-0").fill("«Никто не звонит» – “nobody calls”");
  await page.locator(".signbar [type=submit]").click();
  await page.locator(".wrong").first().waitFor();
  await page.locator(".whatif[aria-busy=true]").waitFor({ state: "detached" }); // an old answer is paler
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
    // The browser itself reports a refusal; the page says so in words.
    const known = { "/proposals/999999": /status of 404/, "/join#cwi_x": /status of 403/ }[path] ?? /^$/;
    const refused = path.startsWith(SWITCHED_OFF) ? /status of 401/ : known;
    const still = () => quiet(complaints.filter((text) => !refused.test(text)));
    await page.emulateMedia({ colorScheme: "light" });
    await report.check(`${look.language}, light, ${look.width} px: ${name}`, async () => {
      await page.goto(path);
      await settled(page);
      if (before) await before(page);
      await fits(page);
      await translated(page, look.language);
      await accessible(page);
      still();
    });
    await page.emulateMedia({ colorScheme: "dark" });
    await report.check(`${look.language}, dark, ${look.width} px: ${name}`, async () => {
      await darkened(page);
      await legible(page);
      still();
    });
  }
  await context.close();
}

/** The dark appearance is really there: its paper is darker than its ink. The page hears of it a moment later. */
async function darkened(page) {
  const dark = () => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    const [paper, ink] = [backgroundColor, color].map((one) => {
      const [red, green, blue] = one.match(/[\d.]+/g).map(Number);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    });
    return paper < ink;
  };
  await page.waitForFunction(dark, undefined, { timeout: 20_000 }).catch(() => {
    throw new Error("expected dark paper under light ink after the appearance was changed");
  });
  // The paper comes first; what inherits its colour may follow a frame later.
  await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))));
}
