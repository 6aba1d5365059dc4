import type { MessageCodec } from 'othello-rpc';
import { GrpcChannel } from './grpc-channel.ts';
import { requireSuccess, shapeOf, type Step, type Wire, type WireOptions } from './wire.ts';

/** gRPC, unary. */
export function openGrpc({ schema, connections, callers, ...place }: WireOptions): Wire {
  const count = { multiplexed: 1, kept: callers, 'one-a-call': 0, none: 0 }[connections];
  const channels = Array.from({ length: count }, () => new GrpcChannel(place));
  return {
    async call(step, caller) {
      const { request, response } = shapeOf(schema, step.procedure);
      const channel = channels[caller % count] ?? new GrpcChannel(place);
      try {
        const path = `/${schema.serviceName}/${step.procedure}`;
        const bytes = await channel.unary(path, metadataOf(step), request.encode(step.request).finish());
        requireSuccess(step.procedure, resultOf(response, bytes));
      } finally {
        if (count === 0) channel.close();
      }
    },
    close: () => channels.forEach((channel) => channel.close()),
  };
}

const resultOf = (codec: MessageCodec, bytes: Buffer) => (codec.decode(bytes) as { result?: { code?: number } }).result;

const metadataOf = ({ token, seqNo }: Step) => ({
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
  ...(seqNo !== undefined && { 'x-seq-no': String(seqNo) }),
});
