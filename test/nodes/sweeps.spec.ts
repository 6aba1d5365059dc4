import { DueRoomsRepository } from '../../src/game/play/due-rooms.repository.ts';
import { Transactions } from '../../src/persistence/index.ts';
import { deadlocksIn, newPlayers } from '../kit/at-once.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { useNodes } from '../kit/every-transport.ts';
import { freshDatabase } from '../kit/fresh-database.ts';
import { newPlayer, outline, roomOf } from '../kit/player.ts';
import { startProgram } from '../kit/program.ts';
import { openRows } from '../kit/rows.ts';
import { seatTwo, type Game } from '../kit/game.ts';
import { until } from '../kit/until.ts';

const GAMES = 12;
const stage = useNodes(3);

test('three nodes that sweep at once end each overdue game and each waiting room once', async () => {
  const { rows } = stage;
  const players = await newPlayers(stage.transports, 2 * GAMES);
  const games: Game[] = [];
  for (let index = 0; index < GAMES; index++) {
    const [white, black] = [players[2 * index], players[2 * index + 1]];
    if (white && black) games.push(await seatTwo(white, black));
  }
  const owners = await newPlayers(stage.transports, 3);
  const waiting = await Promise.all(owners.map(async (owner) => roomOf(await owner.create({ private: true })).roomId));
  const overdue = [...games.map(({ roomId }) => roomId), ...waiting];
  await rows.query('UPDATE rooms SET deadline = now() WHERE id = ANY ($1)', [overdue]); // all in one commit: all nodes see them at once
  await until(async () => {
    const open = await rows.query('SELECT 1 FROM rooms WHERE id = ANY ($1) AND ended_at IS NULL', [overdue]);
    return open.length === 0;
  }, 'the sweeps');
  const ended = await rows.query<{ status: number; version: number; winner: string; user_1: string }>(
    'SELECT status, version, winner, user_1 FROM rooms WHERE id = ANY ($1) ORDER BY id',
    [overdue],
  );
  // black was to move and loses; each end is one version
  expect(ended.slice(0, GAMES)).toEqual(
    games.map(({ white }) => ({ status: 4, version: 3, winner: white.id, user_1: white.id })),
  );
  expect(ended.slice(GAMES)).toMatchObject(waiting.map(() => ({ status: 4, version: 2, winner: '0' })));
  const figures = await rows.query(
    'SELECT DISTINCT exp, gold, win, lose, draw FROM users WHERE id = ANY ($1) ORDER BY 1',
    [players.map(({ id }) => id)],
  );
  expect(figures).toEqual([
    { exp: 2, gold: 0, win: 0, lose: 1, draw: 0 },
    { exp: 10, gold: 10, win: 1, lose: 0, draw: 0 },
  ]);
  expect(deadlocksIn(stage.node.databaseUrl)).toEqual([]);
});

test('an overdue room that another transaction has locked delays the end of no other', async () => {
  const { rows } = stage;
  const [white, black, other, opponent] = await newPlayers(stage.transports, 4);
  const held = await seatTwo(white!, black!);
  const free = await seatTwo(other!, opponent!);
  await rows.whileLocked('SELECT 1 FROM rooms WHERE id = $1 FOR UPDATE', [held.roomId], async () => {
    await rows.query('UPDATE rooms SET deadline = now() WHERE id = $1', [free.roomId]);
    await until(async () => {
      const [room] = await rows.query('SELECT 1 FROM rooms WHERE id = $1 AND ended_at IS NOT NULL', [free.roomId]);
      return room;
    }, 'the end of the other room');
  });
  await rows.query('UPDATE rooms SET deadline = now() WHERE id = $1', [held.roomId]);
  await rows.whileLocked('SELECT 1 FROM rooms WHERE id = $1 FOR UPDATE', [held.roomId], async () => {
    const { roomId } = await seatTwo(await newPlayer(stage.transports[0]!), await newPlayer(stage.transports[0]!));
    await rows.query('UPDATE rooms SET deadline = now() WHERE id = $1', [roomId]);
    await until(async () => {
      const [room] = await rows.query('SELECT 1 FROM rooms WHERE id = $1 AND ended_at IS NOT NULL', [roomId]);
      return room;
    }, 'the end of a room behind one that is overdue and held');
  });
});

