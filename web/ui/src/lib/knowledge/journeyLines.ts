// The lines of a journey's picture. Neighbours are joined directly; every other way runs through the gutters between
// the columns and along a track beside all touchpoints, so that no line crosses a touchpoint. All pure.

import type { Graph, GraphEdge, GraphNode } from './journeyGraph';

export interface Sizes {
  along: number; // a touchpoint's size in the direction of reading
  across: number;
  down: boolean; // the picture is read from top to bottom
}

export interface Box {
  node: GraphNode;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Line {
  edge: GraphEdge;
  path: string;
  head: string; // its arrowhead
  width: number;
}

export interface Picture {
  boxes: Box[];
  lines: Line[];
  width: number;
  height: number;
}

type Point = readonly [along: number, across: number];

const [THINNEST, THICKEST] = [1.5, 9];
const [GAP, PAD, GUTTER, LANES, ROUND, HEAD] = [6, 14, 36, 26, 9, 7];

interface Routed {
  edge: GraphEdge;
  from: GraphNode;
  to: GraphNode;
  width: number;
  side: -1 | 0 | 1; // 0: directly
  track: number;
}

/** The column that a line leaves through the gutter behind it, and the gutter before the one it enters. */
const gutters = ({ from, to }: Routed) => [from.column, to.column - 1] as const;
const reach = (one: Routed) => [Math.min(...gutters(one)), Math.max(...gutters(one))] as const;

function isDirect(from: GraphNode, to: GraphNode, nodes: readonly GraphNode[]): boolean {
  if (to.column <= from.column) return false;
  if (to.column === from.column + 1) return true;
  const between = (one: GraphNode) => one.column > from.column && one.column < to.column;
  return from.lane === 0 && to.lane === 0 && !nodes.some((one) => one.lane === 0 && between(one));
}

function routed(graph: Graph, customers: number): Routed[] {
  const nodes = new Map(graph.nodes.map((node) => [node.name, node]));
  return graph.edges.map((edge): Routed => {
    const [from, to] = [nodes.get(edge.from)!, nodes.get(edge.to)!];
    const share = customers > 0 ? edge.customers / customers : 0;
    const width = Math.round(10 * (THINNEST + (THICKEST - THINNEST) * share)) / 10;
    const forward = to.column > from.column ? -1 : 1;
    const lanes = Math.sign(from.lane + to.lane) as -1 | 0 | 1;
    const side = isDirect(from, to, graph.nodes) ? 0 : lanes === 0 ? forward : lanes;
    return { edge, from, to, width, side, track: 0 };
  });
}

/** The shortest nearest to the touchpoints; two on one track have no gutter in common. */
function layTracks(lines: readonly Routed[]): void {
  for (const side of [-1, 1] as const) {
    const taken: (readonly [number, number])[][] = [];
    const mine = lines.filter((one) => one.side === side);
    const long = (one: Routed) => reach(one)[1] - reach(one)[0];
    for (const one of [...mine].sort((a, b) => long(a) - long(b))) {
      const [low, high] = reach(one);
      const free = taken.findIndex((track) => track.every(([from, to]) => high < from || low > to));
      one.track = free >= 0 ? free : taken.length;
      (taken[one.track] ??= []).push([low, high]);
    }
  }
}

/** Ends on a touchpoint's edge: those that turn off to one side lie on that side. */
function portsOf(lines: readonly Routed[], end: 'from' | 'to', across: number): Map<Routed, number> {
  const ports = new Map<Routed, number>();
  const other = end === 'from' ? 'to' : 'from';
  const toSide = (one: Routed) => one.side * 1000 + (one.side === 0 ? one[other].lane : one.side * one.track);
  for (const node of new Set(lines.map((one) => one[end]))) {
    const mine = lines.filter((one) => one[end] === node).sort((a, b) => toSide(a) - toSide(b));
    // The map's own line stays straight: it is in the middle wherever it ends.
    const middle = mine.findIndex((one) => one.side === 0 && one.from.lane === 0 && one.to.lane === 0);
    const before = middle < 0 ? (mine.length - 1) / 2 : middle;
    const most = Math.max(before, mine.length - 1 - before, 1);
    const pitch = Math.min(12, (across / 2 - 8) / most);
    mine.forEach((one, i) => ports.set(one, (i - before) * pitch));
  }
  return ports;
}

type Ports = ReadonlyMap<Routed, number>;
const WAY = 10_000; // further than any port lies from its touchpoint's middle

/** Where each turning line runs in its gutter, and how wide each gutter is: the first lies before the first column. */
function layGutters(lines: readonly Routed[], columns: number, outs: Ports, ins: Ports) {
  const widths: number[] = [];
  const slots = { out: new Map<Routed, number>(), in: new Map<Routed, number>() };
  const turning = lines.filter((one) => one.side !== 0);
  // Of lines that turn to the same side, the one that is nearest to it turns first when it leaves, last when it enters.
  const order = (ports: Ports, end: 'from' | 'to', way: 1 | -1) => (a: Routed, b: Routed) => {
    const place = (one: Routed) => one[end].lane * WAY + ports.get(one)!;
    return a.side - b.side || a.side * way * (place(b) - place(a));
  };
  for (let gutter = -1; gutter < columns; gutter += 1) {
    let at = PAD;
    const place = (into: Map<Routed, number>) => (one: Routed) => {
      into.set(one, at + one.width / 2);
      at += one.width + GAP;
    };
    const leaving = turning.filter((one) => gutters(one)[0] === gutter).sort(order(outs, 'from', 1));
    const entering = turning.filter((one) => gutters(one)[1] === gutter).sort(order(ins, 'to', -1));
    leaving.forEach(place(slots.out));
    entering.forEach(place(slots.in));
    const empty = leaving.length + entering.length === 0;
    const outside = gutter < 0 || gutter === columns - 1;
    widths.push(empty ? (outside ? 0 : GUTTER) : Math.max(GUTTER, at - GAP + PAD));
  }
  return { widths, slots };
}

const round = (value: number) => Math.round(value * 10) / 10;

/** A line through corners, each rounded as far as its neighbours leave room. */
export function rounded(points: readonly Point[], write: (point: Point) => string): string {
  const length = (a: Point, b: Point) => Math.hypot(b[0] - a[0], b[1] - a[1]);
  const toward = (from: Point, to: Point, by: number): Point => {
    const all = length(from, to) || 1;
    return [from[0] + ((to[0] - from[0]) * by) / all, from[1] + ((to[1] - from[1]) * by) / all];
  };
  let path = `M${write(points[0]!)}`;
  for (let i = 1; i < points.length - 1; i += 1) {
    const [before, corner, after] = [points[i - 1]!, points[i]!, points[i + 1]!];
    const by = Math.min(ROUND, length(before, corner) / 2, length(corner, after) / 2);
    path += `L${write(toward(corner, before, by))}Q${write(corner)} ${write(toward(corner, after, by))}`;
  }
  return `${path}L${write(points.at(-1)!)}`;
}

/** All places in numbers: "along" is the direction of reading, "across" the other one. */
class Plan {
  private readonly outs: Ports;
  private readonly ins: Ports;
  private readonly gutters: ReturnType<typeof layGutters>;
  private readonly first: number; // where the touchpoints begin and end, across
  private readonly last: number;
  private readonly pitch: number; // between tracks
  private readonly top: number;
  readonly extent: Point;

