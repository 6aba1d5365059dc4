import { startNode, type TestNode } from '../kit/node.ts';
import { Client2017, type Client2017Options, type GameEnd } from './client-2017.ts';
import { GrpcPlayer } from './grpc-player.ts';
import { gamesOf } from './records.ts';

let node: TestNode;
let born = 0;

beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.close());

const client = (options: Partial<Client2017Options> = {}) =>
  new Client2017({ url: node.url, name: `client-${++born}`, ...options });

/** Lets nobody on before `count` have come. */
function barrier(count: number): () => Promise<void> {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if (--count === 0) open();
    return opened;
  };
}

const winners = (ends: GameEnd[]) => ends.map(({ winner }) => winner);

/** The last RspGameOver shows what all the player's games came to. */
async function expectCountedOnce(ends: GameEnd[]): Promise<void> {
  const user = ends.at(-1)?.user;
  const played = await gamesOf(node.databaseUrl, user?.id ?? '');
  expect(played.map(({ winner }) => winner)).toEqual(winners(ends));
  const won = played.filter(({ winner }) => winner === user?.id).length;
  const drawn = played.filter(({ winner }) => winner === '0').length;
  const lost = played.length - won - drawn;
  const exp = 10 * won + 5 * drawn + 2 * lost;
  expect(user).toMatchObject({ win: won, lose: lost, exp, gold: 10 * won + 5 * drawn });
}

describe('a client of 2017', () => {
  it('logs in, registers, random-joins, plays to RspGameOver and starts over, three games against another', async () => {
    const [one, other] = [client(), client()];

    await Promise.all([one.play(3), other.play(3)]);

    expect(one.log.slice(0, 7)).toEqual([
      ...['Login', 'RspLogin 100', 'Register', 'RspRegister 0', 'Login', 'RspLogin 0', 'RandomJoin'],
    ]);
    expect(winners(one.ends)).toEqual(winners(other.ends));
    for (const [game, mine] of one.ends.entries()) {
      const theirs = other.ends[game];
      expect([mine.myScore, mine.opponentScore]).toEqual([theirs?.opponentScore, theirs?.myScore]);
      expect(mine.user).toEqual(theirs?.opponent);
    }
    expect([...one.log, ...other.log].filter((line) => /^Rsp(GamePut|GameSync|GameOver) [^0]/.test(line))).toEqual([]);
    await expectCountedOnce(one.ends);
  });

  it('plays in the same rooms as a client of today over gRPC, game after game', async () => {
    const one = client();
    const today = await new GrpcPlayer(node, `today-${born}`).login();

    await Promise.all([one.play(3), today.play(3)]);

    expect(winners(one.ends)).toEqual(today.ends.map(({ winner }) => winner));
    expect(one.ends.map(({ opponent }) => opponent.id)).toEqual(new Array(3).fill(today.userId));
    expect(today.codes.filter((code) => code !== 'Success')).toEqual([]);
    expect(await gamesOf(node.databaseUrl, today.userId)).toHaveLength(3);
    await today.close();
  });

  it('meets another that random-joined at the same instant: both were refused and made a room', async () => {
    const bothRefused = barrier(2);
    const hold = { before: (procedure: string) => (procedure === 'CreateGameRoom' ? bothRefused() : undefined) };
    const [one, other] = [client(hold), client(hold)];

    await Promise.all([one.play(1), other.play(1)]);

    for (const { log } of [one, other])
      expect(log.slice(7, 10)).toEqual(['RspRandomJoin 106', 'CreateGameRoom', 'RspCreateGameRoom 0']);
    expect(winners(one.ends)).toEqual(winners(other.ends));
    expect(one.ends[0]?.opponent.id).toBe(other.ends[0]?.user.id);
  });

  it('goes on with its game when it is killed in the middle of one and started again, then starts over', async () => {
    const today = await new GrpcPlayer(node, `today-${++born}`).login();
    const platformToken = `killed-${born}`;
    const answerMove = async (procedure: string) => void (procedure === 'GameSync' && (await today.step()));
    let puts = 0;
    const killed = client({
      platformToken,
      before: async (procedure) => {
        await answerMove(procedure);
        if (procedure === 'GamePut' && ++puts === 5) throw new Error('killed');
      },
    });
    await expect(killed.play(1)).rejects.toThrow('killed');

    const again = client({ platformToken, before: answerMove });
    // it has joined twice, by the login and by its RandomJoin, and hears of one end twice: so did those of 2017; the
    // other may have heard of a third end by then
    while (today.ends.length < 2) await again.play(again.ends.length + 1);

    expect(again.log.slice(0, 3)).toEqual(['Login', 'RspLogin 0', 'RspJoinGameRoom 0']);
    const played = await gamesOf(node.databaseUrl, today.userId);
    expect(today.ends.map(({ winner }) => winner)).toEqual(
      played.slice(0, today.ends.length).map(({ winner }) => winner),
    );
    expect(again.ends[0]?.winner).toBe(played[0]?.winner);
    await today.close();
  });
});
