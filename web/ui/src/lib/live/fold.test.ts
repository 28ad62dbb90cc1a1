import { describe, expect, test } from 'vitest';

import type { Card } from '../api/types';
import { type Board, connected, emptyBoard, fold } from './fold';
import type { Frame, Subscribe } from './frames';

const card = (id: number, seq: number) => ({ id, seq, title: `proposal ${id}` }) as unknown as Card;
const BOARD = { topic: 'board', mode: 'state' } as const;

const hello = (org = 'ferrit'): Frame => ({
  type: 'hello',
  org,
  head: '9-aaaaaaaa',
  build: '1',
  heartbeat_s: 25,
});
const subscribed = (id: number, resumed = false): Frame => ({ type: 'subscribed', id, resumed, ...BOARD });
const snapshot = (cursor: string, cards: Card[], part = 1, last = true): Frame => ({
  type: 'snapshot',
  cursor,
  part,
  last,
  cards,
  ...BOARD,
});
const update = (from: number, cursor: string, cards: Card[], gone: number[] = []): Frame => ({
  type: 'update',
  from,
  cursor,
  cards,
  gone,
  ...BOARD,
});

/** Folds the frames in turn; also what was sent on the way. */
function run(frames: Frame[], start: Board = emptyBoard): { board: Board; sent: Subscribe[] } {
  const sent: Subscribe[] = [];
  const board = frames.reduce((before, frame) => {
    const step = fold(before, frame);
    if (step.send) sent.push(step.send);
    return step.board;
  }, start);
  return { board, sent };
}

const live = run([hello(), subscribed(1), snapshot('10-aaaaaaaa', [card(1, 4), card(2, 10)])]).board;
const ids = (board: Board) => [...board.cards.keys()].sort();

describe('fold: from nothing to a picture', () => {
  test('hello: subscribes without a cursor when nothing is known', () => {
    const { sent } = run([hello()]);
    expect(sent).toEqual([{ type: 'subscribe', id: 1, topic: 'board', mode: 'state' }]);
  });

  test('a snapshot in parts shows nothing until its last part, then replaces everything', () => {
    const { board: half } = run([hello(), subscribed(1), snapshot('10-aa', [card(1, 4)], 1, false)]);
    expect(half.complete).toBe(false);
    expect(half.cards.size).toBe(0);
    const { board } = run([snapshot('10-aa', [card(2, 10)], 2, true)], half);
    expect(ids(board)).toEqual([1, 2]);
    expect(board).toMatchObject({ complete: true, cursor: '10-aa', arriving: null });
  });

  test('a part that is missing asks for the whole again', () => {
    const { board, sent } = run([
      hello(),
      subscribed(1),
      snapshot('10-aa', [card(1, 4)], 1, false),
      snapshot('10-aa', [card(3, 9)], 3, true),
    ]);
    expect(sent.at(-1)).toEqual({ type: 'subscribe', id: 2, topic: 'board', mode: 'state' });
    expect(board.complete).toBe(false);
  });

  test('a new snapshot drops the cards that it does not have', () => {
    const { board } = run([snapshot('20-bb', [card(2, 15)])], live);
    expect(ids(board)).toEqual([2]);
  });
});

