import { around, atOnce, deadlocksIn, newPlayers, resending } from '../kit/at-once.ts';
import { useNodes } from '../kit/every-transport.ts';
import { outline, roomOf } from '../kit/player.ts';
import { movesText, pictureAfter, picture } from '../kit/picture.ts';
import { LINES, seatTwo, splitLine, standAfter, type Game } from '../kit/game.ts';

const stage = useNodes(2);
const transports = (count: number) => around(stage.transports, count).map(resending);

afterAll(() => expect(deadlocksIn(stage.node.databaseUrl)).toEqual([]));

async function newGame(): Promise<Game> {
  const [white, black] = await newPlayers(stage.transports, 2);
  return seatTwo(white!, black!);
}

/** What the game made of its two players, white first. */
const figuresOf = ({ white, black }: Game) =>
  stage.rows.query<{ exp: number; gold: number; win: number; lose: number; draw: number }>(
    'SELECT exp, gold, win, lose, draw FROM users WHERE id IN ($1, $2) ORDER BY id = $1 DESC',
    [white.id, black.id],
  );
const WON = { exp: 10, gold: 10, win: 1, lose: 0, draw: 0 };
const LOST = { exp: 2, gold: 0, win: 0, lose: 1, draw: 0 };

/** The room ended once: both were given their due once, and their seats are free. */
async function expectOneEnd(game: Game): Promise<void> {
  const { winner } = roomOf(await game.white.sync(game.roomId));
  expect([game.white.id, game.black.id]).toContain(winner);
  expect(await figuresOf(game)).toEqual(winner === game.white.id ? [WON, LOST] : [LOST, WON]);
  expect(await stage.rows.query('SELECT 1 FROM seats WHERE room_id = $1', [game.roomId])).toEqual([]);
}

test.each([
  ['with one seqNo', { seqNo: 1 }],
  ['without a seqNo', {}],
])('the same GamePut sent 20 times at once %s places one disc and is answered alike', async (_, caller) => {
  for (let round = 0; round < 3; round++) {
    const { roomId, white, black } = await newGame();
    const answers = await atOnce(
      transports(20).map((transport) => () => black.through(transport).put(roomId, 'd3', caller)),
    );
    expect(outline(answers[0]!)).toEqual(['gamePutRsp Success', 'gameSyncRsp Success']);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const room = roomOf(await white.sync(roomId));
    expect(room).toMatchObject({ version: 3, status: 'TURN_USER1' });
    expect(picture(room)).toBe(pictureAfter('d3'));
  }
});

test('the put that ends a game, sent 20 times at once, ends it once', async () => {
  const game = await newGame();
  const { before, last, byBlack } = splitLine(LINES.blackWins);
  await standAfter(stage.rows, game, before);
  const mover = byBlack ? game.black : game.white;
  const answers = await atOnce(
    transports(20).map((transport) => () => mover.through(transport).put(game.roomId, last, { seqNo: 1 })),
  );
  expect(outline(answers[0]!)).toEqual(['gamePutRsp Success', 'gameSyncRsp Success', 'gameOverRsp Success']);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  await expectOneEnd(game);
});

test('of two puts with one seqNo at once one is made and the other is 203', async () => {
  for (let round = 0; round < 6; round++) {
    const { roomId, black } = await newGame();
    const squares = ['d3', 'c4'];
    const lines = (
      await atOnce(
        transports(2).map(
          (transport, index) => () => black.through(transport).put(roomId, squares[index]!, { seqNo: 1 }),
        ),
      )
    ).map((answered) => outline(answered)[0]);
    expect(lines.toSorted()).toEqual(['gamePutRsp ErrorSeqNoConflict', 'gamePutRsp Success']);
    expect(movesText(roomOf(await black.sync(roomId)).moves)).toBe(squares[lines.indexOf('gamePutRsp Success')]);
  }
});

