import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { type OthelloError, OutcomeUnknown } from '../errors.ts';
import type { Schema } from '../wire/schema.ts';
import type { Channel } from './grpc-channel.ts';
import { asGrpcFailure } from './grpc-failure.ts';
import { OrderedCalls } from './ordered-calls.ts';

const PATH = '/othello.Othello/Play';

/**
 * ms. The server ends a stream on which nobody logs in within 10 s; an end sooner than this has another reason.
 */
const SHORTEST_LOGIN_TIMEOUT_MS = 5000;

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const same = (bytes: Buffer) => bytes;

/** Opens one bidi stream of the server's `Play`, for calls and subscriptions. */
export function openBidiStream(
  { client, target }: Channel,
  schema: Schema,
  onEnd: (calls: OrderedCalls) => void,
): OrderedCalls {
  return new OrderedCalls({ target, schema, onEnd }, (calls) => {
    const stream = client.makeBidiStreamRequest(PATH, asBuffer, same, new Metadata());
    stream.on('data', (bytes: Buffer) => calls.receive(bytes));
    stream.on('error', (error: ServiceError) =>
      calls.close(
        failureOf(error, { target, openedMs: calls.openedMs }),
        error.code === status.UNIMPLEMENTED ? 'missing' : 'broken',
      ),
    );
    stream.on('end', () => calls.close(new OutcomeUnknown(`${target} ended the stream`)));
    return { write: (bytes) => void stream.write(bytes), close: () => stream.cancel() };
  });
}

/** If the server ended a stream because nobody had logged in, a call that came too late may be sent again. */
function failureOf(error: ServiceError, { target, openedMs }: { target: string; openedMs: number }): OthelloError {
  const wasOpenMs = performance.now() - openedMs;
  if (error.code === status.UNAUTHENTICATED && wasOpenMs > SHORTEST_LOGIN_TIMEOUT_MS)
    return new OutcomeUnknown(`${target} ended the stream before a login`, { cause: error });
  return asGrpcFailure(error, target);
}
