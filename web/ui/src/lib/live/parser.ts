// Reads text/event-stream as its standard has it (https://html.spec.whatwg.org, 9.2.6), however the text is cut.

export interface StreamEvent {
  type: string; // "message" where the stream names none
  data: string;
  id: string; // the last one that the stream gave, perhaps with an earlier event
}

export class EventParser {
  /** How long to wait before coming back, where the stream has said it. */
  retry_ms: number | null = null;
  private line = ''; // begun, its end has not come yet
  private afterReturn = false; // a line feed that comes next belongs to the line before
  private type = '';
  private data: string[] = [];
  private id = '';

  /** The events that end in this piece. What is begun waits for the next one, and where none comes it is no event. */
  feed(text: string): StreamEvent[] {
    const events: StreamEvent[] = [];
    if (text === '') return events;
    let from = this.afterReturn && text.startsWith('\n') ? 1 : 0;
    this.afterReturn = text.endsWith('\r');
    const ends = /\r\n|\r|\n/g;
    ends.lastIndex = from;
    // Only the new piece is searched: a long line that comes in many costs no more than its length.
    for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
      const line = this.line + text.slice(from, end.index);
      this.line = '';
      from = ends.lastIndex;
      if (line !== '') this.field(line);
      else if (this.data.length > 0) events.push(this.event());
      else this.type = '';
    }
    this.line += text.slice(from);
    return events;
  }

  private event(): StreamEvent {
    const event = { type: this.type || 'message', data: this.data.join('\n'), id: this.id };
    this.type = '';
    this.data = [];
    return event;
  }

  private field(line: string): void {
    const colon = line.indexOf(':');
    if (colon === 0) return; // a comment, as proxies are kept awake with
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (name === 'data') this.data.push(value);
    if (name === 'event') this.type = value;
    if (name === 'id' && !value.includes('\0')) this.id = value;
    if (name === 'retry' && /^\d+$/.test(value)) this.retry_ms = Number(value);
  }
}
