// A journey: how it is drawn, where everything stands in its picture, and how lines and times are told.

import { afterEach, describe, expect, test } from 'vitest';

import type { JourneyEdge } from '../api/types';
import { settings } from '../settings.svelte';
import {
  isSound,
  journeyBody,
  journeyFieldsOf,
  journeyHas,
  journeyWrongs,
  moveStep,
  newJourney,
  pasteSteps,
  tidySteps,
} from './journeyForm';
import { chosenEdges, graphOf, readableShare } from './journeyGraph';
import { labelLines } from './journeyLabel';
import { type Picture, pictureOf } from './journeyLines';
import { betweenText, edgeName, edgeText, shareText, spanText } from './journeyWords';

const STEPS = ['Fair', 'Sample', 'Offer', 'Order'];
const DAY = 86_400_000;
const edge = (from: string | null, to: string | null, customers: number, drawn = false): JourneyEdge => ({
  ...{ from, to, customers, drawn, times: customers },
  median_ms: from !== null && to !== null ? 3 * DAY : null,
  ninth_ms: from !== null && to !== null ? 9 * DAY : null,
});
/** 100 customers: most come by an advertisement, compare after the sample, skip the offer, come back to the sample. */
const EDGES = [
  edge(null, 'Ad', 60),
  edge(null, 'Fair', 40, true),
  edge('Ad', 'Fair', 50),
  edge('Fair', 'Sample', 70, true),
  edge('Sample', 'Forum', 40),
  edge('Forum', 'Offer', 20),
  edge('Forum', null, 20),
  edge('Sample', 'Order', 12),
  edge('Offer', 'Sample', 9),
  edge('Offer', 'Order', 30, true),
  edge('Order', null, 42, true),
  edge('Forum', 'Ad', 1),
];

