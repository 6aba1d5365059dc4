import { CallImpossible, OutcomeUnknown } from '../errors.ts';
import type { AnyResponse } from '../names.ts';
import type { EncodedCall, OutgoingCall, OutgoingStream } from '../transport.ts';
import { encodeEnvelope } from '../wire/envelope.ts';
import type { Schema } from '../wire/schema.ts';
import type { OrderedCalls } from './ordered-calls.ts';

/** ms after which an open connection counts as steady, so that breaks before it are forgotten. */
const STEADY_AFTER_MS = 5000;
/** Connections in a row that break sooner, before no new one is opened for a while. */
const BREAKS_BEFORE_PAUSE = 3;
/** ms without a connection after that many breaks, doubled with each further one. */
const FIRST_PAUSE_MS = 5000;
/** ms without a connection at most, and where the server has none of the kind. */
const LONGEST_PAUSE_MS = 60_000;
/** Requests without a seqNo of the session get numbers from here on, so that each answer names its Request. */
const FIRST_SEQ_NO = 2 ** 31;
const LAST_SEQ_NO = 2 ** 32 - 1;
const LARGEST_CALL_BYTES = 64 * 1024;

/**
 * Sends all calls and watched rooms of a client over one connection, which is opened when first needed, and again when
 * it broke. While there is none, each call and stream is sent separately, by `alone`.
 */
export class SharedConnection {
  private connection: OrderedCalls | undefined;
  private breaks = 0;
  private pausedUntilMs = 0;
  private lastSeqNo = FIRST_SEQ_NO;

  constructor(private readonly open: (schema: Schema, onEnd: (calls: OrderedCalls) => void) => OrderedCalls) {}

  /** @param alone the same call by itself: same request, same seqNo */
  prepare({ seqNo = this.nextSeqNo(), ...call }: OutgoingCall, alone: () => EncodedCall): EncodedCall {
    const bytes = encodeEnvelope({ ...call, seqNo });
    return {
      bytesUp: bytes.length,
      send: async (limits) => {
        const connection = this.connectionFor(call.schema);
        if (!connection) return alone().send(limits);
        return connection.call(seqNo, bytes, limits.signal).catch((error: unknown) => {
          if (connection.end === 'missing') return alone().send(limits);
          throw error;
        });
      },
    };
  }

  /** @param alone the same stream by itself */
  async *subscribe(
    outgoing: OutgoingStream,
    signal: AbortSignal,
    alone: () => AsyncIterable<AnyResponse>,
  ): AsyncGenerator<AnyResponse> {
    const { roomId } = outgoing.request as { roomId?: string };
    // pushes name no subscription, and only those of rooms name their room: another stream has a connection of its own
    const isOfRoom = outgoing.procedure === 'Subscribe' && roomId !== undefined;
    const connection = isOfRoom ? this.connectionFor(outgoing.schema) : undefined;
    if (!connection || roomId === undefined) return void (yield* alone());
    const seqNo = this.nextSeqNo();
    const queue = connection.subscribe(seqNo, encodeEnvelope({ ...outgoing, seqNo }), roomId);
    const stop = () => {
      if (signal.reason instanceof OutcomeUnknown) connection.close(signal.reason);
      else queue.fail(new OutcomeUnknown('nobody listens any more'));
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      if (signal.aborted) stop();
      yield* queue;
    } catch (error) {
      if (connection.end !== 'missing') throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
    if (connection.end === 'missing') yield* alone();
  }

  close(): void {
    this.connection?.close(new CallImpossible('the client was closed'), 'unused');
  }

  /** @returns undefined while there is none, and for calls of another IDL than the open one's */
  private connectionFor(schema: Schema): OrderedCalls | undefined {
    if (this.connection) return this.connection.schema === schema ? this.connection : undefined;
    if (performance.now() < this.pausedUntilMs) return undefined;
    const connection = this.open(schema, (ended) => this.connectionEnded(ended));
    if (!connection.end) this.connection = connection;
    return connection;
  }

  private connectionEnded({ end, openedMs }: OrderedCalls): void {
    const nowMs = performance.now();
    this.connection = undefined;
    if (end === 'unused') return;
    if (end === 'missing') this.pausedUntilMs = nowMs + LONGEST_PAUSE_MS;
    this.breaks = nowMs - openedMs < STEADY_AFTER_MS ? this.breaks + 1 : 1;
    if (end === 'broken' && this.breaks >= BREAKS_BEFORE_PAUSE)
      this.pausedUntilMs =
        nowMs + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.breaks - BREAKS_BEFORE_PAUSE));
  }

  private nextSeqNo(): number {
    return (this.lastSeqNo = this.lastSeqNo < LAST_SEQ_NO ? this.lastSeqNo + 1 : FIRST_SEQ_NO);
  }
}

/** One that is larger is not sent: the server would end the connection, and whatever else is on it. */
export function withinLimit(procedure: string, call: EncodedCall): EncodedCall {
  if (call.bytesUp <= LARGEST_CALL_BYTES) return call;
  const send = async () => {
    throw new CallImpossible(`${procedure} is over 64 KiB: send less`);
  };
  return { ...call, send };
}
