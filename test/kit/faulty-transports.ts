import { connect, envelope, type Transport, websocket } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import { WebSocket } from 'ws';
import { FAULTS, type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import type { TestNode } from './node.ts';

/** A transport of the SDK, and where a proxy does harm to it. */
export interface FaultyTransport {
  name: string;
  port: 'http' | 'grpc' | 'thrift';
  open: (address: string) => Transport;
  mayDuplicate: boolean;
}

export const FAULTY_TRANSPORTS: readonly FaultyTransport[] = [
  { name: 'the envelope', port: 'http', open: (address) => envelope(`http://${address}`), mayDuplicate: true },
  {
    name: 'the envelope over HTTP/2',
    port: 'http',
    open: (address) => envelope(`http://${address}`, { http2: true }),
    mayDuplicate: false,
  },
  { name: 'Connect', port: 'http', open: (address) => connect(`http://${address}`), mayDuplicate: true },
  { name: 'gRPC', port: 'grpc', open: (address) => grpc(address), mayDuplicate: false },
  { name: 'a Play stream', port: 'grpc', open: (address) => grpc(address, { stream: true }), mayDuplicate: false },
  {
    name: 'a WebSocket',
    port: 'http',
    open: (address) => websocket(`http://${address}`, { WebSocket }),
    mayDuplicate: false,
  },
  { name: 'Thrift', port: 'thrift', open: (address) => thrift(address), mayDuplicate: true },
];

/** Sends each attempt of a call over the next of several transports, the same call with the same number. */
function inTurns(transports: readonly [Transport, ...Transport[]]): Transport {
  const [first] = transports;
  return {
    name: transports.map(({ name }) => name).join(' or '),
    target: first.target,
    prepare: (call) => {
      const encoded = transports.map((transport) => transport.prepare(call));
      let attempt = 0;
      return { bytesUp: encoded[0]?.bytesUp ?? 0, send: (limits) => encoded[attempt++ % encoded.length]!.send(limits) };
    },
    leaveDeadConnections: async (signal) => {
      await Promise.all(transports.map(async (transport) => transport.leaveDeadConnections?.(signal)));
    },
    close: () => transports.forEach((transport) => transport.close()),
  };
}

/** Ways to two nodes through proxies that do harm. */
export interface FaultyWays {
  /** over the transport, to the first node */
  direct: () => Transport;
  /** what was not answered is sent to the other node, over the next transport */
  alternating: () => Transport;
  /** over the next transport, to the other node */
  elsewhere: () => Transport;
  /** how often each fault was done */
  summary: () => string;
  close: () => Promise<void>;
}

/**
 * @param nodes two
 * @param options seed: the same, the same faults; rate: the share of pieces from clients that meet one
 */
export async function openFaultyWays(
  transport: FaultyTransport,
  nodes: readonly TestNode[],
  { seed, rate }: { seed: string; rate: number },
): Promise<FaultyWays> {
  const next = FAULTY_TRANSPORTS[(FAULTY_TRANSPORTS.indexOf(transport) + 1) % FAULTY_TRANSPORTS.length]!;
  const proxies: FaultProxy[] = [];
  const proxied = async ({ name, port, mayDuplicate }: FaultyTransport, node: number) => {
    const { httpPort, grpcPort, thriftPort } = nodes[node]!;
    const target = { http: httpPort, grpc: grpcPort, thrift: thriftPort }[port];
    const proxy = await startFaultProxy({ target, seed: `${seed}/${name}/${node}`, rate, mayDuplicate });
    proxies.push(proxy);
    return `127.0.0.1:${proxy.port}`;
  };
  const [own, other] = [await proxied(transport, 0), await proxied(next, 1)];
  return {
    direct: () => transport.open(own),
    alternating: () => inTurns([transport.open(own), next.open(other)]),
    elsewhere: () => next.open(other),
    summary: () => FAULTS.map((fault) => `${fault} ${sum(proxies.map(({ done }) => done[fault]))}`).join(', '),
    close: async () => {
      for (const proxy of proxies) await proxy.close();
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
