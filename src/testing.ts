/**
 * A whole server for tests, on a database of its own.
 * @module
 */
import path from 'node:path';
import { connect, envelope, inProcess, type Transport, websocket } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import { WebSocket } from 'ws';
import { boot, type RunningNode, type TeamParts } from './boot.ts';
import { Config } from './config.ts';
import { startEmbedded } from './persistence/embedded/index.ts';
import { makeFreshDatabase } from './persistence/index.ts';

export interface TestNodeOptions extends TeamParts {
  /** settings by name, `TURN_TIMEOUT_S` say; by default: free ports, no bots, no rate limits, no log */
  env?: Readonly<Record<string, string>>;
  /**
   * URL of a PostgreSQL server where databases may be created; absent: an embedded one, removed after the last user's
   * close
   */
  serverUrl?: string;
  /** data directory of the embedded PostgreSQL; by default `.data/test-pg` in the working directory */
  directory?: string;
  /** a running node: the new one is a second node on its database */
  beside?: TestNode;
}

/** The SDK's transports, by the names under which a test node has a client for each. */
export type TransportName =
  'inProcess' | 'envelope' | 'envelopeHttp2' | 'connect' | 'websocket' | 'grpc' | 'grpcStream' | 'thrift';

export interface TestNode extends RunningNode {
  /**
   * A client for each transport, by the transport's name. The node's `close` closes them first.
   * @param make makes a client that calls over a transport: `(transport) => new TeamClient({ transport })`
   */
  clients<Client extends { close(): unknown }>(make: (transport: Transport) => Client): Record<TransportName, Client>;
  /** of the envelope, Connect and WebSocket: `http://127.0.0.1:<port>` */
  readonly url: string;
  /** `127.0.0.1:<port>` */
  readonly grpcAddress: string;
  /** `127.0.0.1:<port>` */
  readonly thriftAddress: string;
  /** postgresql:// URL of the database that was created for it */
  readonly databaseUrl: string;
}

const DEFAULT_ENV = {
  PORT: '0',
  GRPC_PORT: '0',
  THRIFT_PORT: '0',
  BOTS: '0',
  RATE_LIMITS: 'off',
  LOG_LEVEL: 'fatal',
};

/**
 * Starts a node on a new database, with a team's parts if there are any; `close` drops the database.
 * @throws StartRefused as the program would say it
 */
export async function startTestNode(options: TestNodeOptions = {}): Promise<TestNode> {
  const { env = {}, serverUrl, directory = path.resolve('.data/test-pg'), beside, ...team } = options;
  const onClose: (() => unknown)[] = [];
  const closeAll = async () => {
    for (let close = onClose.pop(); close; close = onClose.pop()) await close();
  };
  try {
    let databaseUrl = beside?.databaseUrl;
    if (databaseUrl === undefined) {
      const embedded = serverUrl === undefined ? await startEmbedded({ directory, throwAway: true }) : undefined;
      if (embedded) onClose.push(() => embedded.close());
      const database = await makeFreshDatabase(embedded?.url ?? serverUrl ?? '', 'othello_test');
      onClose.push(() => database.drop());
      databaseUrl = database.url;
    }
    const node = await boot(new Config({ ...DEFAULT_ENV, DATABASE_URL: databaseUrl, ...env }), team);
    onClose.push(() => node.close());
    const url = `http://127.0.0.1:${node.httpPort}`;
    const grpcAddress = `127.0.0.1:${node.grpcPort}`;
    const thriftAddress = `127.0.0.1:${node.thriftPort}`;
    const clients: TestNode['clients'] = (make) => {
      const client = (transport: Transport) => {
        const made = make(transport);
        onClose.push(() => made.close());
        return made;
      };
      return {
        inProcess: client(inProcess(node.app)),
        envelope: client(envelope(url)),
        envelopeHttp2: client(envelope(url, { http2: true })),
        connect: client(connect(url)),
        websocket: client(websocket(url, { WebSocket })),
        grpc: client(grpc(grpcAddress)),
        grpcStream: client(grpc(grpcAddress, { stream: true })),
        thrift: client(thrift(thriftAddress)),
      };
    };
    return { ...node, url, grpcAddress, thriftAddress, databaseUrl, clients, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
