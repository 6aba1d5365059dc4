import { rmSync } from 'node:fs';
import { verify } from '../../src/operations/verify/verify.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { LINES, playLine, seatTwo } from '../kit/game.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { buildOlder, olderRelease } from '../kit/older-release.ts';
import { bodyOf, newPlayer, outline, roomOf } from '../kit/player.ts';
import { type Program, startProgram } from '../kit/program.ts';
import { envelopeTransport } from '../kit/transports.ts';

// A rolling upgrade: nodes of the last release go on while one of today's migrates their database and joins them.

let folder: string;
let database: FreshDatabase;
let older: Program;
let today: TestNode;
beforeAll(async () => {
  folder = buildOlder(olderRelease());
  database = await freshDatabase();
  older = await startProgram({ DATABASE_URL: database.url, BOTS: '0' }, folder);
}, 900_000); // it is built from its sources
afterAll(async () => {
  await today?.close();
  await older?.stop('SIGTERM');
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('a game that began on a node of the last release is played to its end on both, while today’s migrates', async () => {
  const [white, black] = [await newPlayer(envelopeTransport(older)), await newPlayer(envelopeTransport(older))];
  const { roomId } = await seatTwo(white, black);
  expect(outline(await black.put(roomId, 'd3', { seqNo: 1 }))[0]).toBe('gamePutRsp Success');
  today = await startNode({ databaseUrl: database.url });
  const there = envelopeTransport(today);
  // the repeat of a put that the older node answered is answered by today's from what is stored
  const repeated = await black.through(there).put(roomId, 'd3', { seqNo: 1 });
  expect(roomOf(repeated)).toMatchObject({ roomId, moves: roomOf(await white.sync(roomId)).moves });
  const rest = ['c3', 'b3', 'e3', 'f5', 'a3', 'c4', 'e6', 'f4', 'g4'];
  for (const [index, square] of rest.entries()) {
    const mover = index % 2 === 0 ? white : black;
    const at = index % 3 === 0 ? mover : mover.through(there);
    expect(outline(await at.put(roomId, square))[0]).toBe('gamePutRsp Success');
  }
  for (const each of [white, white.through(there)])
    expect(bodyOf<{ winner: string }>(await each.sync(roomId), 'gameOverRsp').winner).toBe(white.id);
});

test('both serve players of the other, and what they wrote together is consistent', async () => {
  const there = envelopeTransport(today);
  const here = envelopeTransport(older);
  for (const [first, second] of [
    [here, there],
    [there, here],
  ] as const) {
    const game = await seatTwo(await newPlayer(first), await newPlayer(second));
    await playLine(game, LINES.blackWins);
    // a login on one node ends the session on the other
    const again = await game.white.through(second).again();
    expect(outline(await game.white.call('GetProfile'))).toEqual(['getProfileRsp ErrorUserDuplicatedLogin']);
    expect(outline(await again.through(first).call('GetProfile'))).toEqual(['getProfileRsp Success']);
  }
  const told: string[] = [];
  await verify(database.address, { report: ({ where, what }) => void told.push(`${where}: ${what}`), rating: null });
  expect(told).toEqual([]);
});
