// The live connection as server-sent events, behind as much of a WebSocket as the client uses: the same frames, for
// networks that break WebSockets. It is read by fetch, since an EventSource sends neither a token nor the cursor of a
// page that has one already, and comes back at moments of its own choice. `id` and `retry` are not needed: the frames
// say the same.

import type { Schemas } from '../api/types/schemas';
import type { Cursor } from './cursor';
import type { Subscribe } from './frames';
import { EventParser } from './parser';

const ADDRESS = '/api/v1/live/events?topic=board&mode=state';
const WITHOUT_A_WORD = 1006; // as a browser has it for a WebSocket that just ended

export class EventStream {
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((closed: { code: number }) => void) | null = null;
  private readonly ending = new AbortController();
  private closed = false;
  private asked = false;

  /** From `cursor` on; as the display of that token, otherwise as whoever is signed in. */
  constructor(
    private readonly cursor: Cursor | null,
    token?: string,
  ) {
    void this.run(token);
  }

  /** The address says what to follow. A wish for just that is granted already; any other takes a new connection. */
  send(text: string): void {
    const { cursor = null } = JSON.parse(text) as Subscribe;
    if (this.asked || cursor !== this.cursor) this.ending.abort();
    this.asked = true;
  }

  close(): void {
    this.closed = true;
    this.ending.abort();
  }

  private async run(token?: string): Promise<void> {
    let code = WITHOUT_A_WORD;
    try {
      const body = await this.open(token);
      if (body !== null) code = await this.read(body);
    } finally {
      this.ending.abort();
      if (!this.closed) this.onclose?.({ code });
    }
  }

  /** Null for every answer but a stream. Why it was refused is found out as for a WebSocket: by another call. */
  private async open(token?: string): Promise<ReadableStream<Uint8Array> | null> {
    const headers: Record<string, string> = { Accept: 'text/event-stream' };
    if (this.cursor !== null) headers['Last-Event-ID'] = this.cursor;
    if (token !== undefined) headers.Authorization = `Bearer ${token}`;
    const response = await fetch(ADDRESS, {
      headers,
      credentials: token === undefined ? 'same-origin' : 'omit',
      cache: 'no-store',
      signal: this.ending.signal,
    }).catch(() => null);
    const streams = response?.headers.get('Content-Type')?.startsWith('text/event-stream') ?? false;
    return response?.ok && streams ? response.body : null;
  }

  /** Gives the frames on until the end, and tells with what code that came. */
  private async read(body: ReadableStream<Uint8Array>): Promise<number> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const parser = new EventParser();
    while (true) {
      const piece = await reader.read().catch(() => null);
      if (piece === null || piece.done) return WITHOUT_A_WORD;
      for (const { type, data } of parser.feed(decoder.decode(piece.value, { stream: true }))) {
        if (this.ending.signal.aborted) return WITHOUT_A_WORD;
        if (type === 'close') return codeOf(data);
        if (type === 'message') this.onmessage?.({ data });
      }
    }
  }
}

function codeOf(data: string): number {
  try {
    return (JSON.parse(data) as Schemas['Close']).code;
  } catch {
    return WITHOUT_A_WORD;
  }
}
