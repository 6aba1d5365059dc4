import { CallImpossible } from '../errors.ts';
import type { EncodedCall, Transport } from '../transport.ts';
import { serverStream, unaryCall } from './grpc-unary.ts';
import { openChannel } from './grpc-channel.ts';
import { BidiCalls } from './bidi-calls.ts';

const LARGEST_CALL_BYTES = 64 * 1024;

/** How gRPC is spoken. */
export interface GrpcOptions {
  /**
   * calls and watched rooms go over one stream of the server's `Play`, which costs a fraction of what calls of their own
   * do; while it can't be had they go as without it
   */
  stream?: boolean;
}

/**
 * gRPC without TLS, in Node. Clients of one process to the same place share a connection.
 * @param address `127.0.0.1:14501`; several of them, or `dns:///name:14501` for all of a name, are called in turns
 * @throws CallImpossible when it is no such address
 */
export function grpc(address: string | readonly string[], { stream = false }: GrpcOptions = {}): Transport {
  const channel = openChannel(address);
  const play = stream ? new BidiCalls(channel) : undefined;
  return {
    name: play ? 'gRPC stream' : 'gRPC',
    target: channel.target,
    prepare: (call) => {
      const alone = () => unaryCall(channel, call);
      return withinLimit(call.procedure, play?.prepare(call, alone) ?? alone());
    },
    subscribe: (subscription, signal) => {
      const alone = () => serverStream(channel, subscription, signal);
      return play?.subscribe(subscription, signal, alone) ?? alone();
    },
    close: () => {
      play?.close();
      channel.client.close();
    },
  };
}

function withinLimit(procedure: string, call: EncodedCall): EncodedCall {
  if (call.bytesUp <= LARGEST_CALL_BYTES) return call;
  const send = async () => {
    throw new CallImpossible(`${procedure} is over 64 KiB: send less`);
  };
  return { ...call, send };
}