test('what is overdue ends about a second later: the quickest of some within 2.5 s', async () => {
  const { rows } = stage;
  const owner = await newPlayer(stage.transports[0]!);
  const latenessMs: number[] = [];
  for (let times = 0; times < 3; times++) {
    const { roomId } = roomOf(await owner.create({ private: true }));
    await rows.query('UPDATE rooms SET deadline = now() WHERE id = $1', [roomId]);
    const ended = await until(async () => {
      const [room] = await rows.query<{ ms: number }>(
        'SELECT extract(epoch FROM ended_at - deadline)::float8 * 1000 AS ms FROM rooms WHERE id = $1 AND ended_at IS NOT NULL',
        [roomId],
      );
      return room;
    }, 'its end');
    latenessMs.push(ended.ms);
  }
  expect(Math.min(...latenessMs)).toBeGreaterThanOrEqual(0);
  expect(Math.min(...latenessMs)).toBeLessThan(2500);
});

test('a sweep waits for no room that was locked after it was found due', async () => {
  const { rows, node } = stage;
  const [one, other] = [await newPlayer(stage.transports[0]!), await newPlayer(stage.transports[0]!)];
  const [held, free] = [roomOf(await one.create({ private: true })), roomOf(await other.create({ private: true }))];
  const ids = [held.roomId, free.roomId];
  const due = node.app.get(DueRoomsRepository, { strict: false });
  const transactions = node.app.get(Transactions, { strict: false });
  await rows.whileLocked('SELECT 1 FROM rooms WHERE id = $1 FOR UPDATE', [held.roomId], async () => {
    const locked = transactions.run(async (tx) => {
      await tx.query(`UPDATE rooms SET deadline = now() - interval '1 s' WHERE id = $1`, [free.roomId]);
      return due.lock(tx, ids);
    });
    expect((await locked).map(({ id }) => id)).toEqual([free.roomId]);
  });
  await rows.query(`UPDATE rooms SET deadline = now() + interval '1 hour' WHERE id = $1 AND ended_at IS NULL`, [
    held.roomId,
  ]);
  expect(await transactions.run((tx) => due.lock(tx, [held.roomId]))).toEqual([]); // not overdue
});

test('they also forget what is old, and nothing else: replaced sessions, closed rooms where nobody came', async () => {
  const { rows } = stage;
  const [player, opponent] = await newPlayers(stage.transports, 2);
  const newer = await player!.again();
  const newest = await newer.again();
  const closed = async () => {
    const { roomId } = roomOf(await newest.create({ private: true }));
    await newest.exit(roomId);
    return roomId;
  };
  const [old, recent, merged, older] = [await closed(), await closed(), await closed(), await closed()];
  const played = (await seatTwo(newest, opponent!)).roomId;
  await newest.exit(played);
  const live = (await seatTwo(newest, opponent!)).roomId;
  const age = (table: string, ids: string[]) => (column: string, hours: number) =>
    rows.query(`UPDATE ${table} SET ${column} = now() - make_interval(hours => $2) WHERE id::text = ANY ($1)`, [
      ids,
      hours,
    ]);
  for (const id of [old, recent, merged, older, played, live]) await age('rooms', [id])('created_at', 24 * 400);
  await rows.query('UPDATE rooms SET merged_into = $2 WHERE id = $1', [merged, live]);
  await age('rooms', [merged, played])('ended_at', 24 * 300);
  await age('rooms', [recent])('ended_at', 23);
  await rows.query(`UPDATE sessions SET created_at = now() - interval '400 days' WHERE user_id = $1`, [player!.id]);
  const replaced = (token: string, days: number) =>
    rows.query(
      `UPDATE sessions SET replaced_at = now() - make_interval(days => $2) WHERE token_hash = sha256(convert_to($1, 'UTF8'))`,
      [token, days],
    );
  await replaced(newer.token, 6);
  // last: one statement forgets all that it finds old, so whatever else it took for old is gone with these
  await replaced(player!.token, 8);
  await age('rooms', [old, older])('ended_at', 25);
  await until(async () => {
    const left = await rows.query(
      `SELECT 1 FROM sessions WHERE user_id = $1 AND replaced_at < now() - interval '7 days'
       UNION ALL SELECT 1 FROM rooms WHERE id = ANY ($2)`,
      [player!.id, [old, older]],
    );
    return left.length === 0;
  }, 'the old to be forgotten');
  expect(await rows.query('SELECT 1 FROM sessions WHERE user_id = $1', [player!.id])).toHaveLength(2);
  const kept = await rows.query<{ id: string }>('SELECT id FROM rooms WHERE user_1 = $1 ORDER BY id', [player!.id]);
  expect(kept.map(({ id }) => id)).toEqual([recent, merged, played, live]);
  await newest.exit(live);
});

