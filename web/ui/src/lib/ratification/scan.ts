// Where things stand in a JSON text: the place of every JSON pointer, and the first thing that is no JSON. What the
// browsers' own JSON.parse says of a mistake differs between them, and of a place it says nothing.

export interface Scanned {
  places: ReadonlyMap<string, number>; // pointer -> offset of its value
  fault: { at: number; what: 'syntax' | 'repeated' } | null; // repeated: a key that stands twice
}

class Fault extends Error {
  constructor(
    readonly at: number,
    readonly what: 'syntax' | 'repeated' = 'syntax',
  ) {
    super(what);
  }
}

const DEEPEST = 100;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

class Scanner {
  readonly places = new Map<string, number>();
  private at = 0;

  constructor(private readonly text: string) {}

  whole(): void {
    this.value('', 0);
    this.blanks();
    if (this.at < this.text.length) throw new Fault(this.at);
  }

  private blanks(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at += 1;
  }

  private take(shape: RegExp): string {
    shape.lastIndex = this.at;
    const found = shape.exec(this.text)?.[0];
    if (found === undefined) throw new Fault(this.at);
    this.at += found.length;
    return found;
  }

  private sign(wanted: string): void {
    this.blanks();
    if (this.text[this.at] !== wanted) throw new Fault(this.at);
    this.at += 1;
  }

  private value(pointer: string, depth: number): void {
    this.blanks();
    this.places.set(pointer, this.at);
    const first = this.text[this.at];
    if (depth > DEEPEST) throw new Fault(this.at);
    if (first === '{') this.members(pointer, depth);
    else if (first === '[') this.items(pointer, depth);
    else this.take(first === '"' ? TEXT : SCALAR);
  }

  /** After an opening bracket: `one` for each, separated by commas, until `close`. */
  private until(close: string, one: (i: number) => void): void {
    this.at += 1;
    this.blanks();
    if (this.text[this.at] === close) {
      this.at += 1;
      return;
    }
    for (let i = 0; ; i += 1) {
      one(i);
      this.blanks();
      if (this.text[this.at] === close) break;
      this.sign(',');
    }
    this.at += 1;
  }

  private items(pointer: string, depth: number): void {
    this.until(']', (i) => this.value(`${pointer}/${i}`, depth + 1));
  }

  private members(pointer: string, depth: number): void {
    this.until('}', () => {
      this.blanks();
      const at = this.at;
      const key = JSON.parse(this.take(TEXT)) as string;
      const inside = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (this.places.has(inside)) throw new Fault(at, 'repeated');
      this.sign(':');
      this.value(inside, depth + 1);
    });
  }
}

export function scan(text: string): Scanned {
  const scanner = new Scanner(text);
  try {
    scanner.whole();
    return { places: scanner.places, fault: null };
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return { places: scanner.places, fault: { at: fault.at, what: fault.what } };
  }
}

/** The place of a pointer; of what it is in, where it is not there itself. */
export function placeOf({ places }: Scanned, pointer: string): number {
  for (let near = pointer; near !== ''; near = near.slice(0, near.lastIndexOf('/'))) {
    const at = places.get(near);
    if (at !== undefined) return at;
  }
  return places.get('') ?? 0;
}

/** Lines are counted from one. */
export const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length;
