import { STREAMS_A_CONNECTION } from '../connections.ts';
import { GrpcChannel, type Listener } from './grpc-channel.ts';
import { requireSuccess, shapeOf, type Wire, type WireOptions } from './wire.ts';

interface Waiting {
  resolve: (bytes: Buffer) => void;
  reject: (error: Error) => void;
}

/** The envelope inside one bidirectional stream a caller; multiplexed: on as few connections as the server allows. */
export function openPlay({ schema, connections, callers, ...place }: WireOptions): Wire {
  const streamsEach = connections === 'kept' ? 1 : STREAMS_A_CONNECTION;
  const channels = Array.from({ length: Math.ceil(callers / streamsEach) }, () => new GrpcChannel(place));
  const streams = Array.from({ length: callers }, (_, caller) => {
    const channel = channels[Math.floor(caller / streamsEach)] as GrpcChannel;
    return new PlayStream((listener) => channel.open(`/${schema.serviceName}/Play`, {}, listener));
  });
  const [codec, multipleResponse] = [schema.codec('Request'), schema.codec('MultipleResponse')];
  return {
    async call({ procedure, request, token, seqNo }, caller) {
      const { id, requestField } = shapeOf(schema, procedure);
      const envelope = { protocolVersion: 2, protocolId: id, seqNo, token, [requestField]: request };
      const bytes = await (streams[caller] as PlayStream).ask(codec.encode(envelope).finish());
      const { responses } = multipleResponse.decode(bytes) as { responses: { result?: { code?: number } }[] };
      requireSuccess(procedure, responses[0]?.result);
    },
    close: () => channels.forEach((channel) => channel.close()),
  };
}

/** One call at a time, and nothing subscribed: each message that comes is the answer. */
class PlayStream {
  private readonly stream: { write(message: Uint8Array): void };
  private waiting: Waiting | undefined;
  private broken: Error | undefined;

  constructor(open: (listener: Listener) => { write(message: Uint8Array): void }) {
    this.stream = open({
      message: (bytes) => this.settle()?.resolve(bytes),
      end: (error = new Error('the server ended the stream')) => {
        this.broken = error;
        this.settle()?.reject(error);
      },
    });
  }

  ask(bytes: Uint8Array): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.broken) return reject(this.broken);
      this.waiting = { resolve, reject };
      this.stream.write(bytes);
    });
  }

  private settle(): Waiting | undefined {
    const { waiting } = this;
    this.waiting = undefined;
    return waiting;
  }
}
