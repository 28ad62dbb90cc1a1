// Whether a drawing of boxes, words and lines at right angles can be read.

const inside = (box, by = 1) => ({ left: box.left + by, top: box.top + by, right: box.right - by, bottom: box.bottom - by });
const overlap = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const segments = ({ points }) =>
  points.slice(1).map((to, i) => ({
    left: Math.min(points[i].x, to.x),
    right: Math.max(points[i].x, to.x),
    top: Math.min(points[i].y, to.y),
    bottom: Math.max(points[i].y, to.y),
  }));

const touches = ({ x, y }, box) => {
  const across = x >= box.left && x <= box.right && (y === box.top || y === box.bottom);
  return across || (y >= box.top && y <= box.bottom && (x === box.left || x === box.right));
};

/** For more than a point: side by side in the same place. */
const onTop = (one, other) =>
  Math.max(one.left, other.left) <= Math.min(one.right, other.right) &&
  Math.max(one.top, other.top) <= Math.min(one.bottom, other.bottom) &&
  Math.min(one.right, other.right) -
    Math.max(one.left, other.left) +
    Math.min(one.bottom, other.bottom) -
    Math.max(one.top, other.top) >
    0;

/** Boxes and labels keep off each other, lines off both but where they end; lines that hide each other share an end. */
export function drawnOver(boxes, labels, lines) {
  const out = [];
  const solid = [...boxes, ...labels];
  solid.forEach((one, i) => {
    for (const other of solid.slice(0, i))
      if (overlap(inside(one), inside(other))) out.push(`${one.name} lies on ${other.name}`);
  });
  const byName = new Map(boxes.map((box) => [box.name, box]));
  lines.forEach((line, i) => {
    for (const segment of segments(line)) {
      if (segment.left !== segment.right && segment.top !== segment.bottom) out.push(`${line.name} runs aslant`);
      for (const box of solid) if (overlap(segment, inside(box))) out.push(`${line.name} runs through ${box.name}`);
      for (const other of lines.slice(0, i))
        if (line.from !== other.from && line.to !== other.to && segments(other).some((each) => onTop(segment, each)))
          out.push(`${line.name} lies on ${other.name}`);
    }
    if (!touches(line.points[0], byName.get(line.from))) out.push(`${line.name} begins beside ${line.from}`);
    if (!touches(line.points.at(-1), byName.get(line.to))) out.push(`${line.name} ends beside ${line.to}`);
  });
  return out;
}
