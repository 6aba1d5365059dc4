import type { Provider } from '@nestjs/common';
import { legalMoves } from '@othello-rpc/kernel';
import {
  BotStrategy,
  Glicko2,
  Matchmaking,
  type PlayerName,
  PlayerNamePolicy,
  type PlayerRating,
  type RatedGame,
  Rating,
  type Seeker,
  type WaitingPlayer,
} from '../../src/index.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { bodyOf, newPlayer, outline, type OverBody, type Player, register, roomOf } from '../kit/player.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { LINES, playLast, seatTwo } from '../kit/game.ts';
import { inProcessTransport, type Transport } from '../kit/transports.ts';
import { until } from '../kit/until.ts';

/** A team's rules, each seen to be asked by what comes of it. */
class Points extends Rating {
  isBroken = false;
  rated(player: PlayerRating, [game]: readonly RatedGame[]): PlayerRating {
    return { ...player, rating: this.isBroken ? NaN : player.rating + 8 * (game?.score ?? 0) - 4 };
  }
}
class Last extends BotStrategy {
  answer: ((legal: number[]) => number) | undefined;
  choose(turn: Parameters<BotStrategy['choose']>[0]): number {
    const legal = [...legalMoves(turn.board, turn.toMove)];
    return this.answer ? this.answer(legal) : legal.at(-1)!;
  }
}
class Appointments extends Matchmaking {
  /** user by user: whom they play */
  readonly appointed = new Map<string, string>();
  choose({ userId }: Seeker, waiting: readonly WaitingPlayer[]): readonly WaitingPlayer[] {
    return waiting.filter((each) => this.appointed.get(userId) === each.userId);
  }
}
class Tags extends PlayerNamePolicy {
  judge(text: string): PlayerName | { refusal: string } {
    if (!/^\w+#\d{4}$/.test(text)) return { refusal: 'a name ends in # and four digits: add some' };
    return { shown: text, key: text.toLowerCase() };
  }
}
const [points, last, appointments] = [new Points(), new Last(), new Appointments()];

let node: TestNode;
let transport: Transport;
let rows: Rows;
let taken = 1000;
const player = (): Promise<Player> =>
  newPlayer(transport, { platformToken: `device-of-player-${++taken}`, name: `p#${taken}` });

beforeAll(async () => {
  const overrides = [
    { provide: Rating, useValue: points },
    { provide: BotStrategy, useValue: last },
    { provide: Matchmaking, useFactory: () => appointments },
    { provide: PlayerNamePolicy, useClass: Tags },
  ];
  node = await startNode({ env: { BOTS: '1' }, team: { overrides } });
  transport = inProcessTransport(node);
  rows = openRows(node.databaseUrl);
});
afterAll(async () => {
  await rows.close();
  await node.close();
});

const ratingsOf = async (players: Player[]): Promise<number[]> => {
  const found = await rows.query<{ id: string; rating: number }>('SELECT id, rating FROM users WHERE id = ANY ($1)', [
    players.map(({ id }) => id),
  ]);
  return players.map(({ id }) => found.find((each) => each.id === id)!.rating);
};

describe('a rating of a team is that of every end of a game', () => {
  test('by the last put', async () => {
    const table = await seatTwo(await player(), await player());
    const over = bodyOf<OverBody>(await playLast(rows, table, LINES.blackWins), 'gameOverRsp');
    expect([over.user.rating, over.opponent.rating]).toEqual([1504, 1496]);
    expect(await ratingsOf([table.black, table.white])).toEqual([1504, 1496]);
  });

  test('by a resignation', async () => {
    const { roomId, white, black } = await seatTwo(await player(), await player());
    await black.exit(roomId);
    expect(await ratingsOf([white, black])).toEqual([1504, 1496]);
  });

  test('by the sweep, when time is up', async () => {
    const { roomId, white, black } = await seatTwo(await player(), await player());
    await rows.query(`UPDATE rooms SET deadline = now() - interval '1 s' WHERE id = $1`, [roomId]);
    await until(async () => (await ratingsOf([white]))[0] !== 1500, 'the sweep');
    expect(await ratingsOf([white, black])).toEqual([1504, 1496]);
  });

  test('one that gives no number keeps no game from its end: ratings stay', async () => {
    points.isBroken = true;
    const { roomId, white, black } = await seatTwo(await player(), await player());
    expect(outline(await black.exit(roomId))).toEqual(['exitGameRoomRsp Success', 'gameOverRsp Success']);
    points.isBroken = false;
    expect(await ratingsOf([white, black])).toEqual([1500, 1500]);
  });
});

describe("a team's strategy moves the server's bots", () => {
  /** What the bot answers to a first put. */
  async function answerOfBot(): Promise<{ legal: number[]; square: number | undefined }> {
    const me = await player();
    const [bot] = await until(async () => {
      const found = await rows.query<{ id: string; user: string }>(
        `SELECT r.id, r.user_1 AS user FROM rooms r JOIN users u ON u.id = r.user_1
         WHERE u.is_bot AND r.user_2 IS NULL AND r.ended_at IS NULL AND NOT r.private AND r.rematch_of IS NULL`,
      );
      return found.length > 0 && found;
    }, 'a bot that waits');
    appointments.appointed.set(me.id, bot!.user);
    const { roomId } = roomOf(await me.randomJoin());
    const { legalMoves: bytes } = roomOf(await me.put(roomId, 'd3'));
    const room = await until(async () => {
      const found = roomOf(await me.sync(roomId));
      return Buffer.from(found.moves, 'base64').length > 1 && found;
    }, "the bot's move");
    await me.exit(roomId);
    const legal = [...Buffer.from(bytes, 'base64')];
    return { legal, square: Buffer.from(room.moves, 'base64')[1] };
  }

  test('by the square that it chooses', async () => {
    const chosen: number[] = [];
    last.answer = (legal) => chosen.push(legal.at(-1)!) && legal.at(-1)!;
    const { square, legal } = await answerOfBot();
    expect(square).toBe(chosen[0]);
    expect(legal).toContain(square);
  });

  test.each([
    ['no square', () => NaN],
    ['an illegal square', () => 0],
    [
      'an error',
      () => {
        throw new Error('no idea');
      },
    ],
  ])('%s costs it no game: it moves by chance', async (_, answer) => {
    last.answer = answer;
    const { square, legal } = await answerOfBot();
    expect(legal).toContain(square);
  });
});

describe("a team's matchmaking pairs people", () => {
  test('who ask, with whom it chooses and nobody else', async () => {
    const [waits, other, chosen] = [await player(), await player(), await player()];
    const { roomId } = roomOf(await waits.randomJoin({ createIfNone: true }));
    expect(outline(await other.randomJoin({ peopleOnly: true }))).toEqual(['randomJoinRsp ErrorInvalidGameRoom']);
    appointments.appointed.set(chosen.id, waits.id);
    expect(roomOf(await chosen.randomJoin({ peopleOnly: true })).roomId).toBe(roomId);
    await chosen.exit(roomId);
  });

  test('who wait side by side, when one of them looks and by the sweep', async () => {
    for (const look of [true, false]) {
      const [older, younger] = [await player(), await player()];
      const { roomId } = roomOf(await older.randomJoin({ createIfNone: true }));
      const own = roomOf(await younger.randomJoin({ createIfNone: true })).roomId;
      // far apart: the usual windows would not hold them
      await rows.query('UPDATE rooms SET owner_rating = 3000 WHERE id = $1', [roomId]);
      expect(roomOf(await younger.sync(own)).status).toBe('WAITING');
      appointments.appointed.set(younger.id, older.id);
      if (look) expect(roomOf(await younger.sync(own)).roomId).toBe(roomId);
      await until(async () => roomOf(await older.sync(roomId)).status !== 'WAITING', 'the pair');
      expect(roomOf(await younger.sync(own)).roomId).toBe(roomId);
      await older.exit(roomId);
    }
  });
});

test("a team's policy says which names there are, which count as one, and why not", async () => {
  const named = async (name: string) =>
    (await register(transport, { platformToken: `device-called-${name}-${++taken}`, name })).replies[0];
  expect(await named('Ann#0001')).toMatchObject({ code: 'Success', body: { user: { name: 'Ann#0001' } } });
  expect(await named('ANN#0001')).toMatchObject({ code: 'ErrorUserNameAlreadyExists' });
  expect(await named('Ann')).toMatchObject({
    code: 'ErrorUserInvalidName',
    message: 'a name ends in # and four digits: add some',
  });
});

describe('a wrong override refuses the start in one line', () => {
  class Tournament {}
  const cases: [string, Provider[], RegExp][] = [
    ['of nothing', [{ provide: 'Ratings', useValue: {} }], /^nothing is called Ratings that could be overridden: pro/],
    [
      'of a class of its own',
      [Tournament],
      /^nothing is called Tournament that .*: provide one of Rating, BotStrategy, /,
    ],
    [
      'without its method',
      [{ provide: Rating, useValue: {} }],
      /^the override of Rating has no method rated: extend R/,
    ],
    [
      'that is nothing',
      [{ provide: Matchmaking, useValue: null }],
      /^the override of Matchmaking has no method choose/,
    ],
    [
      'twice',
      [
        { provide: Rating, useClass: Glicko2 },
        { provide: Rating, useClass: Points },
      ],
      /^Rating is overridden twice/,
    ],
  ];
  test.each(cases)('%s', async (_, overrides, words) => {
    const { databaseUrl } = node;
    await expect(startNode({ databaseUrl, team: { overrides } })).rejects.toThrow(words);
  });
});
