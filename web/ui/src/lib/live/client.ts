// The connection that feeds the fold: connects, watches for silence, comes back after a loss. All that touches the
// world (sockets, time, chance) is passed in, so the tests are exact.

import { waitBefore } from './backoff';
import { type Board, connected, emptyBoard, fold } from './fold';
import type { Frame } from './frames';
import { Choice, type Transport } from './transport';
import type { Line, World } from './world';

/** connecting: nothing shown yet. live: the picture is current. lost: the picture is as of `since`. */
export type Connection =
  | { state: 'connecting' }
  | { state: 'live'; by: Transport }
  | { state: 'lost'; since: number; reason: 'network' | 'limit' | 'forbidden' };

export interface Listener {
  board(board: Board): void;
  connection(connection: Connection): void;
  signedOut(): void;
  /** Every word heard while the picture is current: it is as of this moment. */
  heard?(at: number): void;
  /** Each new connection: which build of the program answers. */
  build?(build: string): void;
}

const SIGN_IN = 4401;
const FORBIDDEN = 4403;
const LIMIT = 4429;
const LIMIT_WAIT_MS = 30_000;
const OPENING_MS = 10_000;

export class LiveClient {
  private board: Board = emptyBoard;
  private socket: Line | null = null;
  private by: Transport = 'websocket'; // what the socket is, or was last
  private opened = false; // and whether it brought a frame
  private readonly choice = new Choice();
  private attempt = 0;
  private asked_ms = 0;
  private heartbeat_ms = 25_000;
  private heard: number;
  private cancelRetry: () => void = () => undefined;
  private cancelWatch: () => void = () => undefined;
  private stopped = false;

  constructor(
    private readonly world: World,
    private readonly listener: Listener,
  ) {
    this.heard = world.now();
  }

  start(): void {
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.drop();
  }

  /** The network is back or the page is looked at again: do not wait for the timer. */
  hurry(): void {
    if (this.stopped || this.socket !== null) return;
    this.attempt = 0;
    this.connect();
  }

  private connect(): void {
    this.cancelRetry();
    this.by = this.choice.next;
    this.opened = false;
    const socket = this.world.open(this.by, this.board.cursor);
    this.socket = socket;
    this.watch(OPENING_MS);
    socket.onmessage = (message: { data: string }) => {
      if (socket === this.socket) this.receive(message.data);
    };
    socket.onclose = (closed: { code: number }) => {
      if (socket === this.socket) void this.lost(closed.code);
    };
  }

  private receive(text: string): void {
    this.heard = this.world.now();
    let frame: Frame;
    try {
      frame = JSON.parse(text) as Frame;
    } catch {
      return this.giveUpOn(); // not our server; a fresh connection is the only cure
    }
    this.opened = true;
    this.choice.carried(this.by);
    if (frame.type === 'hello') {
      this.heartbeat_ms = Math.max(1, frame.heartbeat_s) * 1000;
      this.board = connected(this.board);
      this.listener.build?.(frame.build);
    }
    if (frame.type === 'goodbye') this.asked_ms = frame.retry_ms;
    this.watch(this.heartbeat_ms * 2 + 5_000);
    const before = this.board;
    const { board, send } = fold(before, frame);
    this.board = board;
    if (send !== null) this.socket?.send(JSON.stringify(send));
    if (board.cards !== before.cards || board.cursor !== before.cursor) this.listener.board(board);
    if (board.forbidden) {
      this.listener.connection({ state: 'lost', since: this.heard, reason: 'forbidden' });
    } else if (board.confirmed && board.complete && board.cursor !== null) {
      this.attempt = 0;
      this.listener.connection({ state: 'live', by: this.by });
      this.listener.heard?.(this.heard);
    }
  }

  private async lost(code: number): Promise<void> {
    const { by, opened } = this; // there may be a newer connection before the answer below
    this.drop();
    const reason = code === LIMIT ? 'limit' : code === FORBIDDEN ? 'forbidden' : 'network';
    this.listener.connection(
      this.board.complete || this.attempt > 0 || opened
        ? { state: 'lost', since: this.heard, reason }
        : { state: 'connecting' },
    );
    // A browser does not say that an upgrade was refused with 401, so it is asked for.
    const final = (this.world.final ?? [SIGN_IN]).includes(code);
    const signedIn = final || opened ? null : await this.world.signedIn();
    if (final || signedIn === false) {
      this.stopped = true;
      return this.listener.signedOut();
    }
    if (signedIn) this.choice.carriedNothing(by);
    if (this.stopped || this.socket !== null) return;
    const asked = code === LIMIT ? LIMIT_WAIT_MS : this.asked_ms;
    const wait = waitBefore(this.attempt, asked, this.world.random);
    this.attempt += 1;
    this.asked_ms = 0;
    this.cancelRetry(); // another connection may have ended while this one's answer was awaited
    this.cancelRetry = this.world.later(() => this.connect(), wait);
  }

  private giveUpOn(): void {
    this.socket?.close();
    if (this.socket !== null) void this.lost(1006);
  }

  private watch(ms: number): void {
    this.cancelWatch();
    this.cancelWatch = this.world.later(() => this.giveUpOn(), ms);
  }

  private drop(): void {
    this.cancelRetry();
    this.cancelWatch();
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }
}
