import type { TransportName } from '../results.ts';
import { openConnect, openGrpcWeb } from './connect-wire.ts';
import { openEnvelopeJson, openEnvelopeProtobuf } from './envelope-wire.ts';
import { openGrpc } from './grpc-wire.ts';
import { openPlay } from './play-wire.ts';
import { openThrift } from './thrift-wire.ts';
import { openWebSocket } from './websocket-wire.ts';
import type { Wire, WireOptions } from './wire.ts';

export { inProcessServer, openInProcess } from './in-process-wire.ts';
export * from './wire.ts';

type OverASocket = Exclude<TransportName, 'in-process'>;

/** Each transport that there is, opened alike. */
export const WIRES: Partial<Record<OverASocket, (options: WireOptions) => Wire>> = {
  'envelope-protobuf': openEnvelopeProtobuf,
  'envelope-json': openEnvelopeJson,
  websocket: openWebSocket,
  connect: openConnect,
  'grpc-web': openGrpcWeb,
  grpc: openGrpc,
  'grpc-play': openPlay,
  thrift: openThrift,
};
