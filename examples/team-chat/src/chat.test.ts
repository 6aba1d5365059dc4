// npm test: a node of this package's own, on a fresh database, and clients over every transport.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CallRefused, OutcomeUnknown, roomOf } from '@othello-rpc/client';
import { startTestNode, type TestNode } from 'othello-rpc/testing';
import { ChatLines1700000000000 } from './chat-lines.migration.ts';
import { ChatModule } from './chat.module.ts';
import { TeamClient } from './generated/client.ts';

const parts = {
  idl: fileURLToPath(new URL('../chat.proto', import.meta.url)),
  modules: [ChatModule],
  migrations: [ChatLines1700000000000],
};
let node: TestNode;

before(async () => {
  node = await startTestNode(parts);
});
after(() => node.close());

test('over every transport a line is said once, listed, and refused by the guard', async () => {
  const clients = node.clients((transport) => new TeamClient({ transport }));
  for (const [name, client] of Object.entries(clients)) {
    await client.loginOrRegister({ platformToken: `the device of ${name}`, name });
    const { roomId } = roomOf(await client.createGameRoom({}));
    const { line } = await client.say({ roomId, text: 'hello' });
    const { lines } = await client.listLines({ roomId });
    assert.deepEqual(
      lines.map(({ text, number }) => [text, number]),
      [['hello', line?.number]],
    );
    await assert.rejects(client.say({ roomId, text: 'damn' }), (error: unknown) => error instanceof CallRefused);
  }
});

test('a call that no node answers fails with OutcomeUnknown, whichever copy of the SDK made its transport', async () => {
  const other = await startTestNode({ ...parts, beside: node });
  const { envelope } = other.clients((transport) => transport);
  await other.close();
  const client = new TeamClient({ transport: envelope, retry: { maxAttempts: 2 } });
  await assert.rejects(
    client.register({ platformType: 'CUSTOM', platformToken: 'the device of nobody', name: 'nobody' }),
    (error: unknown) => error instanceof OutcomeUnknown,
  );
  client.close();
});