describe('fold: updates', () => {
  test('from where it stands: applied, gone ones removed, the cursor moved', () => {
    const { board, sent } = run([update(10, '11-bb', [card(2, 11), card(3, 11)], [1])], live);
    expect(ids(board)).toEqual([2, 3]);
    expect(board.cards.get(2)?.seq).toBe(11);
    expect(board.cursor).toBe('11-bb');
    expect(sent).toEqual([]);
  });

  test('an empty range moves the cursor and nothing else', () => {
    const { board } = run([update(10, '14-bb', [])], live);
    expect(board.cursor).toBe('14-bb');
    expect(board.cards.size).toBe(2);
  });

  test('a duplicate or one from behind is ignored', () => {
    const frames = [
      update(10, '11-bb', [card(2, 11)]),
      update(10, '11-bb', [card(2, 99)]),
      update(3, '5-cc', [card(7, 5)]),
    ];
    const { board, sent } = run(frames, live);
    expect(board.cards.get(2)?.seq).toBe(11);
    expect(ids(board)).toEqual([1, 2]);
    expect(sent).toEqual([]);
  });

  test('a gap subscribes again with its own cursor and waits for the answer', () => {
    const { board, sent } = run(
      [update(12, '13-bb', [card(3, 13)]), update(13, '14-bb', [card(4, 14)])],
      live,
    );
    expect(sent).toEqual([
      { type: 'subscribe', id: 2, topic: 'board', mode: 'state', cursor: '10-aaaaaaaa' },
    ]);
    expect(ids(board)).toEqual([1, 2]);
    const resumed = run([subscribed(2, true), update(10, '14-bb', [card(3, 13), card(4, 14)])], board).board;
    expect(ids(resumed)).toEqual([1, 2, 3, 4]);
  });

  test('one that overlaps where it stands is a gap too', () => {
    const { sent } = run([update(8, '12-bb', [card(3, 12)])], live);
    expect(sent).toHaveLength(1);
  });

  test('of another topic or mode: not ours', () => {
    const frame = { ...update(10, '11-bb', [card(3, 11)]), topic: 'proposal:42' } as Frame;
    expect(run([frame], live).board).toBe(live);
  });
});

describe('fold: heartbeat, reset, a new connection', () => {
  test('a heartbeat moves the cursor forward, never back', () => {
    expect(run([{ type: 'heartbeat', cursor: '15-cc' }], live).board.cursor).toBe('15-cc');
    expect(run([{ type: 'heartbeat', cursor: '7-cc' }], live).board.cursor).toBe('10-aaaaaaaa');
  });

  test('a heartbeat between a subscribe and its answer is not ours to take', () => {
    const { board } = run([update(12, '13-bb', []), { type: 'heartbeat', cursor: '15-cc' }], live);
    expect(board.cursor).toBe('10-aaaaaaaa');
  });

  test('a reset keeps the old cards on the screen until the snapshot is whole', () => {
    const { board } = run([{ type: 'reset', reason: 'fork', ...BOARD }], live);
    expect(board.cursor).toBeNull();
    expect(board.cards.size).toBe(2);
    expect(run([update(10, '11-bb', [card(9, 11)])], board).board.cards.size).toBe(2);
    expect(ids(run([snapshot('3-dd', [card(5, 3)])], board).board)).toEqual([5]);
  });

  test('a reset for a lost right takes the cards away', () => {
    const { board } = run([{ type: 'reset', reason: 'forbidden', ...BOARD }], live);
    expect(board).toMatchObject({ complete: false, forbidden: true });
    expect(board.cards.size).toBe(0);
  });

  test('a new connection resumes from its own cursor and keeps the picture', () => {
    const { board, sent } = run([hello(), subscribed(1, true)], connected(live));
    expect(sent).toEqual([
      { type: 'subscribe', id: 1, topic: 'board', mode: 'state', cursor: '10-aaaaaaaa' },
    ]);
    expect(board).toMatchObject({ cursor: '10-aaaaaaaa', confirmed: true, complete: true });
    expect(board.cards.size).toBe(2);
  });

  test('a cursor that the server does not know is given up for a snapshot', () => {
    const { board } = run([hello(), subscribed(1, false), snapshot('4-ee', [card(8, 4)])], connected(live));
    expect(ids(board)).toEqual([8]);
    expect(board.cursor).toBe('4-ee');
  });

  test('another organisation at the same address: nothing known applies', () => {
    const { board, sent } = run([hello('other')], connected(live));
    expect(board.cards.size).toBe(0);
    expect(sent[0]?.cursor).toBeUndefined();
  });

  test('the answer of a stream has no id', () => {
    const { board } = run(
      [hello(), { type: 'subscribed', id: null, resumed: true, ...BOARD }],
      connected(live),
    );
    expect(board).toMatchObject({ confirmed: true, cursor: '10-aaaaaaaa' });
  });

  test('an answer to an older subscribe is not taken', () => {
    const { board } = run([update(12, '13-bb', []), subscribed(1, false)], live);
    expect(board).toMatchObject({ confirmed: false, cursor: '10-aaaaaaaa' });
  });

  test('a frame that a newer server invents changes nothing', () => {
    expect(run([{ type: 'weather' } as unknown as Frame], live).board).toBe(live);
  });
});
