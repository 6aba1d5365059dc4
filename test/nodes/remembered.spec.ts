import { parseMoves, formatMoves } from '@othello-rpc/kernel';
import { atOnce } from '../kit/at-once.ts';
import { inProcessTransport, type Replies } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, outline, type Player, roomOf } from '../kit/player.ts';
import { QueryLog } from '../kit/query-log.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { LINES, seatTwo, type Game } from '../kit/game.ts';

const PUT = ['gamePutRsp Success', 'gameSyncRsp Success'];

let database: FreshDatabase;
let log: QueryLog;
let rows: Rows;
let node: TestNode;
let other: TestNode;

beforeAll(async () => {
  database = await freshDatabase();
  log = await QueryLog.of(database);
  node = await startNode({ databaseUrl: database.url });
  other = await startNode({ databaseUrl: database.url });
  rows = openRows(database.url);
});
afterAll(async () => {
  await rows.close();
  await other.close();
  await node.close();
  await log.close();
  await database.drop();
});

const statements = async (work: () => Promise<unknown>): Promise<string[]> =>
  (await log.during(work)).flatMap((text) => /^((?:rooms?|moves?|session)-[a-z-]+):/.exec(text)?.[1] ?? []);

/** A game of two plies on one node: it remembers the room and both sessions. */
async function remembered(): Promise<Game> {
  const transport = inProcessTransport(node);
  const game = await seatTwo(await newPlayer(transport), await newPlayer(transport));
  expect(outline(await game.black.put(game.roomId, 'd3', { seqNo: 1 }))).toEqual(PUT);
  expect(outline(await game.white.put(game.roomId, 'c3', { seqNo: 2 }))).toEqual(PUT);
  return game;
}

const elsewhere = (player: Player): Player => player.through(inProcessTransport(other));

async function written(player: Player, roomId: string): Promise<{ seqNo: number; version: number }> {
  const [found] = await rows.query<{ seqNo: number; version: number }>(
    `SELECT s.seq_no::integer AS "seqNo", r.version FROM sessions s, rooms r
     WHERE s.user_id = $1 AND s.replaced_at IS NULL AND r.id = $2`,
    [player.id, roomId],
  );
  return found!;
}

test("a put after the same player's put on the same node is one round trip: one conditional write", async () => {
  const { roomId, black, white } = await remembered();
  const taken = await statements(async () => {
    expect(outline(await black.put(roomId, 'b3', { seqNo: 2 }))).toEqual(PUT);
    expect(outline(await white.put(roomId, 'e3', { seqNo: 3 }))).toEqual(PUT);
  });
  expect(taken).toEqual(['move-with-session', 'move-with-session']);
  expect(await written(black, roomId)).toEqual({ seqNo: 2, version: 6 });
  expect(await written(white, roomId)).toEqual({ seqNo: 3, version: 6 });
});

test('it answers as a put does that was decided on rows just read', async () => {
  const one = await remembered();
  const two = await remembered();
  await rows.query('UPDATE sessions SET seq_no = 7 WHERE user_id = $1', [two.black.id]); // so that it has to be read
  const [remembering, reading] = [
    roomOf(await one.black.put(one.roomId, 'b3', { seqNo: 8 })),
    roomOf(await two.black.put(two.roomId, 'b3', { seqNo: 8 })),
  ];
  const { board, status, version, moves, legalMoves } = remembering;
  expect({ board, status, version, moves, legalMoves }).toEqual({
    board: reading.board,
    status: reading.status,
    version: reading.version,
    moves: reading.moves,
    legalMoves: reading.legalMoves,
  });
  for (const room of [remembering, reading]) {
    const [row] = await rows.query<{ updated: string; deadline: string }>(
      `SELECT (extract(epoch FROM updated_at) * 1000)::bigint AS updated,
         (extract(epoch FROM deadline) * 1000)::bigint AS deadline FROM rooms WHERE id = $1`,
      [room.roomId],
    );
    expect([room.updated, room.turnDeadline]).toEqual([row!.updated, row!.deadline]);
  }
});

test('its repetition is answered with what was stored', async () => {
  const { roomId, black } = await remembered();
  const first = await black.put(roomId, 'b3', { seqNo: 2 });
  expect(await black.put(roomId, 'b3', { seqNo: 2 })).toEqual(first);
  expect(outline(await black.put(roomId, 'b4', { seqNo: 2 }))).toEqual(['gamePutRsp ErrorSeqNoConflict']);
  expect(outline(await black.put(roomId, 'b4', { seqNo: 1 }))).toEqual(['gamePutRsp ErrorSeqNoStale']);
  expect(await written(black, roomId)).toEqual({ seqNo: 2, version: 5 });
});

test('a refusal is never decided on what is remembered: it is read first, and stored', async () => {
  const { roomId, white } = await remembered();
  const taken = await statements(async () =>
    expect(outline(await white.put(roomId, 'e3', { seqNo: 3 }))).toEqual([
      'gamePutRsp ErrorNotYourTurn',
      'gameSyncRsp Success',
    ]),
  );
  expect(taken).toEqual(['room-with-session', 'session-record']);
  expect(await written(white, roomId)).toEqual({ seqNo: 3, version: 4 });
});

