// The board by keyboard. Letters go by their place on the keys, so that they work under a Russian layout too;
// nothing is taken from somebody who types, or who holds a modifier for the browser.

export type Act = 'next' | 'previous' | 'right' | 'left' | 'search' | 'keys' | 'clear';

export interface Pressed {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** on: what has the focus. Arrows are the page's own until a card has it. */
export function actOf(pressed: Pressed, on: 'typing' | 'card' | 'elsewhere'): Act | null {
  const { key, code, shiftKey } = pressed;
  if (on === 'typing' || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (key === '?' || (code === 'Slash' && shiftKey)) return 'keys';
  if (key === '/' || (code === 'Slash' && !shiftKey)) return 'search';
  if (key === 'Escape') return 'clear';
  if (shiftKey) return null;
  if (code === 'KeyJ') return 'next';
  if (code === 'KeyK') return 'previous';
  if (on !== 'card') return null;
  switch (key) {
    case 'ArrowDown':
      return 'next';
    case 'ArrowUp':
      return 'previous';
    case 'ArrowRight':
      return 'right';
    case 'ArrowLeft':
      return 'left';
    default:
      return null;
  }
}

export interface Place {
  lane: number;
  row: number;
}

/** Where the focus goes among lanes of these lengths; null: it stays. The next lane begins below the last of one. */
export function step(lengths: readonly number[], from: Place | null, act: Act): Place | null {
  const all = lengths.flatMap((n, lane) => Array.from({ length: n }, (_, row) => ({ lane, row })));
  if (all.length === 0) return null;
  if (from === null) return act === 'previous' ? all.at(-1)! : all[0]!;
  const here = all.findIndex(({ lane, row }) => lane === from.lane && row === from.row);
  if (act === 'next') return all[here + 1] ?? null;
  if (act === 'previous') return all[here - 1] ?? null;
  const by = act === 'right' ? 1 : -1;
  for (let lane = from.lane + by; lane >= 0 && lane < lengths.length; lane += by) {
    const n = lengths[lane]!;
    if (n > 0) return { lane, row: Math.min(from.row, n - 1) };
  }
  return null;
}
