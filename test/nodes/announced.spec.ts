import pg from 'pg';
import { SHARDS } from '../../src/persistence/index.ts';
import { natsServer } from '../bus/drivers.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { type Game, LINES, seatTwo } from '../kit/game.ts';
import { STREAMS } from '../kit/matrix.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, outline, roomOf } from '../kit/player.ts';
import type { Stream } from '../kit/streams.ts';
import { inProcessTransport, type Reply } from '../kit/transports.ts';
import { until } from '../kit/until.ts';
import { counterTeam } from '../push/counter.ts';

// The looks at watched rooms and the heartbeats are off for an hour: what is told is told by wake-ups, or because a node
// was told that it may have missed some.

const HOUR_MS = 3_600_000;
const team = counterTeam({ recheckMs: HOUR_MS, heartbeatMs: HOUR_MS });
const LINE = LINES.draw.match(/../g) ?? [];
const [, openStream] = STREAMS[1]!;

const versionOf = (reply: Reply | undefined) => (reply?.body['room'] as { version: number } | undefined)?.version;

/** A game whose players are on one node, a move at a time. */
class Moves {
  private plies = 0;

  constructor(private readonly game: Game) {}

  static async on(node: TestNode): Promise<Moves> {
    const transport = inProcessTransport(node);
    return new Moves(await seatTwo(await newPlayer(transport), await newPlayer(transport)));
  }

  /** Makes the next move. @returns the room's version after it */
  async next(): Promise<number> {
    const { roomId, white, black } = this.game;
    const put = await (this.plies % 2 === 0 ? black : white).put(roomId, LINE[this.plies++] ?? '');
    expect(outline(put)).toEqual(['gamePutRsp Success', 'gameSyncRsp Success']);
    return roomOf(put).version;
  }

  watchOn(node: TestNode): Stream {
    return openStream(node, { roomId: this.game.roomId }, { token: this.game.white.token });
  }
}

/** The versions that a stream tells, up to that one. */
async function toldUntil(version: number, { inbox }: Stream): Promise<number[]> {
  const told: number[] = [];
  while (told.at(-1) !== version) told.push(versionOf(await inbox.next()) ?? NaN);
  return told;
}

const upTo = (last: number, first = 0) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('nodes on one database', () => {
  let database: FreshDatabase;
  let one: TestNode;
  /** listens to every shard without a word: what is sent at all comes here */
  let listener: pg.Client;
  const sent: string[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    one = await startNode({ databaseUrl: database.url, team });
    listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    listener.on('notification', ({ payload = '' }) => void sent.push(payload));
    await listener.query(Array.from({ length: SHARDS }, (_, shard) => `LISTEN othello_wake_ups_${shard}`).join(';'));
  });
  afterAll(async () => {
    await listener.end();
    await one.close();
    await database.drop();
  });

  test('a node alone sends nothing; the moment another watches it is told of each move, and once it has left nobody is', async () => {
    const moves = await Moves.on(one);
    const inbox = moves.watchOn(one);
    for (let ply = 0; ply < 6; ply++) await moves.next();
    await toldUntil(8, inbox);
    const other = await startNode({ databaseUrl: database.url, team });
    const stream = moves.watchOn(other);
    // the first of these moves are made before the nodes have heard of each other
    let last = 0;
    for (let ply = 0; ply < 8; ply++) last = await moves.next();
    const told = await toldUntil(last, stream);
    expect(told).toEqual(upTo(last, told[0]));
    await until(async () => sent.length > 0, 'a move that is sent');
    expect(sent.every((payload) => payload.startsWith('{"room:'))).toBe(true);
    stream.close();
    await other.close();
    await until(async () => {
      sent.length = 0;
      await moves.next();
      await listener.query('SELECT 1'); // what was sent before is here then
      await new Promise((resolve) => setTimeout(resolve, 50)); // longer than changes are gathered
      return sent.length === 0;
    }, 'a move that is sent to nobody');
    inbox.close();
  });

  test('whichever comes first, the stream on a node that just started or the move on another: the move is told', async () => {
    for (let round = 0; round < 2; round++) {
      const moves = await Moves.on(one);
      const other = await startNode({ databaseUrl: database.url, team });
      const stream = moves.watchOn(other);
      if (round % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
      else await stream.inbox.next();
      const last = await moves.next();
      expect((await toldUntil(last, stream)).at(-1)).toBe(last);
      stream.close();
      await other.close();
    }
  });
});

test('moves that are made while the bus is down are told when it is back, by no look at what is watched', async () => {
  const [database, nats] = [await freshDatabase(), await natsServer()];
  const options = { databaseUrl: database.url, team, env: { EVENTS_URL: nats.url } };
  const [near, far] = [await startNode(options), await startNode(options)];
  try {
    const moves = await Moves.on(near);
    const stream = moves.watchOn(far);
    await toldUntil(await moves.next(), stream);
    await nats.kill();
    const missed = [await moves.next(), await moves.next()];
    await nats.restart();
    expect(await toldUntil(missed.at(-1) ?? 0, stream)).toEqual(missed);
    expect(await toldUntil(await moves.next(), stream)).toHaveLength(1);
    stream.close();
  } finally {
    for (const node of [near, far]) await node.close();
    await nats.remove();
    await database.drop();
  }
});
