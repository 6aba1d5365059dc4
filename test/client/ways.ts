import { randomBytes } from 'node:crypto';
import {
  type ClientOptions,
  connect,
  envelope,
  inProcess,
  OthelloClient,
  type Transport,
  websocket,
} from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import { WebSocket } from 'ws';
import type { TestNode } from '../kit/node.ts';

/** Every transport of the SDK, to a node. */
export const WAYS: [name: string, open: (node: TestNode) => Transport][] = [
  ['the envelope', ({ url }) => envelope(url)],
  ['the envelope over HTTP/2', ({ url }) => envelope(url, { http2: true })],
  ['Connect', ({ url }) => connect(url)],
  ['gRPC', ({ grpcAddress }) => grpc(grpcAddress)],
  ['a Play stream', ({ grpcAddress }) => grpc(grpcAddress, { stream: true })],
  ['a WebSocket', ({ url }) => websocket(url, { WebSocket })],
  ['Thrift', ({ thriftAddress }) => thrift(thriftAddress)],
  ['in-process', ({ app }) => inProcess(app)],
];

export const newAccount = () => ({
  platformToken: `device-${randomBytes(12).toString('hex')}`,
  name: `p${randomBytes(6).toString('hex')}`,
});

/** A client of a user of its own, logged in. */
export async function newClient(
  transport: Transport,
  options: Omit<ClientOptions, 'transport'> = {},
): Promise<{ client: OthelloClient; userId: string; token: string }> {
  const client = new OthelloClient({ transport, pollMs: [10, 50], ...options });
  const { user, token = '' } = await client.loginOrRegister(newAccount());
  return { client, userId: user?.id ?? '', token };
}