test('a task that fails stops no other task, in its round or later, and is done once it can be', async () => {
  const { rows } = stage;
  const player = await newPlayer(stage.transports[0]!);
  const owner = await player.again();
  const old = roomOf(await owner.create({ private: true })).roomId;
  await owner.exit(old);
  await rows.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''not now''; END'`);
  await rows.query('CREATE TRIGGER refuse BEFORE DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION refuse()');
  const forgotten = async () => {
    const left = await rows.query('SELECT 1 FROM sessions WHERE user_id = $1 AND replaced_at IS NOT NULL', [player.id]);
    return left.length === 0;
  };
  const isOver = (roomId: string) => async () => {
    const [room] = await rows.query('SELECT 1 FROM rooms WHERE id = $1 AND ended_at IS NULL', [roomId]);
    return room === undefined;
  };
  await rows.query(
    `UPDATE sessions SET replaced_at = now() - interval '8 days' WHERE user_id = $1 AND replaced_at IS NOT NULL`,
    [player.id],
  );
  await rows.query(`UPDATE rooms SET ended_at = now() - interval '25 hours' WHERE id = $1`, [old]);
  await until(
    async () => (await rows.query('SELECT 1 FROM rooms WHERE id = $1', [old])).length === 0,
    'the task behind it',
  );
  for (let round = 1; round <= 3; round++) {
    const { roomId } = roomOf(await owner.create({ private: true }));
    await rows.query('UPDATE rooms SET deadline = now() WHERE id = $1', [roomId]);
    await until(isOver(roomId), `the end of room ${round}`);
  }
  expect(await forgotten()).toBe(false);
  await rows.query('DROP FUNCTION refuse CASCADE');
  await until(forgotten, 'what had failed');
});

test('turns end by the clock of the database: a node whose own is an hour ahead ends nothing early', async () => {
  // the built server, which believes what its clock says
  const ahead = `data:text/javascript,${encodeURIComponent(
    `const Now = Date; globalThis.Date = class extends Now {
      constructor(...given) { super(...(given.length > 0 ? given : [Now.now() + 3600e3])); }
      static now() { return Now.now() + 3600e3; }
    };`,
  )}`;
  const database = await freshDatabase(); // no other node sweeps there
  const program = await startProgram({ DATABASE_URL: database.url, NODE_OPTIONS: `--import ${ahead}` });
  const rows = openRows(database.url);
  try {
    const transport = envelopeTransport(program);
    const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
    const { roomId } = await seatTwo(white, black);
    const { turnDeadline } = roomOf(await black.put(roomId, 'd3'));
    const left = Number(turnDeadline) - Date.now();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(60_000);
    // its sweep ends a room that is overdue, so it did look, and leaves this one
    const waiting = roomOf(await (await newPlayer(transport)).create({ private: true })).roomId;
    await rows.query('UPDATE rooms SET deadline = now() WHERE id = $1', [waiting]);
    await until(async () => {
      const [room] = await rows.query('SELECT 1 FROM rooms WHERE id = $1 AND ended_at IS NOT NULL', [waiting]);
      return room;
    }, 'a sweep');
    expect(roomOf(await white.sync(roomId)).status).toBe('TURN_USER1');
    // nor do calls that end what is overdue before they look further
    expect(outline(await white.create())).toEqual(['makeGameRoomRsp ErrorAlreadyInGameRoom']);
    expect(outline(await black.randomJoin())).toEqual(['randomJoinRsp Success', 'joinGameRoomRsp Success']);
    expect(roomOf(await white.sync(roomId)).status).toBe('TURN_USER1');
  } finally {
    await program.stop('SIGKILL');
    await rows.close();
    await database.drop();
  }
});
