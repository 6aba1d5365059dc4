// Every transport that is measured, one entry each. docs/extending.md says how to add one.
import { ADDED } from './added.ts';
import { same, text } from './report/text.ts';
import type { Transport } from './transport.ts';

const envelope = () => import('./wires/envelope-wire.ts');
const connect = () => import('./wires/connect-wire.ts');

/** Symbols that Vega has none of, in a square from -1 to 1. */
const STAR = 'M0,-1L0.29,-0.4L0.95,-0.31L0.48,0.15L0.59,0.81L0,0.5L-0.59,0.81L-0.48,0.15L-0.95,-0.31L-0.29,-0.4Z';
const HOURGLASS = 'M-0.9,-0.9L0.9,-0.9L-0.9,0.9L0.9,0.9Z';

const OURS = [
  {
    name: 'in-process',
    words: text('in-process', '프로세스 안'),
    label: text('In-process (no transport)', '프로세스 안(전송 없음)'),
    ...{ colour: 'var(--in-process)', dash: [2, 3], marker: 'cross' },
    usual: ['none'],
    port: 'httpPort',
    sharesConnections: true,
  },
  {
    name: 'envelope-protobuf',
    words: text('the envelope', '엔벌로프'),
    label: text('Envelope, protobuf', '엔벌로프, protobuf'),
    ...{ colour: 'var(--envelope-protobuf)', dash: [1, 0], marker: 'circle' },
    usual: ['kept', 'multiplexed'],
    unusual: ['one-a-call'],
    port: 'httpPort',
    driver: async () => (await envelope()).openEnvelopeProtobuf,
  },
  {
    name: 'envelope-json',
    words: text('the envelope in JSON', '엔벌로프(JSON)'),
    label: text('Envelope, JSON', '엔벌로프, JSON'),
    ...{ colour: 'var(--envelope-json)', dash: [6, 3], marker: 'triangle-right' },
    usual: ['kept', 'multiplexed'],
    unusualInFull: ['one-a-call'],
    port: 'httpPort',
    sharesConnections: true,
    driver: async () => (await envelope()).openEnvelopeJson,
  },
  {
    name: 'envelope-http2',
    words: text('the envelope over HTTP/2', '엔벌로프(HTTP/2)'),
    label: text('Envelope, HTTP/2', '엔벌로프, HTTP/2'),
    ...{ colour: 'var(--envelope-http2)', dash: [8, 3, 2, 3], marker: 'triangle-left' },
    usual: ['multiplexed', 'kept'],
    unusualInFull: ['kept'],
    port: 'httpPort',
    isQuickWithoutDatabase: true,
    driver: async () => (await import('./wires/envelope-http2-wire.ts')).openEnvelopeHttp2,
  },
  {
    name: 'websocket',
    ...{ words: same('WebSocket'), label: same('WebSocket') },
    ...{ colour: 'var(--websocket)', dash: [2, 2], marker: 'diamond' },
    usual: ['kept', 'multiplexed'],
    port: 'httpPort',
    isQuickWithoutDatabase: true,
    driver: async () => (await import('./wires/websocket-wire.ts')).openWebSocket,
  },
  {
    name: 'connect',
    ...{ words: same('Connect'), label: same('Connect') },
    ...{ colour: 'var(--connect)', dash: [10, 4], marker: STAR },
    usual: ['kept', 'multiplexed'],
    port: 'httpPort',
    sharesConnections: true,
    isQuickWithoutDatabase: true,
    driver: async () => (await connect()).openConnect,
  },
  {
    name: 'grpc-web',
    ...{ words: same('gRPC-Web'), label: same('gRPC-Web') },
    ...{ colour: 'var(--grpc-web)', dash: [5, 2, 2, 2], marker: 'triangle-down' },
    usual: ['kept', 'multiplexed'],
    port: 'httpPort',
    sharesConnections: true,
    isQuickWithoutDatabase: true,
    driver: async () => (await connect()).openGrpcWeb,
  },
  {
    name: 'grpc',
    ...{ words: same('gRPC'), label: same('gRPC') },
    ...{ colour: 'var(--grpc)', dash: [16, 3], marker: 'square' },
    usual: ['multiplexed', 'kept'],
    unusual: ['one-a-call', 'kept'],
    port: 'grpcPort',
    driver: async () => (await import('./wires/grpc-wire.ts')).openGrpc,
  },
  {
    name: 'grpc-play',
    words: text('gRPC’s play stream', 'gRPC 플레이 스트림'),
    label: text('gRPC, play stream', 'gRPC, 플레이 스트림'),
    ...{ colour: 'var(--grpc-play)', dash: [4, 4], marker: HOURGLASS },
    usual: ['multiplexed', 'kept'],
    unusualInFull: ['kept'],
    port: 'grpcPort',
    sharesConnections: true,
    driver: async () => (await import('./wires/play-wire.ts')).openPlay,
  },
  {
    name: 'thrift',
    ...{ words: same('Thrift'), label: same('Thrift') },
    ...{ colour: 'var(--thrift)', dash: [8, 2, 2, 2, 2, 2], marker: 'triangle-up' },
    usual: ['kept', 'multiplexed'],
    unusual: ['one-a-call'],
    port: 'thriftPort',
    isQuickWithoutDatabase: true,
    driver: async () => (await import('./wires/thrift-wire.ts')).openThrift,
  },
] as const satisfies readonly Transport[];

/** Of the transports that this repository has; a name that was added (BENCH_ADD) is taken for one. */
export type TransportName = (typeof OURS)[number]['name'];

const ALL = new Map<TransportName, Transport>(
  [...OURS, ...ADDED.transports].map((each: Transport) => [each.name as TransportName, each]),
);

/** Everything is held against it. */
export const BASELINE = 'envelope-protobuf';

/** In the order of tables and charts. */
export const TRANSPORTS: readonly TransportName[] = [...ALL.keys()];

/** @throws Error when there is none of that name */
export function transportCalled(name: TransportName): Transport {
  const found = ALL.get(name);
  if (!found) throw new Error(`there is no transport ${name} here`);
  return found;
}

/** As its clients connect by themselves. */
export const usualConnections = (name: TransportName) => transportCalled(name).usual[0];
