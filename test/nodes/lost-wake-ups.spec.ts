import * as grpc from '@grpc/grpc-js';
import { natsServer } from '../bus/drivers.ts';
import { newPlayers, resending } from '../kit/at-once.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { freshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { ownPostgres } from '../kit/own-postgres.ts';
import { outline, roomOf } from '../kit/player.ts';
import { envelopeStream, grpcStream, type RawStream } from '../kit/raw-stream.ts';
import { LINES, seatTwo, type Game } from '../kit/game.ts';
import { until } from '../kit/until.ts';

/** What a stream may be late without a bus, and what a loaded machine of two cores adds to it. */
const LATE_AT_MOST_MS = 2000 + 1500;
/** the looks at watched rooms are 1500 ms apart: less on average is a wake-up's work */
const WOKEN_WITHIN_MS = 500;

const LINE = LINES.draw.match(/../g) ?? []; // long, and nobody passes

/** The versions that a stream told, in order. */
const versionsOf = ({ responses }: RawStream) =>
  responses.flatMap(({ joinGameRoomRsp, gameSyncRsp }) => {
    const shown = (gameSyncRsp ?? joinGameRoomRsp) as { room?: { version: number } } | undefined;
    return shown?.room?.version ?? [];
  });

/** Players on the first node, whose game streams tell on the second; a move at a time. */
class WatchedGame {
  private plies = 0;

  private constructor(
    private readonly game: Game,
    readonly streams: readonly RawStream[],
    private readonly client: grpc.Client,
  ) {}

  static async between(near: TestNode, far: TestNode): Promise<WatchedGame> {
    const [white, black] = await newPlayers([resending(envelopeTransport(near))], 2);
    if (!white || !black) throw new Error('a table needs two');
    const game = await seatTwo(white, black);
    const client = new grpc.Client(far.grpcAddress, grpc.credentials.createInsecure());
    const { roomId } = game;
    const streams = [
      envelopeStream(far.url, { token: white.token, roomId }),
      grpcStream(client, { token: black.token, roomId }),
    ];
    for (const stream of streams) await until(async () => versionsOf(stream).length > 0, 'the first state');
    return new WatchedGame(game, streams, client);
  }

  /** Makes the next move. @returns ms from its answer until the last stream told of it */
  async move(): Promise<number> {
    const { roomId, white, black } = this.game;
    const put = await (this.plies % 2 === 0 ? black : white).put(roomId, LINE[this.plies++] ?? '');
    expect(outline(put)).toEqual(['gamePutRsp Success', 'gameSyncRsp Success']);
    const since = performance.now();
    const { version } = roomOf(put);
    for (const stream of this.streams) await until(async () => versionsOf(stream).at(-1) === version, 'the move');
    return performance.now() - since;
  }

  /** Each version from the first state on was told once, in order. */
  expectGapless(): void {
    const versions = Array.from({ length: this.plies + 1 }, (_, index) => 2 + index);
    for (const stream of this.streams) expect(versionsOf(stream)).toEqual(versions);
  }

  close(): void {
    for (const stream of this.streams) stream.close();
    this.client.close();
  }
}

const median = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN;

test('the bus killed: the game goes on, pushes come at most 2 s late; with the bus back they come at once', async () => {
  const [database, nats] = [await freshDatabase(), await natsServer()];
  const options = { databaseUrl: database.url, env: { EVENTS_URL: nats.url } };
  const [near, far] = [await startNode(options), await startNode(options)];
  const game = await WatchedGame.between(near, far);
  try {
    expect(median([await game.move(), await game.move(), await game.move()])).toBeLessThan(WOKEN_WITHIN_MS);
    await nats.kill();
    for (const lag of [await game.move(), await game.move()]) expect(lag).toBeLessThan(LATE_AT_MOST_MS);
    await nats.restart();
    // both nodes are on it again after their back-off
    await until(async () => (await game.move()) < WOKEN_WITHIN_MS, 'a push that is not late');
    game.expectGapless();
  } finally {
    game.close();
    for (const node of [near, far]) await node.close();
    await nats.remove();
    await database.drop();
  }
});

test('PostgreSQL restarted: streams stay open and go on where they were, and so do the players', async () => {
  const server = await ownPostgres();
  const options = { databaseUrl: server.url };
  const [near, far] = [await startNode(options), await startNode(options)];
  const game = await WatchedGame.between(near, far);
  try {
    await game.move();
    await server.stop();
    for (const { url } of [near, far])
      await until(async () => (await fetch(`${url}/health`)).status === 503, 'a node that misses its database');
    await server.start();
    for (const { url } of [near, far])
      await until(async () => (await fetch(`${url}/health`)).ok, 'a node that has its database back');
    for (let moves = 0; moves < 3; moves++) expect(await game.move()).toBeLessThan(LATE_AT_MOST_MS);
    game.expectGapless();
  } finally {
    game.close();
    for (const node of [near, far]) await node.close();
    await server.remove();
  }
});
