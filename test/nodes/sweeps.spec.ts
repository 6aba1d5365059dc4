import { deadlocksIn, newPlayers } from '../kit/at-once.ts';
import { envelopeDoor } from '../kit/doors.ts';
import { useNodes } from '../kit/every-door.ts';
import { freshDatabase } from '../kit/fresh-database.ts';
import { newPlayer, roomOf } from '../kit/player.ts';
import { startProgram } from '../kit/program.ts';
import { openRows } from '../kit/rows.ts';
import { seatTwo, type Table } from '../kit/table.ts';
import { until } from '../kit/until.ts';

const GAMES = 12;
const stage = useNodes(3);

test('three nodes that sweep at once end each overdue game and each waiting room once', async () => {
  const { rows } = stage;
  const players = await newPlayers(stage.doors, 2 * GAMES);
  const tables: Table[] = [];
  for (let index = 0; index < GAMES; index++) {
    const [white, black] = [players[2 * index], players[2 * index + 1]];
    if (white && black) tables.push(await seatTwo(white, black));
  }
  const owners = await newPlayers(stage.doors, 3);
  const waiting = await Promise.all(owners.map(async (owner) => roomOf(await owner.create({ private: true })).roomId));
  const overdue = [...tables.map(({ roomId }) => roomId), ...waiting];
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
    tables.map(({ white }) => ({ status: 4, version: 3, winner: white.id, user_1: white.id })),
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

test('an overdue room that somebody holds keeps no other from its end', async () => {
  const { rows } = stage;
  const [white, black, other, opponent] = await newPlayers(stage.doors, 4);
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
    const { roomId } = await seatTwo(await newPlayer(stage.doors[0]!), await newPlayer(stage.doors[0]!));
    await rows.query('UPDATE rooms SET deadline = now() WHERE id = $1', [roomId]);
    await until(async () => {
      const [room] = await rows.query('SELECT 1 FROM rooms WHERE id = $1 AND ended_at IS NOT NULL', [roomId]);
      return room;
    }, 'the end of a room behind one that is overdue and held');
  });
});

test('they also forget what is old, and nothing else: replaced sessions, closed rooms where nobody came', async () => {
  const { rows } = stage;
  const player = await newPlayer(stage.doors[0]!);
  const renewed = await player.again();
  const { roomId } = roomOf(await renewed.create());
  await renewed.exit(roomId);
  const kept = roomOf(await renewed.create()).roomId;
  await renewed.exit(kept);
  await rows.query(`UPDATE sessions SET replaced_at = now() - interval '8 days' WHERE replaced_at IS NOT NULL`);
  await rows.query(`UPDATE rooms SET ended_at = now() - interval '25 hours' WHERE id = $1`, [roomId]);
  await until(async () => {
    const old = await rows.query(
      'SELECT 1 FROM sessions WHERE user_id = $1 AND replaced_at IS NOT NULL UNION ALL SELECT 1 FROM rooms WHERE id = $2',
      [player.id, roomId],
    );
    return old.length === 0;
  }, 'the old to be forgotten');
  expect(await rows.query('SELECT 1 FROM sessions WHERE user_id = $1', [player.id])).toHaveLength(1);
  expect(await rows.query('SELECT 1 FROM rooms WHERE id = $1', [kept])).toHaveLength(1);
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
    const door = envelopeDoor(program);
    const [white, black] = [await newPlayer(door), await newPlayer(door)];
    const { roomId } = await seatTwo(white, black);
    const { turnDeadline } = roomOf(await black.put(roomId, 'd3'));
    const left = Number(turnDeadline) - Date.now();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(60_000);
    // its sweep ends a room that is overdue, so it did look, and leaves this one
    const waiting = roomOf(await (await newPlayer(door)).create({ private: true })).roomId;
    await rows.query('UPDATE rooms SET deadline = now() WHERE id = $1', [waiting]);
    await until(async () => {
      const [room] = await rows.query('SELECT 1 FROM rooms WHERE id = $1 AND ended_at IS NOT NULL', [waiting]);
      return room;
    }, 'a sweep');
    expect(roomOf(await white.sync(roomId)).status).toBe('TURN_USER1');
  } finally {
    await program.stop('SIGKILL');
    await rows.close();
    await database.drop();
  }
});