test('players on two nodes, each of which remembers what the other has changed: every put is made, once', async () => {
  const transport = inProcessTransport(node);
  const { roomId, black, white } = await seatTwo(await newPlayer(transport), await newPlayer(transport));
  const sides = [black, elsewhere(white)];
  const answers: Replies[] = [];
  for (const [index, ply] of parseMoves(LINES.blackWins).entries()) {
    answers.push(await sides[index % 2]!.put(roomId, formatMoves([ply]), { seqNo: 10 + index }));
  }
  expect(answers.map((each) => outline(each).slice(0, 2))).toEqual(answers.map(() => PUT));
  expect(answers.map((each) => roomOf(each).version)).toEqual(answers.map((_, index) => 3 + index));
  expect(outline(answers.at(-1)!)).toEqual([...PUT, 'gameOverRsp Success']);
  expect(await written(black, roomId)).toEqual({ seqNo: 18, version: 11 });
  expect(await written(white, roomId)).toEqual({ seqNo: 17, version: 11 });
});

test('a player who changes nodes from put to put is answered alike', async () => {
  const { roomId, black, white } = await remembered();
  const transports = [elsewhere, (player: Player) => player];
  for (const [index, ply] of parseMoves(LINES.blackWins).slice(2, -1).entries()) {
    const player = transports[index % 2]!(index % 2 === 0 ? black : white);
    expect(outline(await player.put(roomId, formatMoves([ply]), { seqNo: 10 + index }))).toEqual(PUT);
  }
  expect(await written(black, roomId)).toEqual({ seqNo: 14, version: 10 });
});

test('a session that was replaced on another node puts no more', async () => {
  const { roomId, black } = await remembered();
  const newer = await elsewhere(black).again();
  expect(outline(await black.put(roomId, 'b3', { seqNo: 2 }))).toEqual(['gamePutRsp ErrorUserDuplicatedLogin']);
  expect(await written(newer, roomId)).toEqual({ seqNo: 0, version: 4 });
});

test('a put that was made already is proved and stored as any other: by a replaced session it is refused', async () => {
  const { roomId, black } = await remembered();
  expect(outline(await black.put(roomId, 'b3', { seqNo: 2 }))).toEqual(PUT);
  // the same square again, as a client does that lost count: its own nature protects it
  expect(outline(await black.put(roomId, 'b3', { seqNo: 3 }))[0]).toBe('gamePutRsp Success');
  expect(await written(black, roomId)).toEqual({ seqNo: 3, version: 5 });
  expect(outline(await black.exit(roomId, { seqNo: 3 }))).toEqual(['exitGameRoomRsp ErrorSeqNoConflict']);
  await elsewhere(black).again();
  expect(outline(await black.put(roomId, 'b3', { seqNo: 4 }))).toEqual(['gamePutRsp ErrorUserDuplicatedLogin']);
});

test('a player whose session is remembered has no room but their own, whatever else is remembered', async () => {
  const [own, others] = [await remembered(), await remembered()];
  for (const stranger of [own.black, own.white]) {
    const answered = await stranger.put(others.roomId, 'b3', { seqNo: 9 });
    expect(outline(answered)).toEqual(['gamePutRsp ErrorInvalidGameRoom']);
    expect(await written(stranger, others.roomId)).toEqual({ seqNo: 9, version: 4 });
  }
  expect(roomOf(await others.black.sync(others.roomId)).version).toBe(4);
});

test('a room that the opponent left on another node is played no more', async () => {
  const { roomId, black, white } = await remembered();
  await elsewhere(white).exit(roomId, { seqNo: 3 });
  expect(outline(await black.put(roomId, 'b3', { seqNo: 2 }))).toEqual([
    'gamePutRsp ErrorGameNotInPlay',
    'gameSyncRsp Success',
    'gameOverRsp Success',
  ]);
});

test("a turn that is over by the database's clock is over, whatever the node's room cache says", async () => {
  const { roomId, black } = await remembered();
  await rows.query(`UPDATE rooms SET deadline = now() - interval '1 second' WHERE id = $1`, [roomId]);
  expect(outline(await black.put(roomId, 'b3', { seqNo: 2 }))).toEqual([
    'gamePutRsp ErrorGameNotInPlay',
    'gameSyncRsp Success',
    'gameOverRsp Success',
  ]);
});

test('calls that two nodes take in turns cost few statements, and no put is written twice', async () => {
  const GAMES = 96;
  const line = LINES.draw.match(/../g)!.slice(0, 40);
  const transport = inProcessTransport(node);
  const games: Game[] = [];
  const seat = async () => games.push(await seatTwo(await newPlayer(transport), await newPlayer(transport)));
  while (games.length < GAMES) await atOnce(Array.from({ length: 8 }, () => seat)); // all at once are too many for a busy machine
  const transports = [transport, inProcessTransport(other)];
  let calls = 0;
  const taken = await statements(() =>
    atOnce(
      games.map(({ roomId, white, black }) => async () => {
        for (const [index, square] of line.entries()) {
          const player = (index % 2 === 0 ? black : white).through(transports[calls++ % 2]!);
          expect(outline(await player.put(roomId, square, { seqNo: 10 + index }))).toEqual(PUT);
        }
      }),
    ),
  );
  const puts = GAMES * line.length;
  expect(calls).toBe(puts);
  expect(taken.length / puts).toBeLessThanOrEqual(0.2);
  // a write that finds its rows otherwise than they were remembered is made again, alone
  expect(taken.filter((name) => name === 'move-with-session').length / puts).toBeLessThan(0.02);
});
