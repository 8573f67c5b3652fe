/** Changes to the nodes of a signed structure. */

/** The nth of twelve, spread over a list. */
export function pick<Item>(items: readonly Item[], variant: number): Item {
  const item = items[Math.floor((items.length * (variant + 0.5)) / 12)];
  if (item === undefined) throw new RangeError('Nothing to pick.');
  return item;
}

/** The same tree with one node replaced. */
export function swap<Node>(node: Node, from: unknown, to: unknown): Node {
  if (node === from) return to as Node;
  if (Array.isArray(node)) return node.map((each) => swap(each, from, to)) as Node;
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([name, each]) => [name, swap(each, from, to)])) as Node;
}

export function nodesOf(node: unknown): object[] {
  if (typeof node !== 'object' || node === null) return [];
  return [node, ...Object.values(node).flatMap(nodesOf)];
}
