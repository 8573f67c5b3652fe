/** Where the steps and arrows of a circuit stand on the page. */
import { Graph, layout } from '@dagrejs/dagre';
import type { Circuit, Step } from '../api/law.js';

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** The commands that take this way. */
  readonly commands: readonly string[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly arrows: readonly (Arrow & { readonly points: readonly Point[]; readonly label: Box })[];
}

const STEP_WIDTH = 208;
const STEP_HEIGHT = 54;
/** Of the title of a step: letters that a line holds for sure, its height, and what stands around the lines. */
const TITLE = { letters: 27, line: 14, around: 28 };
const LETTER_WIDTH = 6.1;
const LABEL_HEIGHT = 18;
const LABEL_MARGIN = 14;

/** One arrow for all commands that lead from a step to another; what stays in its step has none. */
export function arrowsOf({ steps }: Circuit): Arrow[] {
  return steps.flatMap(({ id, on }) => {
    const ways = new Map<string, string[]>();
    for (const [command, to] of Object.entries(on)) if (to !== id) ways.set(to, [...(ways.get(to) ?? []), command]);
    return [...ways].map(([to, commands]) => ({ from: id, to, commands }));
  });
}

/** As tall as its title wants. */
const boxOf = (title: string) => ({
  width: STEP_WIDTH,
  height: Math.max(STEP_HEIGHT, TITLE.around + TITLE.line * Math.ceil(title.length / TITLE.letters)),
});

interface Words {
  readonly titleOf: (step: Step) => string;
  /** What an arrow carries. */
  readonly labelOf: (arrow: Arrow) => string;
}

export function drawingOf(circuit: Circuit, { titleOf, labelOf }: Words): Drawing {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 56, ranksep: 34, edgesep: 26, marginx: 14, marginy: 14 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const step of circuit.steps) graph.setNode(step.id, boxOf(titleOf(step)));
  const arrows = arrowsOf(circuit);
  for (const arrow of arrows) {
    const width = labelOf(arrow).length * LETTER_WIDTH + LABEL_MARGIN;
    graph.setEdge(arrow.from, arrow.to, { width, height: LABEL_HEIGHT, labelpos: 'c' });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as Partial<Box>;
  return {
    width,
    height,
    boxes: new Map(circuit.steps.map(({ id }) => [id, graph.node(id) as unknown as Box])),
    arrows: arrows.map((arrow) => {
      const drawn = graph.edge(arrow.from, arrow.to) as unknown as Box & { points: Point[] };
      return { ...arrow, points: drawn.points, label: drawn };
    }),
  };
}

/** A path that rounds the corners of a line of points. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M${first.x},${first.y}`];
  for (const [at, point] of rest.entries()) {
    const next = rest[at + 1];
    if (!next) parts.push(`L${point.x},${point.y}`);
    else parts.push(`Q${point.x},${point.y} ${(point.x + next.x) / 2},${(point.y + next.y) / 2}`);
  }
  return parts.join(' ');
}