  constructor(
    nodes: readonly GraphNode[],
    lines: readonly Routed[],
    private readonly sizes: Sizes,
  ) {
    const columns = 1 + Math.max(0, ...nodes.map((node) => node.column));
    this.outs = portsOf(lines, 'from', sizes.across);
    this.ins = portsOf(lines, 'to', sizes.across);
    this.gutters = layGutters(lines, columns, this.outs, this.ins);
    const lanes = nodes.map((node) => node.lane);
    this.first = this.laneAt(Math.min(0, ...lanes)) - sizes.across / 2;
    this.last = this.laneAt(Math.max(0, ...lanes)) + sizes.across / 2;
    const turning = lines.filter((one) => one.side !== 0);
    this.pitch = GAP + Math.max(THINNEST, ...turning.map((one) => one.width));
    const tracks = turning.map((one) => this.trackAt(one));
    this.top = Math.min(this.first, ...tracks) - PAD / 2;
    this.extent = [this.columnAt(columns), Math.max(this.last, ...tracks) + PAD / 2 - this.top];
  }

  box(node: GraphNode): Box {
    const { along, across, down } = this.sizes;
    const a = this.columnAt(node.column);
    const b = this.laneAt(node.lane) - across / 2 - this.top;
    return down
      ? { node, x: b, y: a, width: across, height: along }
      : { node, x: a, y: b, width: along, height: across };
  }

