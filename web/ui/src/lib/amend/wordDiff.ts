// Two texts, word by word: what stayed, what is gone, what is new.

export interface Piece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

const MOST = 400; // words of a side; a longer change is shown as two whole texts

/** A word with the space before it, so that the pieces put together are the text. */
const wordsOf = (text: string) => text.match(/\s*\S+|\s+$/g) ?? [];

/** How long the longest common run of words is from each pair of places on. */
function lengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i]![j] =
        a[i]!.trim() === b[j]!.trim()
          ? table[i + 1]![j + 1]! + 1
          : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

export function wordDiff(from: string, to: string): Piece[] {
  const [a, b] = [wordsOf(from), wordsOf(to)];
  const out: Piece[] = [];
  const put = (kind: Piece['kind'], text: string) => {
    const last = out.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== '') out.push({ kind, text });
  };
  if (a.length > MOST || b.length > MOST) {
    put('gone', from);
    put('new', to);
    return out;
  }
  const common = lengths(a, b);
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i]!.trim() === b[j]!.trim()) {
      put('same', b[j]!);
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      put('gone', a[i]!);
      i += 1;
    } else {
      put('new', b[j]!);
      j += 1;
    }
  }
  return out;
}
