import { randomBytes } from 'node:crypto';
import { connect, envelope, OthelloClient, roomOf, type Transport, websocket } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import { WebSocket } from 'ws';
import type { TransportName } from '../results.ts';
import type { ServerPorts } from './measured-client.ts';

const url = ({ httpPort }: ServerPorts) => `http://127.0.0.1:${httpPort}`;

const OPEN = {
  'envelope-protobuf': (ports) => envelope(url(ports)),
  connect: (ports) => connect(url(ports)),
  websocket: (ports) => websocket(url(ports), { WebSocket }),
  grpc: ({ grpcPort }) => grpc(`127.0.0.1:${grpcPort}`),
  thrift: ({ thriftPort }) => thrift(`127.0.0.1:${thriftPort}`),
} as const satisfies Partial<Record<TransportName, (ports: ServerPorts) => Transport>>;

/** The SDK's transports that are measured. */
export type SdkTransport = keyof typeof OPEN;

/** A new player who is logged in. */
export async function newPlayer(transport: SdkTransport, ports: ServerPorts): Promise<OthelloClient> {
  const client = new OthelloClient({ transport: OPEN[transport](ports) });
  const name = `m${randomBytes(6).toString('hex')}`;
  await client.loginOrRegister({ platformToken: `client-${name}`, name });
  return client;
}

/** A room that waits for whoever joins next. @returns once it is open; closed by `close` */
export async function openRoom(ports: ServerPorts): Promise<{ close(): void }> {
  const host = await newPlayer('envelope-protobuf', ports);
  roomOf(await host.randomJoin({ createIfNone: true }));
  return host;
}
