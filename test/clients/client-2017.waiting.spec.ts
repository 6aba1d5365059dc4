import { startNode, type TestNode } from '../kit/node.ts';
import { Client2017, type GameEnd } from './client-2017.ts';
import { GrpcPlayer } from './grpc-player.ts';

let node: TestNode;

afterEach(() => node.close());

const NOBODY = '0';

/** Plays on until a game against somebody has ended. */
async function playSomebody(client: Client2017): Promise<GameEnd | undefined> {
  do await client.play(client.ends.length + 1);
  while (client.ends.at(-1)?.opponent.id === NOBODY);
  return client.ends.at(-1);
}

/** The client plays again, against one who has just come. */
async function expectStartedOver(client: Client2017): Promise<void> {
  const other = new Client2017({ url: node.url, name: 'newcomer' });
  const [mine, theirs] = await Promise.all([playSomebody(client), playSomebody(other)]);
  expect(mine?.winner).toBe(theirs?.winner);
  expect(mine?.opponent.id).toBe(theirs?.user.id);
}

describe('a client of 2017 that nobody plays with', () => {
  it('gets RspGameOver by time-out when its opponent vanishes, and starts over', async () => {
    node = await startNode({ env: { TURN_TIMEOUT_S: '1' } });
    const gone = await new GrpcPlayer(node, 'gone').login();
    const client = new Client2017({ url: node.url, name: 'left-alone' });
    await gone.step();

    // the client joins as Black and moves; then it is for the other to move, who never does
    const [end] = await client.play(1);

    expect(end).toMatchObject({ winner: end?.user.id, opponent: { id: gone.userId, lose: 1 }, user: { win: 1 } });
    expect(client.log.slice(-3)).toEqual(['GameSync', 'RspGameSync 0', 'RspGameOver 0']);
    await expectStartedOver(client);
    await gone.close();
  });

  it('gets RspGameOver without a winner when its waiting room expires, and starts over', async () => {
    node = await startNode({ env: { WAITING_TIMEOUT_S: '1' } });
    const client = new Client2017({ url: node.url, name: 'unmet' });

    const [end] = await client.play(1);

    expect(end).toMatchObject({ winner: NOBODY, opponent: { id: NOBODY }, user: { win: 0, lose: 0, exp: 0, gold: 0 } });
    expect(end?.user.id).not.toBe(NOBODY);
    expect(client.log.slice(-2)).toEqual(['RspGameSync 0', 'RspGameOver 0']);
    await expectStartedOver(client);
  });
});
