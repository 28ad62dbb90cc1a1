// Where the touchpoints of a journey stand in its picture. The map is the straight line in the middle, one step to a
// column; what is not on it stands beside that line, in columns between the steps where customers touched it. All pure.

import type { JourneyEdge } from '../api/types';

/** From one touchpoint to another; the map's own ways are there also when nobody took them. */
export interface GraphEdge extends JourneyEdge {
  from: string;
  to: string;
}

export interface GraphNode {
  name: string;
  step: number; // 1 for the first of the map; 0: it is not on it
  column: number;
  lane: number; // 0: the map's own line
  begin: number; // customers whose way begins here
  end: number; // customers whose way ends here
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

export const SHARES = [0, 1, 2, 5, 10, 20, 30, 50] as const;
const MANY = 14; // undrawn ways that an eye still parts

const inside = (edge: JourneyEdge): edge is GraphEdge => edge.from !== null && edge.to !== null;

/** The ways that at least `percent` of the customers took, and the map's. */
export function chosenEdges(
  edges: readonly JourneyEdge[],
  steps: readonly string[],
  customers: number,
  percent: number,
): GraphEdge[] {
  const between = edges.filter(inside);
  const often = between.filter((edge) => edge.drawn || edge.customers * 100 >= percent * customers);
  const untaken = steps.slice(1).flatMap((to, i): GraphEdge[] => {
    const from = steps[i]!;
    const taken = between.some((edge) => edge.from === from && edge.to === to);
    return taken ? [] : [{ from, to, times: 0, customers: 0, drawn: true, median_ms: null, ninth_ms: null }];
  });
  return [...often, ...untaken];
}

/** The least share at which the picture stays readable. */
export function readableShare(edges: readonly JourneyEdge[], customers: number): number {
  const undrawn = edges.filter(inside).filter((edge) => !edge.drawn);
  const fits = (percent: number) =>
    undrawn.filter((edge) => edge.customers * 100 >= percent * customers).length <= MANY;
  return SHARES.find(fits) ?? SHARES.at(-1)!;
}

const mean = (pairs: readonly (readonly [value: number, weight: number])[]): number | null => {
  const weight = pairs.reduce((sum, [, one]) => sum + one, 0);
  return weight === 0 ? null : pairs.reduce((sum, [value, one]) => sum + value * one, 0) / weight;
};

/** Behind what comes before it, before what comes after it: half a step, between two of the map or at its ends. */
function rankOf(
  name: string,
  edges: readonly JourneyEdge[],
  ranks: ReadonlyMap<string, number>,
  last: number,
) {
  const known = (side: 'from' | 'to', other: 'from' | 'to') =>
    edges
      .filter((edge) => edge[side] === name && edge[other] !== null && ranks.has(edge[other]))
      .map((edge) => [ranks.get(edge[other]!)!, edge.customers] as const);
  const begins = edges.filter((edge) => edge.from === null && edge.to === name);
  const before = mean([...known('to', 'from'), ...begins.map((edge) => [0, edge.customers] as const)]);
  const after = mean(known('from', 'to'));
  if (before === null && after === null) return null;
  const sides = [...(before === null ? [] : [before + 0.5]), ...(after === null ? [] : [after - 0.5])];
  const between = sides.reduce((sum, one) => sum + one, 0) / sides.length;
  return Math.min(last, Math.max(0, Math.round(between - 0.5))) + 0.5;
}

/** Step by step outwards from the map; what is not tied to it at all stands before it. */
function ranksOf(names: readonly string[], steps: readonly string[], edges: readonly JourneyEdge[]) {
  const ranks = new Map(steps.map((step, i) => [step, i + 1]));
  for (let open = names.filter((name) => !ranks.has(name)); open.length > 0;) {
    const found = open.flatMap((name) => {
      const rank = rankOf(name, edges, ranks, steps.length);
      return rank === null ? [] : [[name, rank] as const];
    });
    for (const [name, rank] of found.length > 0 ? found : open.map((name) => [name, 0.5] as const))
      ranks.set(name, rank);
    open = open.filter((name) => !ranks.has(name));
  }
  return ranks;
}

/** 1, -1, 2, -2 …: the nearest lanes first; with one side only, 1 and then a column of its own. */
const laneOf = (place: number, oneSided: boolean) =>
  oneSided ? 1 : (place % 2 === 0 ? 1 : -1) * (Math.floor(place / 2) + 1);

/**
 * `oneSided`: what is off the map stands on one side of it, one to a column, so that the picture stays narrow.
 */
export function graphOf(
  all: readonly JourneyEdge[],
  steps: readonly string[],
  customers: number,
  percent: number,
  oneSided: boolean,
): Graph {
  const edges = chosenEdges(all, steps, customers, percent);
  const names = [...new Set([...steps, ...edges.flatMap((edge) => [edge.from, edge.to])])];
  const ranks = ranksOf(names, steps, all);
  const weight = (name: string) =>
    all.filter((edge) => edge.to === name).reduce((sum, edge) => sum + edge.customers, 0);
  const at = (side: 'from' | 'to', name: string) =>
    all.find((edge) => edge[side] === name && edge[side === 'from' ? 'to' : 'from'] === null)?.customers ?? 0;
  const nodes: GraphNode[] = [];
  let column = -1;
  for (const rank of [...new Set(names.map((name) => ranks.get(name)!))].sort((one, other) => one - other)) {
    const here = names.filter((name) => ranks.get(name) === rank);
    here.sort((one, other) => weight(other) - weight(one) || one.localeCompare(other));
    here.forEach((name, place) => {
      if (place === 0 || oneSided) column += 1;
      const step = steps.indexOf(name) + 1;
      const lane = step > 0 ? 0 : laneOf(place, oneSided);
      nodes.push({ name, step, column, lane, begin: at('to', name), end: at('from', name) });
    });
  }
  return { nodes, edges };
}
