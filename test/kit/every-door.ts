import { allDoors, type Door, DOORS } from './doors.ts';
import { type NodeOptions, startNode, type TestNode } from './node.ts';
import { newPlayer, type Player } from './player.ts';
import { openRows, type Rows } from './rows.ts';
import { seatTwo, type Table } from './table.ts';
import { Transcript } from './transcript.ts';

/** The servers of one spec file. */
export interface Stage {
  /** the first of them */
  node: TestNode;
  rows: Rows;
  /** every door of every node, in the order of DOORS */
  doors: Door[];
}

/** A stage whose nodes, on one database, start before the file's tests. No waiting room outlives a test. */
export function useNodes(count: number, options: NodeOptions = {}): Stage {
  const stage = {} as Stage;
  const nodes: TestNode[] = [];
  beforeAll(async () => {
    stage.node = await startNode(options);
    nodes.push(stage.node);
    const { databaseUrl } = stage.node;
    while (nodes.length < count) nodes.push(await startNode({ ...options, databaseUrl }));
    stage.rows = openRows(databaseUrl);
    stage.doors = nodes.flatMap(allDoors);
  });
  afterEach(() => emptyLobby(stage.rows));
  afterAll(async () => {
    await Promise.all(stage.doors.map((door) => door.close()));
    await stage.rows.close();
    for (const node of nodes.reverse()) await node.close();
  });
  return stage;
}

export const useNode = (options?: NodeOptions): Stage => useNodes(1, options);

export async function emptyLobby(rows: Rows): Promise<void> {
  await rows.query(
    `WITH ended AS (UPDATE rooms SET status = 3, winner = 0, ended_at = now() WHERE user_2 IS NULL AND ended_at IS NULL
       RETURNING id) DELETE FROM seats WHERE room_id IN (SELECT id FROM ended)`,
  );
}

/** Where a script plays: the door that it is about, and another one, into the stage's last node. */
export class Scene {
  private readonly transcript = new Transcript();
  readonly door: Door;
  readonly other: Door;
  readonly rows: Rows;

  constructor(stage: Stage, index: number) {
    this.rows = stage.rows;
    const door = stage.doors[index];
    const other = stage.doors.slice(-DOORS.length)[(index + 1) % DOORS.length];
    if (!door || !other) throw new Error('the node has not started');
    this.door = this.transcript.record(door);
    this.other = this.transcript.record(other);
  }

  /** a user of the script's own, at this door unless told */
  readonly player = (door: Door = this.door): Promise<Player> => newPlayer(door);

  /** a game just begun: white at this door, black at the other one */
  readonly table = async (): Promise<Table> => seatTwo(await this.player(), await this.player(this.other));

  outcome(): unknown[] {
    return this.transcript.normalised();
  }
}

/**
 * One rule, its script run through each door by users of its own; all replies of all its calls must be equal field by
 * field between the doors, so calls are made one after the other.
 */
export function onEveryDoor(stage: Stage, rule: string, script: (scene: Scene) => Promise<void>): void {
  describe(rule, () => {
    const outcomes: unknown[][] = [];
    test.each(DOORS.map(([name], index) => [name, index] as const))('through %s', async (_, index) => {
      const scene = new Scene(stage, index);
      await script(scene);
      outcomes[index] = scene.outcome();
    });
    test('alike through every door', () => {
      for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
      expect(outcomes.filter((outcome) => outcome.length > 0)).toHaveLength(DOORS.length);
    });
  });
}
