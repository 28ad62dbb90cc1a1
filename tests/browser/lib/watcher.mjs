// A second browser with the board open, which nobody touches. It notes when it first shows what a step leads to.

const WITHIN_MS = 1000;

/** In the page: whether the board shows a proposal like this now. */
function shows({ title, lane, scales, scale, flag, noFlag }) {
  const card = [...document.querySelectorAll('.card')].find((one) => one.querySelector('.card__title')?.textContent === title);
  if (!card) return false;
  const labels = [...card.querySelectorAll('.scale--s')].map((one) => one.getAttribute('aria-label'));
  const flags = card.querySelector('.card__flags')?.textContent ?? '';
  return (
    (!lane || card.closest('.lane')?.getAttribute('aria-labelledby') === `lane-${lane}`) &&
    (!scales || labels.length === scales) &&
    (!scale || labels[scale[0] - 1] === `Action ${scale[0]}: ${scale[1]}`) &&
    (!flag || flags.includes(flag)) &&
    (!noFlag || !flags.includes(noFlag))
  );
}

export class Watcher {
  constructor(page, title) {
    this.page = page;
    this.title = title;
  }

  async begin() {
    await this.page.evaluate(`globalThis.shows = ${shows}; globalThis.notReloaded = true`);
  }

  /** Runs the act elsewhere; the board must show `what` within a second of the server's acknowledgement. */
  async sees(act, what) {
    const wanted = { title: this.title, ...what };
    // Armed before the act: every change of the page is looked at, and the moment of the first match is kept.
    await this.page.evaluate((expected) => {
      globalThis.seenAt = globalThis.shows(expected) ? Date.now() : 0;
      globalThis.eyes?.disconnect();
      globalThis.eyes = new MutationObserver(() => {
        if (!globalThis.seenAt && globalThis.shows(expected)) globalThis.seenAt = Date.now();
      });
      globalThis.eyes.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    }, wanted);
    const began = Date.now();
    let sent = 0;
    let acknowledged = 0;
    const contexts = this.page.context().browser().contexts();
    const leaves = (request) => {
      if (request.method() === 'POST') sent = Date.now();
    };
    const arrives = (reply) => {
      if (reply.request().method() === 'POST' && reply.ok()) acknowledged = Date.now();
    };
    for (const context of contexts) context.on('request', leaves).on('response', arrives);
    await act();
    // The act may end before its own answer is told here: its page hears of the event by the live connection too.
    for (let waited = 0; acknowledged < sent && waited < 5000; waited += 10) await new Promise((go) => setTimeout(go, 10));
    for (const context of contexts) context.off('request', leaves).off('response', arrives);
    if (!sent || acknowledged < sent) throw new Error('the server acknowledged nothing of what was sent');
    await this.page.waitForFunction(() => globalThis.seenAt > 0, undefined, { polling: 20, timeout: 5000 }).catch(() => {
      throw new Error(`the second board does not show ${JSON.stringify(what)}`);
    });
    const seen = await this.page.evaluate(() => globalThis.seenAt);
    const after = Math.max(0, seen - acknowledged);
    if (seen < began) throw new Error('the second board showed it before it happened');
    if (after > WITHIN_MS) throw new Error(`shown ${after} ms after the server took it, at most ${WITHIN_MS} are allowed`);
    return `shown ${Math.max(0, seen - sent)} ms after it was sent`;
  }

  verdicts() {
    return this.page.evaluate((title) => {
      const titled = (one) => one.querySelector('.card__title')?.textContent === title;
      const card = [...document.querySelectorAll('.card')].find(titled);
      return [...card.querySelectorAll('.scale--s')].map((one) => one.getAttribute('aria-label').split(': ')[1]);
    }, this.title);
  }

  async stayed() {
    if (!(await this.page.evaluate(() => globalThis.notReloaded === true))) throw new Error('it was reloaded');
  }
}
