import { type PeerName, PEER_NAMES, startPeer, transportOf } from '../../bench/src/peers/index.ts';
import type { PeerServer } from '../../bench/src/servers.ts';
import { parseMoves } from '@othello-rpc/kernel';
import { atOnce } from '../kit/at-once.ts';
import { type Transport, envelopeTransport, grpcTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { type TestNode, startNode } from '../kit/node.ts';
import { bodyOf, newPlayer, outline, type OverBody, roomOf } from '../kit/player.ts';
import { QueryLog } from '../kit/query-log.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { LINES, playLine, seatTwo, standAfter, splitLine, type Game } from '../kit/game.ts';

let database: FreshDatabase;
let log: QueryLog;
let node: TestNode;
let rows: Rows;
const peers: PeerServer[] = [];
const transports = new Map<PeerName, Transport>();
let ours: Transport;

beforeAll(async () => {
  database = await freshDatabase();
  log = await QueryLog.of(database);
  node = await startNode({ databaseUrl: database.url });
  rows = openRows(database.url);
  ours = envelopeTransport(node);
  for (const name of PEER_NAMES) {
    const peer = await startPeer(name, database.url);
    peers.push(peer);
    const { httpPort, grpcPort } = peer.ports;
    const isGrpc = transportOf(name) === 'grpc';
    transports.set(
      name,
      isGrpc
        ? grpcTransport({ grpcAddress: `127.0.0.1:${grpcPort}` })
        : envelopeTransport({ url: `http://127.0.0.1:${httpPort}` }),
    );
  }
});
afterAll(async () => {
  for (const transport of transports.values()) await transport.close();
  for (const peer of peers) await peer.stop();
  await rows.close();
  await node.close();
  await log.close();
  await database.drop();
});

const transportTo = (name: PeerName): Transport => {
  const transport = transports.get(name);
  if (!transport) throw new Error(`${name} was not started`);
  return transport;
};

/** Two players at a table made by our server, who go on through another one's transport. */
async function gameThrough(transport: Transport): Promise<Game> {
  const [white, black] = [await newPlayer(ours), await newPlayer(ours)];
  const { roomId } = await seatTwo(white, black);
  return { roomId, white: white.through(transport), black: black.through(transport) };
}

/** What a game leaves, without what tells one game from another: ids, names and times. */
async function traces({ roomId, white, black }: Game) {
  const [room] = await rows.query<Record<string, unknown>>(
    `SELECT status, black, white, moves, version, octet_length(put_times) AS put_times, winner IS NULL AS is_open,
       ended_at IS NULL AS is_live, deadline > updated_at AS has_time FROM rooms WHERE id = $1`,
    [roomId],
  );
  const sessions = await rows.query<Record<string, unknown>>(
    `SELECT seq_no, octet_length(request_hash) AS hash, octet_length(answers) AS answers FROM sessions
     WHERE user_id = ANY ($1::bigint[]) AND replaced_at IS NULL ORDER BY user_id`,
    [[white.id, black.id]],
  );
  return { room, sessions };
}

/** Replies without ids, names, times and the words of refusals. */
const told = (replies: object): unknown =>
  JSON.parse(
    JSON.stringify(replies, (key, value: unknown) =>
      /^(roomId|user1|user2|updated|created|turnDeadline|id|name|message|winner)$/.test(key) ? null : value,
    ),
  );

async function playCounted(game: Game, line: string) {
  const answered = [];
  for (const [index, square] of (line.match(/../g) ?? []).entries()) {
    if (square === '--') continue;
    const player = index % 2 === 0 ? game.black : game.white;
    answered.push(await player.put(game.roomId, square, { seqNo: 10 + index }));
  }
  return answered;
}

describe.each(PEER_NAMES)('the %s peer', (name) => {
  test('plays a game with a pass as our server does: the same answers, the same rows', async () => {
    const [theirs, mine] = [await gameThrough(transportTo(name)), await gameThrough(ours)];
    const answers = await playCounted(theirs, LINES.passesBlack);
    expect(answers.map(told)).toEqual((await playCounted(mine, LINES.passesBlack)).map(told));
    expect(answers.map(outline)).toEqual(answers.map(() => ['gamePutRsp Success', 'gameSyncRsp Success']));
    expect(await traces(theirs)).toEqual(await traces(mine));
    expect(told(await theirs.black.sync(theirs.roomId))).toEqual(told(await mine.black.sync(mine.roomId)));
  });

  test('ends a game where our server does, with its score', async () => {
    const [theirs, mine] = [await gameThrough(transportTo(name)), await gameThrough(ours)];
    const { before, last, byBlack } = splitLine(LINES.twoPasses);
    const overs = [];
    for (const game of [theirs, mine]) {
      await standAfter(rows, game, before);
      overs.push(bodyOf<OverBody>(await (byBlack ? game.black : game.white).put(game.roomId, last), 'gameOverRsp'));
    }
    const score = ({ myScore, opponentScore }: OverBody) => [myScore, opponentScore];
    expect(overs.map(score)).toEqual([
      [19, 44],
      [19, 44],
    ]);
    const { room } = await traces(theirs);
    expect(room).toEqual((await traces(mine)).room);
  });

  test('answers a repeated seqNo with the stored answer and places one disc', async () => {
    const game = await gameThrough(transportTo(name));
    const first = await game.black.put(game.roomId, 'd3', { seqNo: 10 });
    const before = await traces(game);
    expect(await game.black.put(game.roomId, 'd3', { seqNo: 10 })).toEqual(first);
    expect(await game.black.through(ours).put(game.roomId, 'd3', { seqNo: 10 })).toEqual(first);
    expect(await traces(game)).toEqual(before);
    expect(before.room).toMatchObject({ version: 3, moves: Buffer.from(parseMoves('d3')) });
  });

  test('places one disc for twins that come at once, and gives both the same answer', async () => {
    const game = await gameThrough(transportTo(name));
    const put = () => game.black.put(game.roomId, 'd3', { seqNo: 10 });
    const [first, ...others] = await atOnce([put, put, put]);
    for (const other of others) expect(other).toEqual(first);
    expect((await traces(game)).room).toMatchObject({ version: 3 });
  });

  test('knows an answer that our server stored', async () => {
    const game = await gameThrough(transportTo(name));
    const first = await game.black.through(ours).put(game.roomId, 'd3', { seqNo: 10 });
    expect(await game.black.put(game.roomId, 'd3', { seqNo: 10 })).toEqual(first);
  });

  test('refuses as our server does, and records it', async () => {
    const script = async (game: Game) => {
      const { white, black, roomId } = game;
      const stranger = (await newPlayer(ours)).through(black.transport);
      return [
        await black.put(roomId, 'd3', { seqNo: 10 }),
        await black.put(roomId, 'c4', { seqNo: 10 }),
        await black.put(roomId, 'd3', { seqNo: 9 }),
        await black.put(roomId, 'c4', { seqNo: 11 }),
        await black.put(roomId, 'd3'),
        await white.put(roomId, 'a1', { seqNo: 10 }),
        await white.call('GamePut', { roomId, r: 8, c: 0 }, { seqNo: 11 }),
        await white.put({ roomId, version: 2 }, 'c3', { seqNo: 12 }),
        await stranger.put(roomId, 'c3', { seqNo: 10 }),
        await stranger.sync(roomId),
        await white.call('GameSync', { roomId }, { token: 'nobody' }),
        await white.put(roomId, 'c3', { token: 'nobody', seqNo: 13 }),
        await white.sync(roomId),
      ];
    };
    const [theirs, mine] = [await gameThrough(transportTo(name)), await gameThrough(ours)];
    const answers = await script(theirs);
    expect(answers.map(told)).toEqual((await script(mine)).map(told));
    expect(answers.map((each) => outline(each)[0])).toEqual([
      'gamePutRsp Success',
      'gamePutRsp ErrorSeqNoConflict',
      'gamePutRsp ErrorSeqNoStale',
      'gamePutRsp ErrorNotYourTurn',
      'gamePutRsp Success',
      'gamePutRsp ErrorIllegalMove',
      'gamePutRsp ErrorInvalidArgument',
      'gamePutRsp ErrorNotYourTurn',
      'gamePutRsp ErrorInvalidGameRoom',
      'gameSyncRsp ErrorInvalidGameRoom',
      'gameSyncRsp ErrorUserInvalidToken',
      'gamePutRsp ErrorUserInvalidToken',
      'gameSyncRsp Success',
    ]);
    const seqNos = async (game: Game) => (await traces(game)).sessions.map(({ seq_no }) => seq_no);
    expect(await seqNos(theirs)).toEqual(await seqNos(mine));
  });

  test('refuses a session that a later login replaced', async () => {
    const { black, roomId } = await gameThrough(transportTo(name));
    await black.through(ours).again();
    expect(outline(await black.put(roomId, 'd3', { seqNo: 10 }))).toEqual(['gamePutRsp ErrorUserDuplicatedLogin']);
    expect(outline(await black.sync(roomId))).toEqual(['gameSyncRsp ErrorUserDuplicatedLogin']);
  });

  test('goes on with a game that our server began, and ours with its', async () => {
    const game = await gameThrough(transportTo(name));
    await playLine({ ...game, white: game.white.through(ours) }, LINES.passesBlack.slice(0, 8));
    expect(roomOf(await game.black.through(ours).sync(game.roomId))).toMatchObject({ version: 6 });
  });
});

/** What calls asked of the database, but for what our node does on its own beside the peer. */
const asked = (work: () => Promise<unknown>) => log.during(work, 'othello');
const verbs = (statements: string[]) =>
  statements.map((each) => each.replace(/^__asyncpg_\w+: /, '').replace(/^(SELECT|UPDATE \w+|\w+).*/, '$1'));

test.each(['aiohttp', 'grpcio'] as const)('%s makes a put in six round trips and a sync in one', async (name) => {
  const { black, roomId } = await gameThrough(transportTo(name));
  const put = await asked(() => black.put(roomId, 'd3', { seqNo: 10 }));
  expect(verbs(put)).toEqual(['BEGIN', 'SELECT', 'SELECT', 'UPDATE rooms', 'UPDATE sessions', 'COMMIT']);
  expect(verbs(await asked(() => black.sync(roomId)))).toEqual(['SELECT']);
});
