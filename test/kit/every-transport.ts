import { type TransportEntry, TRANSPORTS } from './matrix.ts';
import { type NodeOptions, startNode, type TestNode } from './node.ts';
import { newPlayer, type Player } from './player.ts';
import { openRows, type Rows } from './rows.ts';
import { seatTwo, type Game } from './game.ts';
import { Transcript } from './transcript.ts';
import type { Transport } from './transports.ts';

/** The servers of one spec file. */
export interface Stage {
  /** the first of them */
  node: TestNode;
  rows: Rows;
  /** what its scripts run over */
  over: readonly TransportEntry[];
  /** each of those of every node: node by node, in that order */
  transports: Transport[];
}

export interface StageOptions extends NodeOptions {
  /** by default those that everything runs over; ALL_TRANSPORTS in a spec that represents the rest on each */
  over?: readonly TransportEntry[];
}

let only: readonly TransportEntry[] | undefined;

/** What stages of this file run over from now on, whatever they ask for: a suite may run once more for what is below transports. */
export function runOver(entries: readonly TransportEntry[]): void {
  only = entries;
}

/** A stage whose nodes, on one database, start before the file's tests. No waiting room outlives a test. */
export function useNodes(count: number, { over: asked = TRANSPORTS, ...options }: StageOptions = {}): Stage {
  const over = only ?? asked;
  const stage = { over } as Stage;
  const nodes: TestNode[] = [];
  beforeAll(async () => {
    stage.node = await startNode(options);
    nodes.push(stage.node);
    const { databaseUrl } = stage.node;
    while (nodes.length < count) nodes.push(await startNode({ ...options, databaseUrl }));
    stage.rows = openRows(databaseUrl);
    stage.transports = nodes.flatMap((node) => over.map(({ open }) => open(node)));
  });
  afterEach(() => emptyLobby(stage.rows));
  afterAll(async () => {
    await Promise.all(stage.transports.map((transport) => transport.close()));
    await stage.rows.close();
    for (const node of nodes.reverse()) await node.close();
  });
  return stage;
}

export const useNode = (options?: StageOptions): Stage => useNodes(1, options);

export async function emptyLobby(rows: Rows): Promise<void> {
  await rows.query(
    `WITH ended AS (UPDATE rooms SET status = 3, winner = 0, ended_at = now() WHERE user_2 IS NULL AND ended_at IS NULL
       RETURNING id) DELETE FROM seats WHERE room_id IN (SELECT id FROM ended)`,
  );
}

/** Where a script plays: the transport that it is about, and another one, into the stage's last node. */
export class Scene {
  private readonly transcript = new Transcript();
  readonly transport: Transport;
  readonly other: Transport;
  readonly rows: Rows;

  constructor(stage: Stage, index: number) {
    this.rows = stage.rows;
    const transport = stage.transports[index];
    const other = stage.transports.slice(-stage.over.length)[(index + 1) % stage.over.length];
    if (!transport || !other) throw new Error('the node has not started');
    this.transport = this.transcript.record(transport);
    this.other = this.transcript.record(other);
  }

  /** a user of the script's own, over this transport unless told */
  readonly player = (transport: Transport = this.transport): Promise<Player> => newPlayer(transport);

  /** a game just begun: white over this transport, black over the other one */
  readonly game = async (): Promise<Game> => seatTwo(await this.player(), await this.player(this.other));

  outcome(): unknown[] {
    return this.transcript.normalised();
  }
}

/**
 * One rule, its script run over each transport by users of its own; all replies of all its calls must be equal field by
 * field between the transports, so calls are made one after the other. Whichever of its tests comes first over a transport
 * runs the script: each passes alone and in any order.
 */
export function onEveryTransport(stage: Stage, rule: string, script: (scene: Scene) => Promise<void>): void {
  describe(rule, () => {
    const outcomes = new Map<number, Promise<unknown[]>>();
    const run = async (index: number) => {
      const scene = new Scene(stage, index);
      await script(scene);
      await emptyLobby(stage.rows);
      return scene.outcome();
    };
    const outcomeOver = (index: number): Promise<unknown[]> => {
      const outcome = outcomes.get(index) ?? run(index);
      outcomes.set(index, outcome);
      return outcome;
    };
    test.each(stage.over.map(({ name }, index) => [name, index] as const))('through %s', async (_, index) => {
      expect(await outcomeOver(index)).not.toEqual([]);
    });
    test('alike over every transport', async () => {
      const first = await outcomeOver(0);
      for (const index of stage.over.keys()) expect(await outcomeOver(index)).toEqual(first);
    });
  });
}
