import { DiscSet } from '@othello-rpc/kernel';
import { type PlayerStats, UserRepository } from '../../src/auth/index.ts';
import { DueRoomsRepository } from '../../src/game/play/due-rooms.repository.ts';
import { Rooms } from '../../src/game/index.ts';
import { OptimisticRooms } from '../../src/game/play/optimistic-rooms.ts';
import { OptimisticRoomWrites } from '../../src/game/play/optimistic-room-writes.repository.ts';
import { RecordRepository } from '../../src/game/records/record.repository.ts';
import { RoomRepository } from '../../src/game/rooms/room.repository.ts';
import type { Room } from '../../src/game/rooms/room.ts';
import { LeaderboardRepository } from '../../src/lobby/leaderboard.repository.ts';
import { ListedRooms } from '../../src/lobby/listed-rooms.repository.ts';
import { type Transaction, Transactions } from '../../src/persistence/index.ts';
import { hashToken, Sessions } from '../../src/rpc/sessions.ts';
import { atOnce } from '../kit/at-once.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { openRows, type Rows } from '../kit/rows.ts';

// Every column has a value that no other column of its type has: one that is read or written as its neighbour shows.

type Columns = Record<string, unknown>;
type Class<T> = abstract new (...parts: never[]) => T;

let node: TestNode;
let rows: Rows;

beforeAll(async () => {
  node = await startNode();
  rows = openRows(node.databaseUrl);
});
afterAll(async () => {
  await rows.close();
  await node.close();
});

const part = <T>(type: Class<T>): T => node.app.get<T>(type, { strict: false });
const inTransaction = <T>(work: (tx: Transaction) => Promise<T>) => part(Transactions).run(work);
const day = (n: number) => new Date(Date.UTC(2100, 0, n));

const userColumns = (id: number): Columns => {
  const n = id * 100;
  return {
    ...{ id: String(id), name: `user${id}`, exp: n + 1, gold: n + 2, win: n + 3, lose: n + 4, draw: n + 5 },
    ...{ rating: n + 6, rating_deviation: n + 7, rating_volatility: n + 8 },
  };
};
const statsOf = ({ rating_deviation: ratingDeviation, rating_volatility: ratingVolatility, ...same }: Columns) =>
  ({ ...same, ratingDeviation, ratingVolatility }) as unknown as PlayerStats;

const roomColumns = (id: number, ofThis: Columns = {}): Columns => ({
  ...{ id: String(id), user_1: String(id + 1), user_2: String(id + 2), status: 2, black: '11', white: '12' },
  ...{ moves: Buffer.of(13), put_times: Buffer.of(0, 0, 0, 14), version: 15, private: false, invite: null },
  ...{ turn_seconds: id % 2000 === 0 ? 16 : null, game_seconds: 17, increment_seconds: 18, owner_seat: 2 },
  ...{ casual: id % 2000 === 0, rated: id % 2000 !== 0 },
  ...{ deadline: day(1), winner: null, ended_by: null, merged_into: null, rematch_of: String(id + 3) },
  ...{ created_at: day(2), updated_at: day(3), started_at: day(4), ended_at: null, ...ofThis },
});
const roomOf = (of: Columns) =>
  ({
    ...{ id: of.id, user1: of.user_1, user2: of.user_2, status: of.status, version: of.version },
    ...{ board: { black: DiscSet.fromInt64(of.black as string), white: DiscSet.fromInt64(of.white as string) } },
    ...{ moves: of.moves, putTimes: of.put_times, isPrivate: of.private, invite: of.invite ?? undefined },
    ...{ turnSeconds: of.turn_seconds ?? undefined, gameSeconds: of.game_seconds },
    ...{ incrementSeconds: of.increment_seconds, ownerSeat: of.owner_seat },
    ...{ isCasual: of.casual, isRated: of.rated },
    ...{ deadline: of.deadline, winner: of.winner ?? undefined, endedBy: of.ended_by ?? undefined },
    ...{ mergedInto: of.merged_into ?? undefined, rematchOf: of.rematch_of ?? undefined },
    ...{ createdAt: of.created_at, updatedAt: of.updated_at, startedAt: of.started_at },
    ...{ endedAt: of.ended_at ?? undefined },
  }) as Room;

