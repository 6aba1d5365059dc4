import type grpc from '@grpc/grpc-js';
import { openChannel, same } from './grpc-wire.ts';
import { requireSuccess, shapeOf, type Wire, type WireOptions } from './wire.ts';

type Stream = grpc.ClientDuplexStream<Buffer, Buffer>;

interface Waiting {
  resolve: (bytes: Buffer) => void;
  reject: (error: Error) => void;
}

/** The envelope inside one bidirectional stream a caller; multiplexed: all streams on one connection. */
export function openPlay({ port, schema, connections, callers }: WireOptions): Wire {
  const channels = Array.from({ length: connections === 'kept' ? callers : 1 }, () => openChannel(port));
  const open = (caller: number) =>
    new PlayStream(channels[caller % channels.length] as grpc.Client, schema.serviceName);
  const streams = Array.from({ length: callers }, (_, caller) => open(caller));
  const [codec, multipleResponse] = [schema.codec('Request'), schema.codec('MultipleResponse')];
  return {
    async call({ procedure, request, token, seqNo }, caller) {
      const { id, requestField } = shapeOf(schema, procedure);
      const envelope = { protocolVersion: 2, protocolId: id, seqNo, token, [requestField]: request };
      const bytes = await (streams[caller] as PlayStream).ask(Buffer.from(codec.encode(envelope).finish()));
      const { responses } = multipleResponse.decode(bytes) as { responses: { result?: { code?: number } }[] };
      requireSuccess(procedure, responses[0]?.result);
    },
    close: () => {
      for (const stream of streams) stream.close();
      for (const channel of channels) channel.close();
    },
  };
}

/** One call at a time, and nothing subscribed: each message that comes is the answer. */
class PlayStream {
  private readonly stream: Stream;
  private waiting: Waiting | undefined;
  private broken: Error | undefined;

  constructor(channel: grpc.Client, serviceName: string) {
    this.stream = channel.makeBidiStreamRequest(`/${serviceName}/Play`, same, same);
    this.stream.on('data', (bytes: Buffer) => this.settle()?.resolve(bytes));
    this.stream.on('error', (error) => this.break(error));
    this.stream.on('end', () => this.break(new Error('the server ended the stream')));
  }

  ask(bytes: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.broken) return reject(this.broken);
      this.waiting = { resolve, reject };
      this.stream.write(bytes);
    });
  }

  close(): void {
    this.broken = new Error('the stream was closed here');
    this.stream.cancel();
  }

  private settle(): Waiting | undefined {
    const { waiting } = this;
    this.waiting = undefined;
    return waiting;
  }

  private break(error: Error): void {
    this.broken ??= error;
    this.settle()?.reject(this.broken);
  }
}
