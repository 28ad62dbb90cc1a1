import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { EventStream } from './stream';

interface Asked {
  url: string;
  headers: Record<string, string>;
  credentials: string;
  signal: AbortSignal;
}

let asked: Asked;
let answers: (response: Response) => void;
let breaks: (error: Error) => void;
let body: ReadableStreamDefaultController<Uint8Array>;
let heard: unknown[];

const settle = () => new Promise((resolve) => setTimeout(resolve));
const bytes = (text: string) => new TextEncoder().encode(text);
const HELLO = { type: 'hello', org: 'ferrit' };
const event = (frame: object, before = '') => `${before}data: ${JSON.stringify(frame)}\n\n`;

/** As a browser's: what is aborted rejects, also while it is being read. */
function answer(status = 200, type = 'text/event-stream') {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      body = controller;
      asked.signal.addEventListener('abort', () => {
        try {
          controller.error(new Error('aborted'));
        } catch {
          // it has ended already
        }
      });
    },
  });
  const response = {
    ok: status === 200,
    status,
    headers: new Headers({ 'Content-Type': type }),
    body: stream,
  };
  answers(response as Response);
  return settle();
}
async function says(...pieces: (string | Uint8Array)[]) {
  for (const piece of pieces) body.enqueue(typeof piece === 'string' ? bytes(piece) : piece);
  await settle();
}
function open(cursor: string | null = null, token?: string) {
  const stream = new EventStream(cursor, token);
  stream.onmessage = ({ data }) => heard.push(JSON.parse(data));
  stream.onclose = ({ code }) => heard.push(code);
  return stream;
}
const wish = (cursor?: string) =>
  JSON.stringify({ type: 'subscribe', id: 1, topic: 'board', mode: 'state', cursor });

beforeEach(() => {
  heard = [];
  vi.stubGlobal('fetch', (url: string, options: Omit<Asked, 'url'>) => {
    asked = { url, ...options };
    return new Promise((resolve, reject) => {
      [answers, breaks] = [resolve, reject];
      asked.signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the stream asks for', () => {
  test('the board, as whoever is signed in', () => {
    open();
    expect(asked.url).toBe('/api/v1/live/events?topic=board&mode=state');
    expect(asked.headers).toEqual({ Accept: 'text/event-stream' });
    expect(asked.credentials).toBe('same-origin');
  });

  test('what came after its cursor; a display with its token and no cookie', () => {
    open('5-aaaaaaaa', 'cwd_x');
    expect(asked.headers).toMatchObject({ 'Last-Event-ID': '5-aaaaaaaa', Authorization: 'Bearer cwd_x' });
    expect(asked.credentials).toBe('omit');
  });
});

describe('the stream gives on', () => {
  test('every frame, and the code it is closed with, once', async () => {
    open();
    await answer();
    await says(': hi\n\n', event(HELLO), event({ type: 'heartbeat', cursor: '5-aa' }, 'id: 5-aa\n'));
    await says(event({ type: 'goodbye', reason: 'restart', retry_ms: 4000 }, 'retry: 4000\n'));
    await says(event({ code: 4401, reason: 'the session has ended' }, 'event: close\n') + event(HELLO));
    expect(heard).toEqual([
      HELLO,
      { type: 'heartbeat', cursor: '5-aa' },
      { type: 'goodbye', reason: 'restart', retry_ms: 4000 },
      4401,
    ]);
    expect(asked.signal.aborted).toBe(true);
  });

  test('frames cut anywhere, also inside a letter', async () => {
    const frame = { type: 'update', title: 'Лёгкая цена, 15 % – “今” 🙂' };
    const all = bytes(event(frame));
    for (let cut = 1; cut < all.length; cut += 1) {
      heard = [];
      open();
      await answer();
      await says(all.slice(0, cut), all.slice(cut));
      expect(heard).toEqual([frame]);
    }
  });

  test('an event of a kind that it does not know: not', async () => {
    open();
    await answer();
    await says(event(HELLO, 'event: weather\n'));
    expect(heard).toEqual([]);
  });
});

describe('the stream ends without a word', () => {
  test('when nobody answers', async () => {
    open();
    breaks(new TypeError('network'));
    await settle();
    expect(heard).toEqual([1006]);
  });

  test.each([
    [401, 'application/problem+json'],
    [503, 'text/event-stream'],
    [200, 'text/html'], // whoever stands in between has a page to show
  ])('when the answer is %i, %s', async (status, type) => {
    open();
    await answer(status, type);
    expect(heard).toEqual([1006]);
    expect(asked.signal.aborted).toBe(true);
  });

  test('when it is cut off, with what was begun left out', async () => {
    open();
    await answer();
    await says(event(HELLO), 'data: {"type":');
    body.close();
    await settle();
    expect(heard).toEqual([HELLO, 1006]);
  });

  test('when the network fails under it, or its last word cannot be read', async () => {
    open();
    await answer();
    body.error(new TypeError('network'));
    await settle();
    open();
    await answer();
    await says('event: close\ndata: bye\n\n');
    expect(heard).toEqual([1006, 1006]);
  });
});

describe('what the client says to the stream', () => {
  test('the wish that the address expresses is granted already', async () => {
    const stream = open('5-aaaaaaaa');
    await answer();
    stream.send(wish('5-aaaaaaaa'));
    await says(event(HELLO));
    expect(heard).toEqual([HELLO]);
  });

  test('a later one takes a new connection: nothing more is heard of this one', async () => {
    const stream = open();
    await answer();
    stream.send(wish());
    stream.onmessage = ({ data }) => {
      heard.push(JSON.parse(data));
      stream.send(wish('7-bbbbbbbb'));
    };
    await says(event(HELLO) + event(HELLO));
    expect(heard).toEqual([HELLO, 1006]);
  });

  test('also one without a cursor, after a part of the picture was missing', async () => {
    const stream = open();
    await answer();
    stream.send(wish());
    stream.send(wish());
    await settle();
    expect(heard).toEqual([1006]);
  });

  test('so does a first one from another place: another organisation answers', async () => {
    const stream = open('5-aaaaaaaa');
    await answer();
    stream.send(wish());
    await settle();
    expect(heard).toEqual([1006]);
  });

  test('closed by the client it is silent, whether it had opened or not', async () => {
    open().close();
    await settle();
    const second = open();
    await answer();
    second.onmessage = ({ data }) => {
      heard.push(JSON.parse(data));
      second.close();
    };
    await says(event(HELLO) + event(HELLO));
    expect(heard).toEqual([HELLO]);
    expect(asked.signal.aborted).toBe(true);
  });
});
