import http from 'node:http';
import * as grpc from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import { othello } from '../../src/generated/othello.js';
import { schema } from './transports.ts';

/** A subscription below any SDK: what came, and how it ended. */
export interface RawStream {
  /** Responses as proto3 JSON, in order */
  readonly responses: Record<string, unknown>[];
  /** resolves with how: `end`, or what cut it */
  readonly ended: Promise<string>;
  close(): void;
}

interface Subscription {
  token: string;
  roomId: string;
  /** whether it never reads what is sent to it */
  isDeaf?: boolean;
}

const asJson = (response: othello.Response) => schema.toJson('Response', response) as Record<string, unknown>;

/** POST /api/stream. */
export function envelopeStream(url: string, { token, roomId, isDeaf = false }: Subscription): RawStream {
  const request = { protocolVersion: 2, protocolId: 110, token, subscribeReq: { roomId } };
  const message = schema.fromJson('Request', JSON.stringify(request));
  const responses: RawStream['responses'] = [];
  const sent = http.request(`${url}/api/stream`, { method: 'POST' });
  const ended = new Promise<string>((resolve) => {
    sent.on('error', (error) => resolve(error.message));
    sent.on('response', (answer) => {
      if (isDeaf) return void answer.on('close', () => resolve('close'));
      let rest = Buffer.alloc(0);
      answer.on('data', (chunk: Buffer) => {
        rest = Buffer.concat([rest, chunk]);
        for (let frame = frameOf(rest); frame; frame = frameOf(rest)) {
          responses.push(asJson(othello.Response.decode(frame.message)));
          rest = rest.subarray(frame.end);
        }
      });
      answer.on('end', () => resolve('end'));
      answer.on('error', (error) => resolve(error.message));
    });
  });
  sent.end(Buffer.from(othello.Request.encode(message as othello.Request).finish()));
  return { responses, ended, close: () => void sent.destroy() };
}

/** The first message with its varint length in front; undefined while it is not whole. */
function frameOf(bytes: Uint8Array): { message: Uint8Array; end: number } | undefined {
  try {
    const reader = protobuf.Reader.create(bytes);
    const length = reader.uint32();
    const end = reader.pos + length;
    return end <= bytes.length ? { message: bytes.subarray(reader.pos, end), end } : undefined;
  } catch {
    return undefined;
  }
}

/** rpc Subscribe. */
export function grpcStream(client: grpc.Client, { token, roomId, isDeaf = false }: Subscription): RawStream {
  const metadata = new grpc.Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  const responses: RawStream['responses'] = [];
  const call = client.makeServerStreamRequest<object, othello.Response>(
    '/othello.Othello/Subscribe',
    (message) => Buffer.from(othello.ReqSubscribe.encode(message as othello.ReqSubscribe).finish()),
    (bytes) => othello.Response.decode(bytes),
    schema.fromJson('ReqSubscribe', JSON.stringify({ roomId })),
    metadata,
  );
  const ended = new Promise<string>((resolve) => {
    call.on('error', (error) => resolve(error.message));
    call.on('end', () => resolve('end'));
    if (!isDeaf) call.on('data', (response: othello.Response) => responses.push(asJson(response)));
  });
  return { responses, ended, close: () => call.cancel() };
}
