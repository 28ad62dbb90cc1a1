// SVG: as a browser lays it out. Every word of the lives is there, lies in its box, and no line runs through one.
import { checkFinds, spoil } from './spoilt.mjs';
import { libxml } from './xml.mjs';

/** Runs in the page: what lies over what, by the boxes that the browser gives to texts, rectangles and lines. */
function seenInPage() {
  const out = [];
  const paper = document.querySelector('.paper').getBoundingClientRect();
  const boxOf = (element) => element.getBoundingClientRect();
  const holds = (box, other, by) =>
    other.left >= box.left - by &&
    other.right <= box.right + by &&
    other.top >= box.top - by &&
    other.bottom <= box.bottom + by;
  const overlap = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const boxes = [...document.querySelectorAll('.state, .words')].map(boxOf);
  boxes.forEach((one, i) => {
    if (boxes.slice(0, i).some((other) => overlap(one, other))) out.push(`box ${i} lies on another`);
  });
  for (const text of document.querySelectorAll('text')) {
    const box = boxOf(text);
    const free = text.matches('.title, .legend');
    const fits = free ? holds(paper, box, 0) : boxes.some((each) => holds(each, box, 0));
    if (!fits) out.push(`"${text.textContent}" sticks out`);
    if (free && boxes.some((each) => overlap(each, box))) out.push(`"${text.textContent}" lies on a box`);
  }
  const words = [...document.querySelectorAll('text')].map(boxOf);
  words.forEach((one, i) => {
    if (words.slice(0, i).some((other) => overlap(one, other))) out.push(`words ${i} lie on others`);
  });
  for (const path of document.querySelectorAll('path.line:not(defs path)')) {
    const frame = path.getCTM();
    for (let at = 0; at <= path.getTotalLength(); at += 2) {
      const { x, y } = path.getPointAtLength(at).matrixTransform(frame);
      const hit = [...boxes].find((box) => x > box.left + 1 && x < box.right - 1 && y > box.top + 1 && y < box.bottom - 1);
      if (hit) out.push(`a line runs through a box at ${Math.round(x)}, ${Math.round(y)}`);
      if (hit) break;
    }
  }
  return out;
}

function wordsMissing(svg, machine) {
  const drawn = [...svg.matchAll(/<text [^>]*>([^]*?)<\/text>/g)].map(([, inside]) =>
    [...inside.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/g)].map(([, line]) => line).join(' '),
  );
  const escaped = (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const wanted = Object.values(machine.states).flatMap(({ states }) =>
    Object.values(states).flatMap(({ description, on }) => [
      description,
      ...Object.values(on ?? {}).map((step) => step.description),
    ]),
  );
  return difference(wanted.map(escaped), drawn);
}

/** Each as often as it is wanted. */
function difference(wanted, drawn) {
  const left = [...drawn];
  return wanted.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

export async function checkSvg(report, svg, machine, page) {
  await checkFinds(report, 'svg: well-formed', libxml, svg, {
    'an end tag that is missing': (text) => spoil(text, '</defs>', ''),
  });
  await checkFinds(report, 'svg: every state and step is named', (text) => wordsMissing(text, machine), svg, {
    'a name that is missing': (text) => spoil(text, /<text class="name">[^]*?<\/text>/, ''),
  });
  const look = async (text) => {
    await page.setContent(`<body style="margin:0">${text.replace(/^<\?xml.*\?>/, '')}</body>`);
    return page.evaluate(seenInPage);
  };
  await checkFinds(report, 'svg: every word lies in its box, and no line runs through one', look, svg, {
    'letters too large': (text) => spoil(text, '.name { font-size: 15px', '.name { font-size: 40px'),
    'a line through a box': (text) => spoil(text, /(<path class="line" d=")M(\d+) (\d+)/, '$1M$2 -400 L$2 2000 M$2 $3'),
    'a box on another': (text) =>
      spoil(text, /(<rect class="state" x=")\d+(" y=")\d+(" width=")\d+(" height=")\d+/, '$10$20$3900$4900'),
  });
}
