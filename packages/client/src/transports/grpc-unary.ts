import { type Client, Metadata, type ServiceError } from '@grpc/grpc-js';
import { CallImpossible } from '../errors.ts';
import { Queue } from '../queue.ts';
import type { AnyResponse } from '../names.ts';
import type { Delivery, AttemptLimits, EncodedCall, OutgoingCall, OutgoingStream } from '../transport.ts';
import { encodeMessage } from '../wire/encode.ts';
import { decodeResponse, decodeUnary, type Header } from '../wire/envelope.ts';
import { ROUTE_HEADER, routeHeader, TRACE_HEADER } from '../wire/route.ts';
import type { Schema } from '../wire/schema.ts';
import type { Channel } from './grpc-channel.ts';
import { asGrpcFailure } from './grpc-failure.ts';

const same = (bytes: Buffer) => bytes;
const pathOf = (method: string) => `/othello.Othello/${method}`;

/** A call of its own for each: as unary gRPC has it. */
export function unaryCall(
  { client, target }: Channel,
  { procedure, request, schema, ...header }: OutgoingCall,
): EncodedCall {
  const body = Buffer.from(encodeMessage(`Req${procedure}`, request, schema));
  const metadata = metadataOf(header, request);
  return {
    bytesUp: body.length,
    send: async (limits) => {
      const bytes = await unary(client, { procedure, body, metadata, ...limits }).catch((error: ServiceError) => {
        throw asGrpcFailure(error, target);
      });
      return delivery(bytes, { procedure, target, schema });
    },
  };
}

/** A stream of its own: as server-streaming gRPC has it. */
export function serverStream(
  { client, target }: Channel,
  { procedure, request, token, schema }: OutgoingStream,
  signal: AbortSignal,
): AsyncIterable<AnyResponse> {
  const body = Buffer.from(encodeMessage(`Req${procedure}`, request, schema));
  const call = client.makeServerStreamRequest(pathOf(procedure), same, same, body, metadataOf({ token }, request));
  const cancel = () => call.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  const queue = new Queue<AnyResponse>(() => {
    signal.removeEventListener('abort', cancel);
    cancel();
  });
  call.on('data', (bytes: Buffer) => {
    try {
      for (const response of decodeResponse(bytes, schema)) queue.push(response);
    } catch (cause) {
      queue.fail(new CallImpossible(`${target} streams no Responses: is it an Othello server?`, { cause }));
    }
  });
  call.on('end', () => queue.close());
  call.on('error', (error: ServiceError) => queue.fail(asGrpcFailure(error, target)));
  return queue;
}

function metadataOf({ token, seqNo, traceparent }: Header, request: object): Metadata {
  const metadata = new Metadata();
  if (token !== undefined) metadata.set('authorization', `Bearer ${token}`);
  if (seqNo !== undefined) metadata.set('x-seq-no', String(seqNo));
  if (traceparent !== undefined) metadata.set(TRACE_HEADER, traceparent);
  const { [ROUTE_HEADER]: route } = routeHeader(request);
  if (route !== undefined) metadata.set(ROUTE_HEADER, route);
  return metadata;
}

function unary(
  client: Client,
  {
    procedure,
    body,
    metadata,
    signal,
    deadlineMs,
  }: AttemptLimits & { procedure: string; body: Buffer; metadata: Metadata },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const done = (error: ServiceError | null, bytes?: Buffer) => {
      signal.removeEventListener('abort', cancel);
      if (bytes) resolve(bytes);
      else reject(error ?? new Error('neither an answer nor an error'));
    };
    const call = client.makeUnaryRequest(pathOf(procedure), same, same, body, metadata, { deadline: deadlineMs }, done);
    const cancel = () => call.cancel();
    signal.addEventListener('abort', cancel, { once: true });
  });
}

function delivery(
  bytes: Buffer,
  { procedure, target, schema }: { procedure: string; target: string; schema: Schema },
): Delivery {
  try {
    return { responses: decodeUnary(procedure, bytes, schema), bytesDown: bytes.length };
  } catch (cause) {
    throw new CallImpossible(`${target} answered with no Rsp${procedure}: is it an Othello server?`, { cause });
  }
}
