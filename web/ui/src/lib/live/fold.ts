// The board in the browser: one pure fold of the live stream. No clock, no socket, no randomness.
//
// A watcher stands at `cursor`. An update that starts there is applied; one that ends at or before it was seen
// already and is ignored; anything else means that something is missing, and the watcher subscribes again with its
// own cursor. So every change is seen once and in order, or replaced by a fresh picture.

import type { Card } from '../api/types';
import { type Cursor, seqOf } from './cursor';
import type { Frame, Subscribe } from './frames';

export interface Board {
  org: string | null;
  cards: ReadonlyMap<number, Card>;
  cursor: Cursor | null; // where the cards stand; null: nowhere yet, or told to forget it
  arriving: { cards: Card[]; part: number } | null; // the parts of a snapshot that is still incomplete
  subscription: number; // id of the latest subscribe sent; 0: none on this connection
  confirmed: boolean; // the server has answered that subscribe
  complete: boolean; // the cards are a whole picture of some moment
  forbidden: boolean;
}

export interface Step {
  board: Board;
  send: Subscribe | null;
}

export const emptyBoard: Board = {
  org: null,
  cards: new Map(),
  cursor: null,
  arriving: null,
  subscription: 0,
  confirmed: false,
  complete: false,
  forbidden: false,
};

const stay = (board: Board): Step => ({ board, send: null });

function subscribe(board: Board): Step {
  const id = board.subscription + 1;
  const send: Subscribe = { type: 'subscribe', id, topic: 'board', mode: 'state' };
  if (board.cursor !== null) send.cursor = board.cursor;
  return { board: { ...board, subscription: id, confirmed: false, arriving: null }, send };
}

/** A new connection: what was subscribed on the old one is gone, what is known stays. */
export function connected(board: Board): Board {
  return { ...board, subscription: 0, confirmed: false, arriving: null };
}

function snapshot(board: Board, frame: Extract<Frame, { type: 'snapshot' }>): Step {
  const before = frame.part === 1 ? { cards: [], part: 0 } : board.arriving;
  if (before === null || frame.part !== before.part + 1) return subscribe({ ...board, cursor: null });
  const cards = [...before.cards, ...frame.cards];
  if (!frame.last) return stay({ ...board, arriving: { cards, part: frame.part } });
  return stay({
    ...board,
    cards: new Map(cards.map((card) => [card.id, card])),
    cursor: frame.cursor,
    arriving: null,
    complete: true,
    forbidden: false,
  });
}

function update(board: Board, frame: Extract<Frame, { type: 'update' }>): Step {
  const here = seqOf(board.cursor);
  if (board.cursor === null || seqOf(frame.cursor) <= here) return stay(board); // a snapshot is on its way, or seen
  if (frame.from !== here) return subscribe(board);
  const cards = new Map(board.cards);
  for (const card of frame.cards) cards.set(card.id, card);
  for (const id of frame.gone ?? []) cards.delete(id);
  return stay({ ...board, cards, cursor: frame.cursor });
}

function reset(board: Board, reason: Extract<Frame, { type: 'reset' }>['reason']): Step {
  const forgotten = { ...board, cursor: null, arriving: null };
  if (reason !== 'forbidden') return stay(forgotten); // the old cards stay on the screen until the snapshot is whole
  return stay({ ...forgotten, cards: new Map(), complete: false, forbidden: true });
}

const isOurs = (frame: { topic: string; mode: string }) => frame.topic === 'board' && frame.mode === 'state';

export function fold(board: Board, frame: Frame): Step {
  switch (frame.type) {
    case 'hello':
      // Another organisation answers at this address: nothing known applies to it.
      if (board.org !== null && board.org !== frame.org) return subscribe({ ...emptyBoard, org: frame.org });
      return subscribe({ ...board, org: frame.org });
    case 'subscribed':
      // A stream answers its address, which has no id.
      if (!isOurs(frame) || (frame.id !== null && frame.id !== board.subscription)) return stay(board);
      return stay({ ...board, confirmed: true, cursor: frame.resumed ? board.cursor : null });
    case 'snapshot':
      return isOurs(frame) && board.confirmed ? snapshot(board, frame) : stay(board);
    case 'update':
      return isOurs(frame) && board.confirmed ? update(board, frame) : stay(board);
    case 'reset':
      return isOurs(frame) ? reset(board, frame.reason) : stay(board);
    case 'heartbeat': {
      const moves = board.confirmed && board.cursor !== null && seqOf(frame.cursor) > seqOf(board.cursor);
      return stay(moves ? { ...board, cursor: frame.cursor } : board);
    }
    case 'goodbye':
      return stay(board);
    default:
      return stay(board); // a newer server says something this page does not know
  }
}