describe('the form of a journey', () => {
  const of = (name: string, ...steps: string[]) => ({ name, steps, version: 0 });

  test('wants a name and one touchpoint, none twice whatever its letters', () => {
    expect(isSound(journeyWrongs(newJourney()))).toBe(false);
    expect(journeyWrongs(of(' ', ' ', ''))).toEqual({ name: true, steps: true, twice: [] });
    expect(journeyWrongs(of('F', 'Fair', 'Offer', ' fair'))).toEqual({
      name: false,
      steps: false,
      twice: [2],
    });
    expect(journeyWrongs(of('F', 'Fair', '', '')).twice).toEqual([]);
    expect(isSound(journeyWrongs(of('F', 'Fair')))).toBe(true);
  });
  test('lines that say nothing go, and one stays to write into', () => {
    const fields = of('F', '', ' Fair ', ' ');
    tidySteps(fields);
    expect(fields.steps).toEqual(['Fair']);
    const empty = of('F', '', ' ');
    tidySteps(empty);
    expect(empty.steps).toEqual(['']);
  });
  test('it is sent without spare space, and without the version', () => {
    expect(journeyBody(of(' First  panel ', ' Fair', '', 'Sample   box '))).toEqual({
      name: 'First panel',
      steps: ['Fair', 'Sample box'],
    });
  });
  test('it begins with what stands there and the version that it draws anew', () => {
    const journey = { name: 'F', steps: ['Fair'], version: 3 } as never;
    expect(journeyFieldsOf(journey)).toEqual({ name: 'F', steps: ['Fair'], version: 3 });
  });
  test('a step moves by one place, and at an end stays', () => {
    expect(moveStep(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moveStep(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moveStep(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moveStep(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
  const list = (n: number, name = 's') => Array.from({ length: n }, (_, i) => `${name}${i}`);

  test('a pasted list takes the place of an empty line, or of one that is selected', () => {
    const pasted = { steps: ['a', 'b', 'c', 'd'], notTaken: 0 };
    expect(pasteSteps(['a', ' ', 'd'], 1, 'b\r\n\n c ', false)).toEqual(pasted);
    expect(pasteSteps(['a', 'x', 'd'], 1, 'b\nc', true)).toEqual(pasted);
  });
  test('a pasted list replaced what stood in its line', () => {
    expect(pasteSteps(['a', 'b', 'e'], 1, 'c\nd', false).steps).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
  test('a pasted list pushed written touchpoints out at the end', () => {
    const written = [...list(20, 'a'), '', ...list(20, 'z')];
    const { steps, notTaken } = pasteSteps(written, 20, list(15).join('\n'), false);
    expect(steps).toEqual([...list(20, 'a'), ...list(10), ...list(20, 'z')]);
    expect(notTaken).toBe(5);
    const full = pasteSteps(list(50), 49, 'x\ny', false);
    expect(full).toEqual({ steps: list(50), notTaken: 2 });
  });
  test('empty lines give way to a pasted list', () => {
    expect(pasteSteps(['', '', ''], 0, list(60).join('\n'), true)).toEqual({ steps: list(50), notTaken: 10 });
    expect(pasteSteps(['', '', ''], 1, 'a\nb', true).steps).toEqual(['', 'a', 'b', '']);
  });
  test('words find it by its name and its touchpoints', () => {
    const journey = { name: 'Первый щит', steps: ['Выставка', 'Sample box'] };
    expect(['', 'перв', 'box выст', 'SAMPLE'].map((q) => journeyHas(journey, q))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['ox', 'перв offer'].map((q) => journeyHas(journey, q))).toEqual([false, false]);
  });
});

describe('which ways are shown', () => {
  const named = (percent: number) =>
    chosenEdges(EDGES, STEPS, 100, percent).map(({ from, to, customers }) => `${from} ${to} ${customers}`);

  test('those of enough customers; beginnings and ends are no lines', () => {
    expect(named(20)).toEqual([
      'Ad Fair 50',
      'Fair Sample 70',
      'Sample Forum 40',
      'Forum Offer 20',
      'Offer Order 30',
      'Sample Offer 0',
    ]);
  });
  test('the whole map at any share, also where nobody took it', () => {
    expect(named(50)).toEqual(['Ad Fair 50', 'Fair Sample 70', 'Offer Order 30', 'Sample Offer 0']);
    expect(chosenEdges(EDGES, STEPS, 100, 50).at(-1)).toMatchObject({ drawn: true, median_ms: null });
  });
  test('few ways are shown all; of many those that an eye still parts', () => {
    expect(readableShare(EDGES, 100)).toBe(0);
    const many = Array.from({ length: 40 }, (_, i) => edge(`a${i}`, `b${i}`, 40 - i));
    const share = readableShare(many, 100);
    expect(share).toBe(30);
    expect(many.filter(({ customers }) => customers >= share).length).toBeLessThanOrEqual(14);
  });
});

describe('where touchpoints stand', () => {
  const at = (percent: number, oneSided: boolean) =>
    Object.fromEntries(
      graphOf(EDGES, STEPS, 100, percent, oneSided).nodes.map(({ name, column, lane }) => [
        name,
        [column, lane],
      ]),
    );

  test('the map in one line, the rest beside it where customers touched it', () => {
    expect(at(0, false)).toEqual({
      Ad: [0, 1],
      Fair: [1, 0],
      Sample: [2, 0],
      Forum: [3, 1],
      Offer: [4, 0],
      Order: [5, 0],
    });
  });
  test('several at one place lie on both sides; with one side each has a column', () => {
    const edges = ['X', 'Y', 'Z'].flatMap((name, i) => [
      edge('Fair', name, 9 - i),
      edge(name, 'Sample', 9 - i),
    ]);
    const places = (oneSided: boolean) =>
      graphOf(edges, ['Fair', 'Sample'], 30, 0, oneSided).nodes.map(({ name, column, lane }) => [
        name,
        column,
        lane,
      ]);
    expect(places(false)).toEqual([
      ['Fair', 0, 0],
      ['X', 1, 1],
      ['Y', 1, -1],
      ['Z', 1, 2],
      ['Sample', 2, 0],
    ]);
    expect(places(true)).toEqual([
      ['Fair', 0, 0],
      ['X', 1, 1],
      ['Y', 2, 1],
      ['Z', 3, 1],
      ['Sample', 4, 0],
    ]);
  });
  test('a box knows its step, and how many ways begin and end there', () => {
    const { nodes } = graphOf(EDGES, STEPS, 100, 0, false);
    expect(nodes.find(({ name }) => name === 'Ad')).toMatchObject({ step: 0, begin: 60, end: 0 });
    expect(nodes.find(({ name }) => name === 'Order')).toMatchObject({ step: 4, begin: 0, end: 42 });
  });
  test('what is tied to the map by nothing, or only by one like it, is placed all the same', () => {
    const edges = [edge('P', 'Q', 5), edge('Q', 'P', 5), edge('Order', 'R', 4), edge('R', 'S', 4)];
    const { nodes } = graphOf(edges, STEPS, 10, 0, false);
    expect(nodes.map(({ name }) => name).sort()).toEqual([...STEPS, 'P', 'Q', 'R', 'S'].sort());
    const column = (name: string) => nodes.find((node) => node.name === name)!.column;
    expect(column('P')).toBe(0);
    expect(column('S')).toBeGreaterThan(column('Order'));
  });
});

/** The points that a path goes through, curves by their controls. */
const pointsOf = (path: string) => {
  const numbers = path.match(/-?\d+(\.\d+)?/g)!.map(Number);
  return numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1]!] as const] : []));
};
/** Every point of a path's straight parts and corners, densely. */
function along(path: string) {
  const points = pointsOf(path);
  return points.slice(1).flatMap(([x, y], i) => {
    const [fromX, fromY] = points[i]!;
    return Array.from({ length: 40 }, (_, n) => [
      fromX + ((x - fromX) * n) / 40,
      fromY + ((y - fromY) * n) / 40,
    ]);
  });
}

describe.each([
  ['wide', { along: 132, across: 84, down: false }],
  ['on a phone', { along: 84, across: 132, down: true }],
])('the picture, %s', (_, sizes) => {
  const crowd = [
    ...EDGES,
    ...['X', 'Y', 'Z'].flatMap((name, i) => [edge('Fair', name, 9 - i), edge(name, 'Sample', 9 - i)]),
    edge('Order', 'Fair', 4),
    edge('Fair', 'Order', 3),
    edge('Z', 'Ad', 3),
    edge('X', 'Y', 2),
    edge('Y', 'X', 2),
  ];
  const picture = (percent = 0): Picture =>
    pictureOf(graphOf(crowd, STEPS, 100, percent, sizes.down), 100, sizes);

  test('no two touchpoints overlap, and everything is inside', () => {
    const { boxes, lines, width, height } = picture();
    for (const [i, one] of boxes.entries())
      for (const other of boxes.slice(i + 1)) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(apart, `${one.node.name} and ${other.node.name}`).toBe(true);
      }
    const all = [
      ...lines.flatMap((line) => pointsOf(line.path + line.head)),
      ...boxes.map((b) => [b.x, b.y]),
    ];
    for (const [x, y] of all) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeLessThanOrEqual(height);
    }
  });
  test('no line runs through a touchpoint', () => {
    const { boxes, lines } = picture();
    for (const line of lines)
      for (const { node, x, y, width, height } of boxes) {
        const hit = along(line.path).some(
          ([a, b]) => a! > x + 1 && a! < x + width - 1 && b! > y + 1 && b! < y + height - 1,
        );
        expect(hit, `${line.edge.from} → ${line.edge.to} through ${node.name}`).toBe(false);
      }
  });
  test('turning lines do not lie on each other', () => {
    const { lines } = picture();
    const tracks = lines
      .filter(({ path }) => path.includes('Q'))
      .map(({ path, width }) => {
        const points = pointsOf(path);
        const across = sizes.down ? 0 : 1;
        const far = points[Math.floor(points.length / 2)]![across];
        const ends = points.map((point) => point[1 - across]!);
        return { far, width, low: Math.min(...ends), high: Math.max(...ends) };
      });
    expect(tracks.length).toBeGreaterThan(5);
    for (const [i, one] of tracks.entries())
      for (const other of tracks.slice(i + 1)) {
        const beside = one.high < other.low || other.high < one.low;
        expect(beside || Math.abs(one.far - other.far) >= (one.width + other.width) / 2).toBe(true);
      }
  });
  test('a line is the wider, the more customers went so', () => {
    const width = (from: string) => picture().lines.find(({ edge: one }) => one.from === from)!.width;
    expect(width('Ad')).toBeGreaterThan(width('Z'));
    expect(picture(30).lines.length).toBeLessThan(picture().lines.length);
  });
  test('a map of one step is a picture too', () => {
    const { boxes, lines, width, height } = pictureOf(graphOf([], ['Fair'], 0, 0, sizes.down), 0, sizes);
    expect([boxes.length, lines.length]).toEqual([1, 0]);
    expect(width >= boxes[0]!.width && height >= boxes[0]!.height).toBe(true);
  });
});

describe('in words', () => {
  afterEach(() => {
    settings.speak('en');
  });

  test('times as exactly as people tell them', () => {
    expect([0, 40_000, 40 * 60_000, 5 * 3_600_000, 36 * 3_600_000, 3 * DAY].map(spanText)).toEqual([
      'a second',
      '40 s',
      '40 min',
      '5 h',
      '36 h',
      '3 days',
    ]);
  });
  test('a small share is not nothing', () => {
    expect([shareText(0, 10), shareText(1, 300), shareText(1, 3), shareText(0, 0)]).toEqual([
      '0%',
      '< 1%',
      '33%',
      '0%',
    ]);
  });
  test('a way: its ends, how many, how long, whether it is drawn', () => {
    expect(edgeText(EDGES[3]!, 100)).toBe(
      'Fair → Sample: customers: 70 of 100 (70%), half within 3 days, nine of ten within 9 days; on the map',
    );
    expect(edgeName(EDGES[0]!)).toBe('Begins: Ad');
    expect(edgeName(EDGES[6]!)).toBe('Forum, then nothing more');
    expect(betweenText(EDGES[0]!)).toBe('');
    settings.speak('ru');
    expect(edgeText(EDGES[4]!, 100).replaceAll('\u00a0', ' ')).toBe(
      'Sample → Forum: клиентов: 40 из 100 (40 %), половина за 3 дня, девять из десяти за 9 дней; нет на карте',
    );
  });
  test('a name breaks between words and ends where there is no room', () => {
    expect(labelLines('Fair', 16, 2)).toEqual(['Fair']);
    expect(labelLines('Talk with the fitter', 16, 2)).toEqual(['Talk with the', 'fitter']);
    expect(labelLines('Unterlagenanforderungsformular', 16, 2)).toEqual([
      'Unterlagenanford',
      'erungsformular',
    ]);
    expect(labelLines('one two three four five six seven', 10, 2)).toEqual(['one two', 'three…']);
  });
});
