import { connectJson, connectProto, grpcWeb, grpcWebText } from './connect-transports.ts';
import { http2Stream, http2Transport } from './http2-transport.ts';
import type { TestNode } from './node.ts';
import { playTransport } from './play-transport.ts';
import * as streams from './streams.ts';
import { thriftFramed, thriftHeader, thriftHttp, thriftUnframed } from './thrift-transports.ts';
import * as transports from './transports.ts';
import { webSocketStream, webSocketTransport } from './websocket-transport.ts';

/** A way to call a server and to be pushed by it, for the conformance suite. */
export interface TransportEntry {
  name: string;
  open: (node: TestNode) => transports.Transport;
  watch: streams.OpenStream;
  /**
   * false: by default it runs the representative specs alone, those that are written `{ over: ALL_TRANSPORTS }`, so that
   * `npm test` stays quick; `npm run test:matrix` runs everything over it.
   */
  runsAll: boolean;
  /** its pushes are long polls: what happens between two of them comes with the second, as after a stream that was cut */
  isPolled?: boolean;
}

/** Every transport. A new one is one entry, at the end. */
export const ALL_TRANSPORTS: readonly TransportEntry[] = [
  { name: 'in-process', open: transports.inProcessTransport, watch: streams.inProcessStream, runsAll: true },
  { name: 'the protobuf envelope', open: transports.envelopeTransport, watch: streams.envelopeStream, runsAll: true },
  { name: 'the JSON envelope', open: transports.jsonTransport, watch: streams.jsonStream, runsAll: true },
  { name: 'gRPC', open: transports.grpcTransport, watch: streams.grpcStream, runsAll: true },
  { name: 'the gRPC play stream', open: playTransport, watch: streams.playStream, runsAll: true },
  { ...connectProto, runsAll: false },
  { ...connectJson, runsAll: false },
  { ...grpcWeb, runsAll: false },
  { ...grpcWebText, runsAll: false },
  { ...thriftUnframed, runsAll: false },
  { ...thriftFramed, runsAll: false },
  { ...thriftHeader, runsAll: false },
  { ...thriftHttp, runsAll: false },
  { name: 'the envelope over HTTP/2', open: http2Transport, watch: http2Stream, runsAll: false },
  { name: 'WebSocket', open: webSocketTransport, watch: webSocketStream, runsAll: false },
];

const isFull = process.env['MATRIX'] === 'full';

/** Those that everything runs over: with MATRIX=full all of them. */
export const TRANSPORTS: readonly TransportEntry[] = ALL_TRANSPORTS.filter(({ runsAll }) => runsAll || isFull);

export const allTransports = (node: TestNode): transports.Transport[] => TRANSPORTS.map(({ open }) => open(node));

type NamedStream = readonly [name: string, open: streams.OpenStream];
const namedStream = ({ name, watch }: TransportEntry): NamedStream => [name, watch];

/** How each of TRANSPORTS watches. */
export const STREAMS: readonly NamedStream[] = TRANSPORTS.map(namedStream);

/** Those of STREAMS that carry each state as it comes. */
export const UNCUT_STREAMS: readonly NamedStream[] = TRANSPORTS.filter(({ isPolled }) => !isPolled).map(namedStream);

/** How each of ALL_TRANSPORTS watches. */
export const ALL_STREAMS: readonly NamedStream[] = ALL_TRANSPORTS.map(namedStream);
