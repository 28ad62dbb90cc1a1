// What every screen must hold: accessible, nothing cut off or sticking out, every label in the chosen language, no
// complaint from the browser.
import { axeSource } from './tools.mjs';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const OF_COLOURS = ['color-contrast', 'link-in-text-block']; // the rules among them that look at colours

/** axe, WCAG 2.2 AA and its best practices. */
export const accessible = (page) => axe(page, STANDARDS);

/** The rules that a page can break by its colours alone: enough for its second appearance. */
export const legible = (page) => axe(page, { type: 'rule', values: OF_COLOURS });

/**
 * The program's policy forbids injected scripts, so axe runs as the tool's own. Whether a bar that stays in sight lies over
 * a target depends on how far the page was scrolled: a target that is found too small is looked at again in the middle.
 */
async function axe(page, runOnly) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async (only) => {
    const resultTypes = ['violations'];
    const { violations } = await globalThis.axe.run(document, { runOnly: only, resultTypes });
    for (const fault of violations.filter(({ id }) => id === 'target-size')) {
      const again = [];
      for (const { target } of fault.nodes) {
        document.querySelector(target[0]).scrollIntoView({ block: 'center', behavior: 'instant' });
        const rule = { type: 'rule', values: [fault.id] };
        const second = await globalThis.axe.run({ include: [target] }, { runOnly: rule, resultTypes });
        again.push(...second.violations.flatMap(({ nodes }) => nodes));
      }
      fault.nodes = again;
    }
    return violations.filter(({ nodes }) => nodes.length > 0);
  }, runOnly);
  if (found.length === 0) return;
  const told = found.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`);
    return `${id}: ${help}\n  ${places.join('\n  ')}`;
  });
  throw new Error(told.join('\n'));
}

/** No sideways scrolling, no text cut off in its box, no target of a finger under 24 px (44 on a phone's controls). */
export async function fits(page) {
  const faults = await page.evaluate(() => {
    const out = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) out.push(`the page is ${wide} px wider than the window`);
    const shown = (element) => element.checkVisibility() && !element.closest('.hidden, .sprite, .skip, [aria-hidden="true"]');
    const named = (element) =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ` +
      element.textContent.trim().slice(0, 40);
    for (const element of document.querySelectorAll('body *')) {
      if (!shown(element) || element instanceof SVGElement) continue;
      const style = getComputedStyle(element);
      const cuts = style.overflowX !== 'visible' && style.overflowX !== 'auto' && !element.matches('textarea, input, select');
      if (cuts && element.scrollWidth > element.clientWidth + 1) out.push(`cut off: ${named(element)}`);
      const box = element.getBoundingClientRect();
      const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
      const overflows = text && element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline';
      if (overflows) out.push(`overflows: ${named(element)}`);
      if (text && (box.left < -1 || box.right > innerWidth + 1)) out.push(`outside: ${named(element)}`);
    }
    for (const button of document.querySelectorAll('button, .btn, select, input:not([type=checkbox], [type=radio])')) {
      const box = button.getBoundingClientRect();
      if (shown(button) && box.height < 43.5) out.push(`target of ${Math.round(box.height)} px: ${named(button)}`);
    }
    return [...new Set(out)];
  });
  if (faults.length > 0) throw new Error(faults.slice(0, 12).join('\n'));
}

// Names are written as their bearers write them, in sentences too.
const PEOPLE =
  'Hanna Weiss|Timur Aliev|Oleg Brandt|Boris Kern|Lena Vogt|' +
  'Elena Sorokina|Marta Lind|Ivan Petrov|Vera Ferrit|Nora Falk|Paul Reiter';

/** The interface's own words. What people wrote may be in any language and is marked as theirs by the serif voice. */
export async function translated(page, language) {
  const faults = await page.evaluate(([chosen, names]) => {
    const people = new RegExp(names, 'g');
    const theirs = '.voice, .said, .title, .lead, .card__title, .action__title, .entry__title, .hold h3, .attrs b, .facts dd, ' +
      '.who b, .me__name, .person b, .brand, .live, .seal, .timeline li span, .entry__of, .comments__text, .foot span, ' +
      '.sheet, textarea, [lang], option, .withunit__unit, .toast, .member__email, .kepts b, .joinfacts dd, ' +
      '.wrow__title, .wall__whose, .wall__news b, .say__title, .jtold'; // the last: the server names touchpoints in it
    const out = [];
    if (document.documentElement.lang !== chosen) out.push(`<html lang="${document.documentElement.lang}">`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent.trim();
      const element = node.parentElement;
      if (!text || !element.checkVisibility() || element.closest('script, style, noscript')) continue;
      if (element.closest(theirs.replace('[lang]', '[lang]:not(html)'))) continue;
      // What the server quotes is theirs too; EUR is no word.
      let own = text.replace(/\b[A-Z]{3}\b/g, '').replace(people, '');
      for (let before = ''; before !== own; ) {
        before = own;
        own = own.replace(/«[^«»]*»|“[^“”]*”/g, '');
      }
      const foreign = chosen === 'ru' ? /[a-z]{3,}/i : /[а-яё]/i;
      if (foreign.test(own)) out.push(`"${text.slice(0, 60)}" in .${element.className}`);
      const unfilled = /\w+\.\w+_?\w*\{|\{\w+\}|undefined|\[object|NaN|\b(true|null)\b/;
      if (unfilled.test(text)) out.push(`unfilled: "${text.slice(0, 60)}"`);
    }
    return out;
  }, [language, PEOPLE]);
  if (faults.length > 0) throw new Error(faults.slice(0, 12).join('\n'));
}

/** Nothing on the console. A first visit asks who is signed in and is told 401: that one answer is expected. */
export function quiet(complaints) {
  const real = complaints.filter((text) => !/status of 401/.test(text));
  if (real.length > 0) throw new Error(real.join('\n'));
}
