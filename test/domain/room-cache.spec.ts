import { jest } from '@jest/globals';
import { RoomCache } from '../../src/game/play/room-cache.ts';
import { type Room, Status, USUAL_TERMS } from '../../src/game/rooms/room.ts';
import { DiscSet } from '@othello-rpc/kernel';
import { ChangeEvents } from '../../src/persistence/index.ts';

const HOUR_MS = 3_600_000;
const [BLACK, WHITE] = [Buffer.of(2), Buffer.of(1)];
const figures = (id: string) => ({
  ...{ id, name: id, exp: 0, gold: 0, win: 0, lose: 0, draw: 0 },
  ...{ rating: 1500, ratingDeviation: 350, ratingVolatility: 0.06 },
});
const PLAYERS = { white: figures('1'), black: figures('2') };

/** The database's clock is a day behind the node's. */
const databaseNow = new Date(Date.now() - 24 * HOUR_MS);
const later = new Date(databaseNow.getTime() + HOUR_MS);

const room = (version: number, deadline: Date): Room => ({
  ...{
    id: '9',
    user1: '1',
    user2: '2',
    status: Status.TURN_USER1,
    version,
    deadline,
    isPrivate: false,
    invite: undefined,
    ...USUAL_TERMS,
    isRated: true,
  },
  ...{ board: { black: DiscSet.empty, white: DiscSet.empty }, moves: Buffer.alloc(0), putTimes: Buffer.alloc(0) },
  ...{
    winner: undefined,
    endedBy: undefined,
    mergedInto: undefined,
    rematchOf: undefined,
    startedAt: databaseNow,
    endedAt: undefined,
  },
  ...{ createdAt: databaseNow, updatedAt: databaseNow },
});

let changeEvents: ChangeEvents;
let cache: RoomCache;

beforeEach(() => {
  changeEvents = new ChangeEvents();
  cache = new RoomCache(changeEvents);
  cache.onModuleInit();
  cache.sawClock(databaseNow);
});
afterEach(() => cache.onModuleDestroy());

/** As a put of that session leaves it, whose user's id is its one byte. */
function cached(by: Buffer, { seqNo = 1, version = 3, deadline = later } = {}): void {
  const record = { seqNo, requestHash: Buffer.alloc(32), answers: Buffer.alloc(0) };
  const guard = { tokenHash: by, userId: String(by[0]), seqNo: '0', record };
  cache.keep(guard, { room: room(version, deadline), ...PLAYERS });
}

const recall = (tokenHash: Buffer, seqNo: number | undefined, roomId = '9') =>
  cache.recall({ tokenHash, seqNo, deadlineMs: Infinity }, roomId);

test("what was kept is recalled at the database's time, for a call that its session has not counted", () => {
  cached(BLACK, { seqNo: 4 });
  const recalled = recall(BLACK, 5);
  expect(recalled).toMatchObject({
    session: { user_id: '2', session_ended_by: 0, seq_no: '4' },
    found: { room: { id: '9', version: 3 }, ...PLAYERS },
  });
  const aheadMs = recalled!.now.getTime() - databaseNow.getTime();
  expect(aheadMs).toBeGreaterThanOrEqual(-1);
  expect(aheadMs).toBeLessThan(HOUR_MS);
  expect([recall(BLACK, 4), recall(BLACK, 3), recall(BLACK, undefined)]).toEqual([undefined, undefined, undefined]);
});

test('of readings of the clock the one that came soonest counts, and no move is before the last', () => {
  cached(BLACK);
  cache.sawClock(new Date(databaseNow.getTime() - HOUR_MS)); // an answer that took an hour
  expect(recall(BLACK, 2)!.now.getTime()).toBeGreaterThanOrEqual(databaseNow.getTime());
  cache = new RoomCache(changeEvents);
  cache.sawClock(new Date(databaseNow.getTime() - HOUR_MS));
  cached(BLACK);
  expect(recall(BLACK, 2)!.now).toEqual(databaseNow);
});

test('nothing is recalled of another room, or for a session that put nothing here', () => {
  cached(BLACK);
  expect([recall(BLACK, 2, '8'), recall(WHITE, 2)]).toEqual([undefined, undefined]);
});

test('a room whose turn is over is not recalled', () => {
  cached(BLACK, { deadline: new Date(databaseNow.getTime() - 1) });
  expect(recall(BLACK, 2)).toBeUndefined();
});

test('nothing is recalled before the clock was seen, nor long after', () => {
  cache = new RoomCache(changeEvents);
  cached(BLACK);
  expect(recall(BLACK, 2)).toBeUndefined();
  cache.sawClock(databaseNow);
  expect(recall(BLACK, 2)).toBeDefined();
  const seenMs = performance.now();
  const clock = jest.spyOn(performance, 'now').mockReturnValue(seenMs + HOUR_MS);
  try {
    expect(recall(BLACK, 2)).toBeUndefined();
  } finally {
    clock.mockRestore();
  }
});

test.each([
  ['this node commits', (version: number) => changeEvents.publish([{ topic: 'room:9', version }])],
  ['other nodes are heard to commit', (version: number) => changeEvents.publishWakeUps([{ topic: 'room:9', version }])],
])('what %s in the room is forgotten here, unless it is older', (_, change) => {
  cached(BLACK);
  change(3);
  change(2);
  changeEvents.publishWakeUps([
    { topic: 'room:8', version: 7 },
    { topic: 'session:9', version: 7 },
  ]);
  expect(recall(BLACK, 2)).toBeDefined();
  change(4);
  expect(recall(BLACK, 2)).toBeUndefined();
});

test('sessions are remembered for one run of puts here: a version that came from elsewhere begins another run', () => {
  cached(BLACK, { version: 3 });
  cached(WHITE, { version: 4 });
  expect([recall(BLACK, 2), recall(WHITE, 2)]).toEqual([expect.anything(), expect.anything()]);
  cached(WHITE, { version: 6 }); // black put version 5 on another node, of which nothing was heard yet
  expect(recall(BLACK, 2)).toBeUndefined();
  expect(recall(WHITE, 2)).toMatchObject({ found: { room: { version: 6 } } });
  changeEvents.publishWakeUps([{ topic: 'room:9', version: 5 }]);
  expect(recall(WHITE, 2)).toBeDefined();
});

test('what turned out to be wrong is forgotten whole, and a call that is refused with its session alone', () => {
  cached(BLACK, { version: 3 });
  cached(WHITE, { version: 4 });
  cache.forgetSession(BLACK, '9');
  expect(recall(BLACK, 2)).toBeUndefined();
  expect(recall(WHITE, 2)).toBeDefined();
  cache.forgetRoom('9');
  cached(BLACK, { version: 5 });
  expect(recall(WHITE, 2)).toBeUndefined();
});