async function insert(table: string, columns: Columns): Promise<void> {
  const names = Object.keys(columns);
  const places = names.map((_, index) => `$${index + 1}`).join(', ');
  await rows.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`, Object.values(columns));
}

/** A game with two players of its own, in the rows and as it should be read; White's session has the token `white<id>`. */
async function newGame(id: number, ofThis?: Columns) {
  const [white, black, columns] = [userColumns(id + 1), userColumns(id + 2), roomColumns(id, ofThis)];
  for (const user of [white, black]) await insert('users', { ...user, name_key: user.name });
  await insert('rooms', columns);
  await insert('sessions', { token_hash: hashToken(`white${id}`), user_id: white.id });
  return { id: String(id), columns, found: { room: roomOf(columns), white: statsOf(white), black: statsOf(black) } };
}

const row = async (table: string, id: string) =>
  (await rows.query<Columns>(`SELECT * FROM ${table} WHERE id = $1`, [id]))[0]!;

const deadlineMs = Date.now() + 60_000;
const keyOf = (id: string) => ({ tokenHash: hashToken(`white${id}`), seqNo: 1, deadlineMs });

test('a room in play is read as it is, wherever it is read', async () => {
  const games = [await newGame(1000), await newGame(2000), await newGame(3000)];
  const [{ id, found }] = games as [(typeof games)[0]];
  expect((await part(Rooms).find([id])).get(id)).toEqual(found);
  expect((await inTransaction((tx) => part(Rooms).find([id], tx))).get(id)).toEqual(found);
  expect(await part(ListedRooms).read(0, '1001', 1)).toEqual([found]);
  expect((await inTransaction((tx) => part(RoomRepository).lock(tx, [id]))).get(id)).toEqual(found.room);
  // one alone, then several in a statement
  const read = (game: (typeof games)[0]) => () =>
    part(OptimisticRooms).read(keyOf(game.id), { roomId: Number(game.id) });
  expect((await read(games[0]!)()).seen.found).toEqual(found);
  const seen = await atOnce(games.map(read));
  expect(seen.map((each) => each.seen.found)).toEqual(games.map((game) => game.found));
});

test('a room that has ended is read as it is', async () => {
  const { id, found } = await newGame(4000, {
    ...{ status: 4, winner: '4001', ended_by: 3, ended_at: day(5), merged_into: '17', invite: null },
  });
  expect(await part(RecordRepository).find('1', id)).toEqual({ ...found, rematchBy: undefined });
  const profile = await part(RecordRepository).findProfile('1', found.black.id);
  expect(profile).toEqual({ user: found.black, games: [{ ...found, rematchBy: undefined }] });
  expect((await part(Rooms).find([id])).get(id)).toEqual(found);
});

test('an overdue room is read as it is', async () => {
  const { id, found } = await newGame(5000, { deadline: new Date(Date.UTC(2000, 0, 1)), check_after: day(9) });
  expect(await inTransaction((tx) => part(DueRoomsRepository).lock(tx, [id]))).toEqual([found.room]);
});

test('a user is read as they are, wherever they are read', async () => {
  const { found } = await newGame(6000);
  const user = found.white;
  await inTransaction(async (tx) => {
    expect(await part(UserRepository).find(tx, user.id)).toEqual(user);
    expect((await part(UserRepository).lock(tx, [user.id])).get(user.id)).toEqual(user);
    expect((await part(UserRepository).findMany([user.id], tx)).get(user.id)).toEqual(user);
  });
  const page = await part(LeaderboardRepository).read(user.id, undefined, 50);
  expect(page.me.user).toEqual(user);
  expect(page.rows.map((each) => each.user)).toContainEqual(user);
});

test('a user is written as they are', async () => {
  const { found } = await newGame(7000);
  const written: Columns = { ...userColumns(8000), id: found.white.id, name: found.white.name };
  await inTransaction((tx) => part(UserRepository).write(tx, [statsOf(written)]));
  expect(await row('users', found.white.id)).toMatchObject(written);
});

const MOVED = { status: 1, black: '21', white: '22', moves: Buffer.of(23, 24), put_times: Buffer.of(25), version: 16 };

test('a move is written as it is, alone and beside others', async () => {
  const games = [await newGame(11000), await newGame(12000), await newGame(13000)];
  const writes = games.map(({ id, columns, found }) => {
    const after = { ...MOVED, deadline: day(6), updated_at: day(7) };
    const record = { seqNo: 31, requestHash: Buffer.of(32), answers: Buffer.of(33) };
    const guard = { tokenHash: keyOf(id).tokenHash, userId: found.white.id, seqNo: '0', record };
    const room = roomOf({ ...columns, ...after });
    const stored = { seq_no: '31', request_hash: Buffer.of(32), answers: Buffer.of(33) };
    return {
      id,
      after,
      stored,
      write: () => part(OptimisticRoomWrites).write({ guard, version: 15, room, deadlineMs }),
    };
  });
  expect(await writes[0]!.write()).toBe(true);
  expect(await atOnce(writes.slice(1).map(({ write }) => write))).toEqual([true, true]);
  for (const { id, after, stored } of writes) {
    expect(await row('rooms', id)).toMatchObject(after);
    const { tokenHash } = keyOf(id);
    const session = { user_id: String(Number(id) + 1), session_ended_by: 0, ...stored };
    expect(await part(Sessions).find({ tokenHash, seqNo: 31, deadlineMs })).toEqual(session);
  }
});

test('an end is written as it is', async () => {
  const { id, columns } = await newGame(14000);
  const after = { ...MOVED, winner: '26', ended_by: 2, ended_at: day(8), updated_at: day(8), merged_into: '27' };
  await inTransaction((tx) => part(RoomRepository).writeEnd(tx, roomOf({ ...columns, ...after }), '27'));
  expect(await row('rooms', id)).toMatchObject(after);
});
