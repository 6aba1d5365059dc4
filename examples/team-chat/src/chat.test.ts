// npm test: a node of this package's own, on a fresh database, and clients over every transport.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CallRefused, connect, envelope, inProcess, roomOf, websocket } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import { WebSocket } from 'ws';
import { startTestNode, type TestNode } from 'othello-rpc/testing';
import { ChatLines1700000000000 } from './chat-lines.migration.ts';
import { ChatModule } from './chat.module.ts';
import { TeamClient } from './generated/client.ts';

let node: TestNode;

before(async () => {
  node = await startTestNode({
    idl: fileURLToPath(new URL('../chat.proto', import.meta.url)),
    modules: [ChatModule],
    migrations: [ChatLines1700000000000],
  });
});
after(() => node.close());

test('over every transport a line is said once, listed, and refused by the guard', async () => {
  const transports = [
    ...[inProcess(node.app), envelope(node.url), connect(node.url), thrift(node.thriftAddress)],
    ...[grpc(node.grpcAddress), grpc(node.grpcAddress, { stream: true }), websocket(node.url, { WebSocket })],
  ];
  for (const [index, transport] of transports.entries()) {
    const client = new TeamClient({ transport });
    await client.loginOrRegister({ platformToken: `device ${index}`, name: `talker${index}` });
    const { roomId } = roomOf(await client.createGameRoom({}));
    const { line } = await client.say({ roomId, text: 'hello' });
    const { lines } = await client.listLines({ roomId });
    assert.deepEqual(
      lines.map(({ text, number }) => [text, number]),
      [['hello', line?.number]],
    );
    await assert.rejects(client.say({ roomId, text: 'damn' }), (error: unknown) => error instanceof CallRefused);
    client.close();
  }
});
