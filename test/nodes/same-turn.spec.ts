import { atOnce, deadlocksIn, newPlayers, resending } from '../kit/at-once.ts';
import { useNodes } from '../kit/every-transport.ts';
import { outline, roomOf } from '../kit/player.ts';
import { movesText } from '../kit/picture.ts';
import { seatTwo } from '../kit/game.ts';

const stage = useNodes(2);

test('both players, each with duplicates, put for one turn on two nodes at once: exactly one move is made', async () => {
  const transports = stage.transports.map(resending);
  for (let round = 0; round < 5; round++) {
    const [white, black] = await newPlayers(transports, 2);
    if (!white || !black) throw new Error('a table needs two');
    const { roomId } = await seatTwo(white, black);
    const turn = { roomId, version: 2 };
    const answers = await atOnce(
      transports.flatMap((transport, index) => [
        // a retry, with the number that it had
        () => black.through(transport).put(turn, 'd3', { seqNo: 1 }),
        // another square, by one who taps twice; not counted, so that it is no retry
        () => black.through(transport).put(turn, 'c4'),
        // the other player, out of turn
        () => white.through(transport).put(turn, index % 2 === 0 ? 'd3' : 'e3', { seqNo: 1 + index }),
      ]),
    );
    const { version, moves } = roomOf(await white.sync(roomId));
    expect({ round, version }).toEqual({ round, version: 3 });
    expect(['d3', 'c4']).toContain(movesText(moves));
    const ofBlack = answers.filter((_, index) => index % 3 === (movesText(moves) === 'd3' ? 0 : 1));
    for (const answered of ofBlack) expect(outline(answered)).toEqual(['gamePutRsp Success', 'gameSyncRsp Success']);
    const others = answers.filter((answered) => !ofBlack.includes(answered));
    expect(others.map((answered) => outline(answered)[0]).filter((line) => line?.endsWith('Success'))).toEqual([]);
  }
  expect(deadlocksIn(stage.node.databaseUrl)).toEqual([]);
});
