import { envelope, isTurnOf, OthelloClient } from '@othello-rpc/client';
import { startNode, type TestNode } from '../kit/node.ts';
import { newAccount, newClient, WAYS } from './ways.ts';

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node?.close());

test.each(WAYS)(
  'over %s a second client reads with the session of the first, which goes on as if alone',
  async (_, open) => {
    const { client, userId, token } = await newClient(open(node));
    const beside = new OthelloClient({ transport: open(node) });
    beside.adoptSession(token);
    const first = await client.createGameRoom({ private: true });
    expect((await beside.getProfile({})).user?.id).toBe(userId);
    for await (const { room } of beside.watchRoom(first.room?.roomId ?? '')) {
      expect([room.status, isTurnOf(room, userId)]).toEqual(['WAITING', false]);
      break;
    }
    // the first client's count is not touched: its next call is new to the server
    await client.exitGameRoom({ roomId: first.room?.roomId });
    const second = await client.createGameRoom({ private: true });
    expect(second.room?.roomId).not.toBe(first.room?.roomId);
    client.close();
    beside.close();
  },
);

test('an adopted session that a login replaced is refused and told of; a login of its own counts again', async () => {
  const account = newAccount();
  const owner = new OthelloClient({ transport: envelope(node.url) });
  const { token = '' } = await owner.loginOrRegister(account);
  const beside = new OthelloClient({ transport: envelope(node.url) });
  let replaced = 0;
  beside.on('replaced', () => void replaced++);
  beside.adoptSession(token);
  await beside.getProfile({});
  await owner.loginOrRegister(account);
  await expect(beside.getProfile({})).rejects.toMatchObject({ code: 'ErrorUserDuplicatedLogin' });
  expect(replaced).toBe(1);
  await beside.loginOrRegister(account);
  const { room } = await beside.createGameRoom({ private: true });
  expect(room?.status).toBe('WAITING');
  for (const client of [owner, beside]) client.close();
});
