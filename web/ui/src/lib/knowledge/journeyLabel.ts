// A touchpoint's name in the lines of its box: SVG breaks no lines by itself. All pure.

/** At most `most` lines of about `chars` characters, broken between words; what does not fit ends in "…". */
export function labelLines(name: string, chars: number, most: number): string[] {
  const lines: string[] = [];
  let rest = name.trim();
  while (rest !== '' && lines.length < most) {
    if (rest.length <= chars) return [...lines, rest];
    const last = lines.length === most - 1;
    const room = last ? chars - 1 : chars;
    const space = rest.lastIndexOf(' ', room);
    const cut = space > chars / 3 ? space : room;
    lines.push(rest.slice(0, cut) + (last ? '…' : ''));
    rest = rest.slice(cut).trim();
  }
  return lines;
}
