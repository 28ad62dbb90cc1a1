// The rulebook's conditions as a tree: docs/RULES.md gives the grammar. Only the shape is read here; what a
// condition means is the server's to judge.

export type Compare = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type Literal =
  | { type: 'number'; text: string; currency?: string }
  | { type: 'text'; text: string }
  | { type: 'date'; text: string }
  | { type: 'boolean'; value: boolean };

export type Test =
  | { is: 'compare'; name: string; op: Compare; value: Literal }
  | { is: 'in'; name: string; values: Literal[] }
  | { is: 'set'; name: string; set: boolean };

export type Condition = Test | { is: 'and' | 'or'; all: Condition[] } | { is: 'not'; one: Condition };

const TOKEN =
  /\s*(?:('(?:[^']|'')*')|(\d{4}-\d{2}-\d{2})|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w.]*)|(==|!=|<=|>=|<|>|[(){},]))/y;

type Token = { kind: 'text' | 'date' | 'number' | 'word' | 'sign'; text: string };
const KINDS = ['text', 'date', 'number', 'word', 'sign'] as const;

function tokens(source: string): Token[] | null {
  const out: Token[] = [];
  TOKEN.lastIndex = 0;
  while (source.slice(TOKEN.lastIndex).trim() !== '') {
    const found = TOKEN.exec(source);
    if (!found) return null;
    const at = KINDS.findIndex((_, i) => found[i + 1] !== undefined);
    out.push({ kind: KINDS[at]!, text: found[at + 1]! });
  }
  return out;
}

class Reader {
  private at = 0;
  private depth = 0;
  constructor(private readonly list: readonly Token[]) {}

  whole(): Condition | null {
    const found = this.chain('or', () => this.chain('and', () => this.factor()));
    return found && this.at === this.list.length ? found : null;
  }

  private take(text: string): boolean {
    if (this.list[this.at]?.text !== text || this.list[this.at]?.kind === 'text') return false;
    this.at += 1;
    return true;
  }

  private chain(word: 'and' | 'or', part: () => Condition | null): Condition | null {
    const all: Condition[] = [];
    do {
      const one = part();
      if (!one) return null;
      all.push(one);
    } while (this.take(word));
    return all.length === 1 ? all[0]! : { is: word, all };
  }

  private factor(): Condition | null {
    if (++this.depth > 40) return null;
    if (this.take('not')) {
      const one = this.factor();
      return one && { is: 'not', one };
    }
    if (this.take('(')) {
      const inner = this.chain('or', () => this.chain('and', () => this.factor()));
      return inner && this.take(')') ? inner : null;
    }
    return this.test();
  }

  private test(): Test | null {
    const name = this.list[this.at++];
    if (name?.kind !== 'word') return null;
    if (this.take('is')) {
      const set = !this.take('not');
      return this.take('set') ? { is: 'set', name: name.text, set } : null;
    }
    if (this.take('in')) {
      const values: Literal[] = [];
      if (!this.take('{')) return null;
      do {
        const value = this.literal();
        if (!value) return null;
        values.push(value);
      } while (this.take(','));
      return this.take('}') ? { is: 'in', name: name.text, values } : null;
    }
    const op = this.list[this.at++];
    if (op?.kind !== 'sign' || !/^[=!<>]/.test(op.text)) return null;
    const value = this.literal();
    return value && { is: 'compare', name: name.text, op: op.text as Compare, value };
  }

  private literal(): Literal | null {
    const one = this.list[this.at++];
    switch (one?.kind) {
      case 'text':
        return { type: 'text', text: one.text.slice(1, -1).replaceAll("''", "'") };
      case 'date':
        return { type: 'date', text: one.text };
      case 'number': {
        const next = this.list[this.at];
        if (next?.kind !== 'word' || !/^[A-Z]{3}$/.test(next.text)) return { type: 'number', text: one.text };
        this.at += 1;
        return { type: 'number', text: one.text, currency: next.text };
      }
      case 'word':
        if (one.text !== 'true' && one.text !== 'false') return null;
        return { type: 'boolean', value: one.text === 'true' };
      default:
        return null;
    }
  }
}

/** Null when it cannot be read. */
export function parse(source: string): Condition | null {
  const list = tokens(source);
  return list && list.length > 0 ? new Reader(list).whole() : null;
}