test('both players and duplicates at once: each move is made once, in turn', async () => {
  for (let round = 0; round < 4; round++) {
    const { roomId, white, black } = await newGame();
    const answers = await atOnce(
      transports(20).map(
        (transport, index) => () =>
          index % 2 === 0
            ? black.through(transport).put(roomId, 'd3', { seqNo: 1 })
            : white.through(transport).put(roomId, 'c3'),
      ),
    );
    const [byBlack, byWhite] = [0, 1].map((side) => answers.filter((_, index) => index % 2 === side));
    for (const answer of byBlack!) expect(answer).toEqual(byBlack![0]);
    expect(outline(byBlack![0]!)[0]).toBe('gamePutRsp Success');
    const codes = byWhite!.map(({ replies }) => replies[0]?.code);
    expect(codes.filter((code) => !['Success', 'ErrorNotYourTurn'].includes(code!))).toEqual([]);
    const moved = codes.includes('Success');
    const room = roomOf(await white.sync(roomId));
    expect(movesText(room.moves)).toBe(moved ? 'd3c3' : 'd3');
    expect(room.version).toBe(moved ? 4 : 3);
  }
});

test('a put and a resignation at once: the game ends once, with the move or without', async () => {
  for (let round = 0; round < 6; round++) {
    const game = await newGame();
    const { roomId, white, black } = game;
    const [put, exit] = await atOnce([() => black.put(roomId, 'd3'), () => white.exit(roomId)]);
    expect(outline(exit!)).toEqual(['exitGameRoomRsp Success', 'gameOverRsp Success']);
    const made = put!.replies[0]?.code === 'Success';
    if (!made) expect(put!.replies[0]?.code).toBe('ErrorGameNotInPlay');
    const room = roomOf(await black.sync(roomId));
    expect(room).toMatchObject({ status: 'GAME_OVER', winner: black.id, version: made ? 4 : 3 });
    expect(movesText(room.moves)).toBe(made ? 'd3' : '');
    await expectOneEnd(game);
  }
});

test('two resignations at once: the game ends once', async () => {
  for (let round = 0; round < 6; round++) {
    const game = await newGame();
    const exits = await atOnce([game.white, game.black].map((player) => () => player.exit(game.roomId)));
    const outlines = exits.map(outline).toSorted((one, other) => one.length - other.length);
    expect(outlines).toEqual([['exitGameRoomRsp Success'], ['exitGameRoomRsp Success', 'gameOverRsp Success']]);
    await expectOneEnd(game);
  }
});

test('the last put, a resignation and the deadline at once: the game ends once', async () => {
  const { before, last } = splitLine(LINES.blackWins);
  for (let round = 0; round < 5; round++) {
    const game = await newGame();
    const { roomId, white, black } = game;
    await standAfter(stage.rows, game, before);
    const players = around([white, black], 8);
    await atOnce<unknown>([
      () => black.put(roomId, last),
      () => white.exit(roomId),
      () => stage.rows.query('UPDATE rooms SET deadline = now() WHERE id = $1 AND ended_at IS NULL', [roomId]),
      ...players.map((player, index) => () => player.through(transports(8)[index]!).sync(roomId)),
    ]);
    await expectOneEnd(game);
  }
});

test('all who look at a game at once when its time is up see the same end', async () => {
  for (let round = 0; round < 5; round++) {
    const game = await newGame();
    const { roomId, white, black } = game;
    await stage.rows.query('UPDATE rooms SET deadline = now() WHERE id = $1', [roomId]);
    const syncs = await atOnce(
      transports(16).map((transport, index) => () => (index % 2 === 0 ? white : black).through(transport).sync(roomId)),
    );
    for (const sync of syncs) expect(outline(sync)).toEqual(['gameSyncRsp Success', 'gameOverRsp Success']);
    for (const sync of syncs) expect(roomOf(sync)).toMatchObject({ status: 'TIMEOUT', winner: white.id, version: 3 });
    await expectOneEnd(game);
  }
});
