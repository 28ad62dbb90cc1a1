import { beforeEach, describe, expect, test, vi } from 'vitest';

import { waitBefore } from './backoff';
import { type Connection, LiveClient } from './client';
import type { World } from './world';

class FakeSocket {
  sent: unknown[] = [];
  closed = false;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((closed: { code: number }) => void) | null = null;
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.closed = true;
  }
  says(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  breaks(code = 1006) {
    this.onclose?.({ code });
  }
}

const BOARD = { topic: 'board', mode: 'state' };
let sockets: FakeSocket[];
let timers: { run: () => void; ms: number; live: boolean }[];
let now: number;
let good: boolean | null;
let opened: unknown[][];
let states: Connection[];
let signedOut: number;
let client: LiveClient;
let world: World;

const last = () => sockets.at(-1)!;
const settle = () => new Promise((resolve) => setTimeout(resolve));
const due = () => timers.filter((timer) => timer.live).at(-1)!;
function goLive(socket = last()) {
  socket.says({ type: 'hello', org: 'ferrit', head: '5-aa', build: '1', heartbeat_s: 25 });
  socket.says({ type: 'subscribed', id: 1, resumed: false, ...BOARD });
  socket.says({ type: 'snapshot', cursor: '5-aa', part: 1, last: true, cards: [], ...BOARD });
}

