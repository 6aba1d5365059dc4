import type { EmbeddedState } from '../../persistence/embedded/index.ts';
import type { NodeReport } from '../../processes/primary.ts';
import type { Reading } from '../../rpc/readings.ts';
import { embeddedReadings, type Family, familiesOf } from './families.ts';

export { scrapeOf } from './families.ts';

/** the label's value for what the primary tells of itself; nodes have their numbers, from 1 */
const PRIMARY = 'primary';

/**
 * What all nodes of a primary tell, and the primary itself. Every line has the label `node`, which is not added up here:
 * a node that is followed by another begins again at 0, and in a sum that would look as if all nodes had. What is the
 * same on every node is told once, without that label.
 * @param report asks the nodes
 */
export function familiesOfNodes(
  report: () => Promise<NodeReport[]>,
  embedded: EmbeddedState | undefined,
): () => Promise<Family[]> {
  let nodes: NodeReport[] = [];
  const own = familiesOf({ all: [...readingsOf(() => nodes), ...(embedded ? embeddedReadings(embedded) : [])] });
  return async () => {
    nodes = await report();
    return merged([
      [PRIMARY, await own()],
      ...nodes.map(({ number, families }): [string, Family[]] => [String(number), families]),
    ]);
  };
}

const readingsOf = (nodes: () => readonly NodeReport[]): Reading[] => [
  {
    name: 'othello_nodes',
    help: 'Nodes that serve, and those that are to be started again.',
    kind: 'gauge',
    labels: ['state'],
    isShared: true,
    read: () => {
      const serving = nodes().filter(({ isServing }) => isServing).length;
      return [
        { labels: { state: 'serving' }, value: serving },
        { labels: { state: 'absent' }, value: nodes().length - serving },
      ];
    },
  },
  {
    name: 'othello_node_starts_total',
    help: 'Processes that were started as nodes: after the first of each node, those that followed one that ended.',
    kind: 'counter',
    isShared: true,
    read: () => nodes().map(({ number, starts }) => ({ labels: { node: String(number) }, value: starts })),
  },
];

function merged(of: readonly [node: string, families: Family[]][]): Family[] {
  const byName = new Map<string, Family>();
  for (const [node, families] of of)
    for (const family of families) {
      const known = byName.get(family.name);
      const values = family.isShared
        ? family.values
        : family.values.map((line) => ({ ...line, labels: { ...line.labels, node } }));
      if (!known) byName.set(family.name, { ...family, values });
      else if (!family.isShared || known.values.length === 0) known.values = [...known.values, ...values];
    }
  return [...byName.values()];
}
