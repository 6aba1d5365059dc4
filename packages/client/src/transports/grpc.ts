import type { Transport } from '../transport.ts';
import { serverStream, unaryCall } from './grpc-unary.ts';
import { openBidiStream } from './bidi-stream.ts';
import { openChannel } from './grpc-channel.ts';
import { SharedConnection, withinLimit } from './shared-connection.ts';
import type { TlsOptions } from './tls-options.ts';

export type { TlsOptions } from './tls-options.ts';

/** Options of the gRPC channel. */
export interface GrpcOptions {
  /**
   * sends calls and watched rooms over one stream of the server's `Play`, which costs a fraction of separate calls;
   * while no such stream is open they go as separate calls
   */
  stream?: boolean;
  /** true: over TLS, as with `grpcs://` before the address; or how the server is to be trusted */
  tls?: boolean | TlsOptions;
}

/**
 * gRPC in Node. Clients of one process to the same place share a connection.
 * @param address `127.0.0.1:14501`, or `grpcs://game.example:14501` over TLS; several of them, or `dns:///name:14501` for all of a name, are called in turns
 * @throws CallImpossible when it is no such address
 */
export function grpc(address: string | readonly string[], { stream = false, tls }: GrpcOptions = {}): Transport {
  const channel = openChannel(address, tls);
  const shared = stream ? new SharedConnection((schema, onEnd) => openBidiStream(channel, schema, onEnd)) : undefined;
  return {
    name: shared ? 'gRPC stream' : 'gRPC',
    target: channel.target,
    prepare: (call) => {
      const alone = () => unaryCall(channel, call);
      return withinLimit(call.procedure, shared?.prepare(call, alone) ?? alone());
    },
    subscribe: (outgoing, signal) => {
      const alone = () => serverStream(channel, outgoing, signal);
      return shared?.subscribe(outgoing, signal, alone) ?? alone();
    },
    close: () => {
      shared?.close();
      channel.client.close();
    },
  };
}
