import net from 'node:net';
import * as grpc from '@grpc/grpc-js';
import type { TestNode } from '../kit/node.ts';
import { splitDelimited } from '../kit/streams.ts';
import { untilSteady } from '../kit/until.ts';
import { type Counters, counterSchema } from './counter.ts';

interface Counted {
  version: number;
  whole: boolean;
}

/** A counter, and the session that watches it. */
export interface Watched {
  name: string;
  token: string;
}

/** A client that reads when it is told to. */
export interface SlowReader {
  /** versions as they came, heartbeats left out */
  seen: Counted[];
  /** the same with the heartbeats */
  all: (Counted | 'heartbeat')[];
  pause(): void;
  resume(): void;
  hasEnded(): boolean;
  close(): void;
}

const response = counterSchema.codec('Response');

function take({ seen, all }: Pick<SlowReader, 'seen' | 'all'>, bytes: Uint8Array): void {
  const { counterRsp } = response.decode(bytes) as { counterRsp?: Counted };
  if (!counterRsp) return void all.push('heartbeat');
  const counted = { version: counterRsp.version, whole: counterRsp.whole };
  seen.push(counted);
  all.push(counted);
}

function envelopeReader(node: TestNode, { name, token }: Watched): SlowReader {
  const [seen, all]: [Counted[], SlowReader['all']] = [[], []];
  const request = { protocolVersion: 2, protocolId: 1000, token, watchCounterReq: { name } };
  const body = counterSchema.codec('Request').encode(request).finish();
  const socket = net.connect(node.httpPort, '127.0.0.1');
  let [text, rest, isInBody, hasEnded] = [Buffer.alloc(0), Buffer.alloc(0), false, false];
  socket.on('data', (data) => {
    text = Buffer.concat([text, data]);
    if (!isInBody && text.includes('\r\n\r\n')) {
      isInBody = true;
      text = text.subarray(text.indexOf('\r\n\r\n') + 4);
    }
    for (let end = text.indexOf('\r\n'); isInBody && end >= 0; end = text.indexOf('\r\n')) {
      const length = parseInt(text.toString('latin1', 0, end), 16);
      if (text.length < end + 2 + length + 2) return;
      const { messages, rest: left } = splitDelimited(Buffer.concat([rest, text.subarray(end + 2, end + 2 + length)]));
      rest = Buffer.from(left);
      for (const message of messages) take({ seen, all }, message);
      text = text.subarray(end + 2 + length + 2);
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', () => (hasEnded = true));
  socket.write(`POST /api/stream HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${body.length}\r\n\r\n`);
  socket.write(body);
  return {
    seen,
    all,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    hasEnded: () => hasEnded,
    close: () => socket.destroy(),
  };
}

function grpcReader(node: TestNode, { name, token }: Watched): SlowReader {
  const [seen, all]: [Counted[], SlowReader['all']] = [[], []];
  const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
  const metadata = new grpc.Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  let hasEnded = false;
  const call = client.makeServerStreamRequest<object, Buffer>(
    `/${counterSchema.serviceName}/WatchCounter`,
    (message) => Buffer.from(counterSchema.codec('ReqWatchCounter').encode(message).finish()),
    (bytes) => bytes,
    { name },
    metadata,
  );
  call.on('data', (bytes: Buffer) => take({ seen, all }, bytes));
  call.on('error', () => (hasEnded = true));
  return {
    seen,
    all,
    pause: () => call.pause(),
    resume: () => call.resume(),
    hasEnded: () => hasEnded,
    close: () => {
      call.cancel();
      client.close();
    },
  };
}

export const READERS: [string, (node: TestNode, watched: Watched) => SlowReader][] = [
  ['the envelope', envelopeReader],
  ['gRPC', grpcReader],
];

/** Bumps until nothing more is put into words for the one who watches. @returns the version then */
export async function bumpUntilBlocked(counters: Counters, name: string): Promise<number> {
  let version = 1;
  const sentBeforeBump = () => {
    const { sent } = counters;
    version = counters.bump(name);
    return sent;
  };
  await untilSteady(sentBeforeBump, 'the reader to be behind', 10);
  return version;
}
