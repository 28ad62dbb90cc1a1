// Which way to the server the next connection takes. A WebSocket comes first: it costs none of the six connections
// that a browser allows to one host over HTTP/1.1, and a stream keeps one for each page. Some networks let no WebSocket
// through, or nothing of what it says; there the stream takes over, and the other way round.

export type Transport = 'websocket' | 'stream';

const IN_VAIN = 2; // a single one may be the server's own restart

export class Choice {
  next: Transport = 'websocket';
  private inVain = 0;

  /** A frame came this way: the page stays with it. */
  carried(by: Transport): void {
    this.next = by;
    this.inVain = 0;
  }

  /** A connection ended without a single frame, although the server answers a plain call. */
  carriedNothing(by: Transport): void {
    if (by !== this.next) return; // decided meanwhile
    this.inVain += 1;
    if (this.inVain < IN_VAIN) return;
    this.next = by === 'websocket' ? 'stream' : 'websocket';
    this.inVain = 0;
  }
}