beforeEach(() => {
  [sockets, timers, states, opened] = [[], [], [], []];
  [now, good, signedOut] = [1000, true, 0];
  world = {
    open: (...how) => {
      opened.push(how);
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    now: () => now,
    random: () => 0.5,
    later: (run, ms) => {
      const timer = { run, ms, live: true };
      timers.push(timer);
      return () => {
        timer.live = false;
      };
    },
    signedIn: () => Promise.resolve(good),
  };
  client = new LiveClient(world, {
    board: vi.fn(),
    connection: (state) => states.push(state),
    signedOut: () => {
      signedOut += 1;
    },
  });
  client.start();
});

describe('the live client', () => {
  test('is live once its picture is whole', () => {
    last().says({ type: 'hello', org: 'ferrit', head: '5-aa', build: '1', heartbeat_s: 25 });
    expect(states).toEqual([]);
    goLive();
    expect(states.at(-1)).toEqual({ state: 'live', by: 'websocket' });
  });

  test('a lost connection is told with the time of the last word heard, and comes back with the cursor', async () => {
    goLive();
    now = 9000;
    last().breaks();
    await settle();
    expect(states.at(-1)).toEqual({ state: 'lost', since: 1000, reason: 'network' });
    due().run();
    expect(sockets).toHaveLength(2);
    last().says({ type: 'hello', org: 'ferrit', head: '6-bb', build: '1', heartbeat_s: 25 });
    expect(last().sent[0]).toMatchObject({ type: 'subscribe', cursor: '5-aa' });
    last().says({ type: 'subscribed', id: 1, resumed: true, ...BOARD });
    expect(states.at(-1)).toEqual({ state: 'live', by: 'websocket' });
  });

  test('silence for more than two heartbeats counts as a loss', async () => {
    goLive();
    expect(due().ms).toBe(55_000);
    due().run();
    await settle();
    expect(sockets[0]?.closed).toBe(true);
    expect(states.at(-1)).toMatchObject({ state: 'lost' });
  });

  test('goodbye: comes back no sooner than it was asked to', async () => {
    goLive();
    last().says({ type: 'goodbye', reason: 'restart', retry_ms: 4000 });
    last().breaks(1001);
    await settle();
    expect(due().ms).toBeGreaterThanOrEqual(4000);
  });

  test('the session is over: no more tries', async () => {
    goLive();
    last().breaks(4401);
    await settle();
    expect(signedOut).toBe(1);
    client.hurry();
    expect(sockets).toHaveLength(1);
  });

  test('a screen on a wall: being forbidden is as final; build and confirmed moments are told', async () => {
    const told: unknown[] = [];
    const screen = new LiveClient(
      { ...world, final: [4401, 4403] },
      {
        board: vi.fn(),
        connection: vi.fn(),
        signedOut: () => told.push('signed out'),
        heard: (at) => told.push(at),
        build: (build) => told.push(build),
      },
    );
    screen.start();
    goLive();
    expect(told).toEqual(['1', 1000]);
    last().breaks(4403);
    await settle();
    expect(told.at(-1)).toBe('signed out');
  });

  test('an upgrade that was refused asks whether the session is good', async () => {
    good = false;
    last().breaks();
    await settle();
    expect(signedOut).toBe(1);
  });

  test('too many connections: waits half a minute', async () => {
    goLive();
    last().breaks(4429);
    await settle();
    expect(states.at(-1)).toMatchObject({ reason: 'limit' });
    expect(due().ms).toBeGreaterThanOrEqual(30_000);
  });

  test('hurry does not wait for the timer, and opens no second connection', async () => {
    goLive();
    last().breaks();
    await settle();
    client.hurry();
    client.hurry();
    expect(sockets).toHaveLength(2);
  });

  test('an old socket that still speaks is not heard', async () => {
    goLive();
    const old = last();
    old.breaks();
    await settle();
    client.hurry();
    const told = states.length;
    old.says({ type: 'heartbeat', cursor: '9-zz' });
    expect(states).toHaveLength(told);
  });
});

describe('the way to the server', () => {
  const ways = () => opened.map(([by]) => by);
  async function fails(code = 1006) {
    last().breaks(code);
    await settle();
    due().run();
  }

  test('after two WebSockets that brought nothing the stream follows, with the cursor there is', async () => {
    goLive();
    await fails();
    await fails();
    expect(ways()).toEqual(['websocket', 'websocket', 'websocket']);
    await fails();
    expect(opened.at(-1)).toEqual(['stream', '5-aa']);
  });

  test('one that is silent until the client gives up has brought nothing, either', async () => {
    for (let i = 0; i < 2; i += 1) {
      due().run(); // the watch
      await settle();
      due().run();
    }
    expect(opened).toEqual([
      ['websocket', null],
      ['websocket', null],
      ['stream', null],
    ]);
  });

  test('nor has one that says what is no frame', async () => {
    for (let i = 0; i < 2; i += 1) {
      last().onmessage?.({ data: '<html>' });
      await settle();
      due().run();
    }
    expect(ways().at(-1)).toBe('stream');
  });

  test('while the server answers nothing at all it is no fault of the WebSocket', async () => {
    good = null;
    for (let i = 0; i < 5; i += 1) await fails();
    expect(ways()).toEqual(Array(6).fill('websocket'));
    expect(signedOut).toBe(0);
  });

  test('the page stays with a stream that brought a frame, and says so', async () => {
    await fails();
    await fails();
    goLive();
    expect(states.at(-1)).toEqual({ state: 'live', by: 'stream' });
    for (let i = 0; i < 3; i += 1) {
      await fails(1001);
      await fails();
      goLive();
    }
    expect(ways().slice(2)).toEqual(Array(7).fill('stream'));
  });

  test('a stream that never opens leaves it to the WebSocket again', async () => {
    for (let i = 0; i < 4; i += 1) await fails();
    expect(ways()).toEqual(['websocket', 'websocket', 'stream', 'stream', 'websocket']);
    goLive();
    expect(states.at(-1)).toEqual({ state: 'live', by: 'websocket' });
  });

  test('on a stream, too: silence, a goodbye and the end of the session', async () => {
    await fails();
    await fails();
    goLive();
    expect(due().ms).toBe(55_000);
    due().run();
    await settle();
    expect(last().closed).toBe(true);
    due().run();
    goLive();
    last().says({ type: 'goodbye', reason: 'restart', retry_ms: 4000 });
    last().breaks(1001);
    await settle();
    expect(due().ms).toBeGreaterThanOrEqual(4000);
    due().run();
    last().breaks(4401);
    await settle();
    expect(signedOut).toBe(1);
  });

  test('two connections that ended while the answer was awaited lead to one', async () => {
    last().breaks();
    client.hurry();
    last().breaks();
    await settle();
    expect(timers.filter((timer) => timer.live)).toHaveLength(1);
  });
});

describe('the wait before the next try', () => {
  test('doubles up to a ceiling, with jitter, and is never zero', () => {
    expect(waitBefore(0, 0, () => 0)).toBe(100);
    expect(waitBefore(0, 0, () => 1)).toBe(400);
    expect(waitBefore(30, 0, () => 1)).toBe(15_000);
    expect(waitBefore(30, 0, () => 0)).toBe(3_750);
  });
  test('is never shorter than the goodbye asked for', () => {
    expect(waitBefore(0, 4000, () => 0)).toBe(4000);
    expect(waitBefore(0, 4000, () => 1)).toBe(6000);
  });
});