  line(one: Routed): Line {
    const begin: Point = [this.columnAt(one.from.column) + this.sizes.along, this.portAt(one, 'from')];
    const tip: Point = [this.columnAt(one.to.column), this.portAt(one, 'to')];
    const neck: Point = [tip[0] - HEAD, tip[1]];
    const wing = HEAD / 2 + one.width / 3;
    const head: Point[] = [tip, [neck[0], tip[1] - wing], [neck[0], tip[1] + wing]];
    const path = one.side === 0 ? this.direct(begin, neck) : this.turning(one, begin, neck);
    return { edge: one.edge, width: one.width, path, head: `M${head.map(this.write).join('L')}Z` };
  }

  /** Where a column begins; one past the last is the end of everything. */
  private columnAt(column: number): number {
    const before = this.gutters.widths.slice(0, column + 1);
    return before.reduce((sum, one) => sum + one, 0) + this.sizes.along * column;
  }
  private laneAt(lane: number): number {
    return lane * (this.sizes.across + LANES);
  }
  private trackAt({ side, track }: Routed): number {
    return (side < 0 ? this.first : this.last) + side * (PAD + this.pitch * track);
  }
  private portAt(one: Routed, end: 'from' | 'to'): number {
    return this.laneAt(one[end].lane) + (end === 'from' ? this.outs : this.ins).get(one)!;
  }
  private direct(begin: Point, neck: Point): string {
    const middle = (begin[0] + neck[0]) / 2;
    const [a, b, c, d] = [begin, [middle, begin[1]] as const, [middle, neck[1]] as const, neck].map(
      this.write,
    );
    return `M${a}C${b} ${c} ${d}`;
  }
  private turning(one: Routed, begin: Point, neck: Point): string {
    const { out, in: into } = this.gutters.slots;
    const leaves = begin[0] + out.get(one)!;
    const enters = this.columnAt(one.to.column) - this.gutters.widths[one.to.column]! + into.get(one)!;
    const track = this.trackAt(one);
    const corners: Point[] = [
      [leaves, begin[1]],
      [leaves, track],
      [enters, track],
      [enters, neck[1]],
    ];
    return rounded([begin, ...corners, neck], this.write);
  }
  private readonly write = ([along, across]: Point): string => {
    const [a, b] = [round(along), round(across - this.top)];
    return this.sizes.down ? `${b} ${a}` : `${a} ${b}`;
  };
}

/** Where each touchpoint lies, how each line runs, how large the whole is. */
export function pictureOf(graph: Graph, customers: number, sizes: Sizes): Picture {
  const lines = routed(graph, customers);
  layTracks(lines);
  const plan = new Plan(graph.nodes, lines, sizes);
  const [along, across] = plan.extent.map(Math.ceil) as [number, number];
  return {
    boxes: graph.nodes.map((node) => plan.box(node)),
    lines: lines.map((one) => plan.line(one)),
    width: sizes.down ? across : along,
    height: sizes.down ? along : across,
  };
}
