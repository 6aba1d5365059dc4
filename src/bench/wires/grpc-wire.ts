import grpc from '@grpc/grpc-js';
import type { MessageCodec } from '../../rpc/codec.ts';
import { requireSuccess, shapeOf, type Step, type Wire, type WireOptions } from './wire.ts';

/** A channel of its own: without this grpc-js shares one connection among all channels to an address. */
const OWN_CONNECTION = { 'grpc.use_local_subchannel_pool': 1 };

export const same = (bytes: Buffer) => bytes;

export const openChannel = (port: number): grpc.Client =>
  new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), OWN_CONNECTION);

/** gRPC as grpc-js's own client speaks it, unary. */
export function openGrpc({ port, schema, connections, callers }: WireOptions): Wire {
  const count = { multiplexed: 1, kept: callers, 'one-a-call': 0, none: 0 }[connections];
  const channels = Array.from({ length: count }, () => openChannel(port));
  return {
    async call(step, caller) {
      const { request, response } = shapeOf(schema, step.procedure);
      const channel = channels[caller % count] ?? openChannel(port);
      try {
        const bytes = await unary(channel, `/${schema.serviceName}/${step.procedure}`, {
          body: Buffer.from(request.encode(step.request).finish()),
          metadata: metadataOf(step),
        });
        requireSuccess(step.procedure, resultOf(response, bytes));
      } finally {
        if (count === 0) channel.close();
      }
    },
    close: () => channels.forEach((channel) => channel.close()),
  };
}

const resultOf = (codec: MessageCodec, bytes: Buffer) => (codec.decode(bytes) as { result?: { code?: number } }).result;

export function metadataOf({ token, seqNo }: Step): grpc.Metadata {
  const metadata = new grpc.Metadata();
  if (token !== undefined) metadata.set('authorization', `Bearer ${token}`);
  if (seqNo !== undefined) metadata.set('x-seq-no', String(seqNo));
  return metadata;
}

interface Sent {
  body: Buffer;
  metadata: grpc.Metadata;
}

function unary(channel: grpc.Client, path: string, { body, metadata }: Sent): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    channel.makeUnaryRequest(path, same, same, body, metadata, (error, bytes) =>
      bytes ? resolve(bytes) : reject(error ?? new Error('neither an answer nor an error')),
    );
  });
}
