import { CallImpossible, OutcomeUnknown } from '../errors.ts';
import type { AnyResponse } from '../names.ts';
import type { OutgoingCall, EncodedCall, Subscription } from '../transport.ts';
import { encodeEnvelope } from '../wire/envelope.ts';
import type { Channel } from './grpc-channel.ts';
import { BidiStream } from './bidi-stream.ts';

/** ms for which a line must have lived for its break to be the first */
const STEADY_AFTER_MS = 5000;
/** lines in a row that break sooner */
const BREAKS_BEFORE_UNARY = 3;
/** ms without lines: after that many breaks, doubled with each more; and where there is no Play */
const [RESPITE_MS, LONGEST_RESPITE_MS] = [5000, 60_000];
/** Requests without a seqNo of the session are numbered from here, so that each answer names its Request. */
const FIRST_SEQ_NO = 2 ** 31;

/** Calls and watched rooms over one line, opened anew when it broke; alone, each for itself, while none holds. */
export class BidiCalls {
  private stream: BidiStream | undefined;
  private breaks = 0;
  private unaryUntilMs = 0;
  private seqNo = FIRST_SEQ_NO;

  constructor(private readonly channel: Channel) {}

  /** @param unary the same call by itself: same request, same seqNo */
  prepare(
    { procedure, request, token, seqNo = this.nextSeqNo() }: OutgoingCall,
    unary: () => EncodedCall,
  ): EncodedCall {
    const bytes = encodeEnvelope(procedure, request, { token, seqNo });
    return {
      bytesUp: bytes.length,
      send: async (limits) => {
        const stream = this.open();
        if (!stream) return unary().send(limits);
        return stream.call(seqNo, bytes, limits.signal).catch((error: unknown) => {
          if (stream.end === 'missing') return unary().send(limits);
          throw error;
        });
      },
    };
  }

  async *subscribe(
    { token, ...request }: Subscription,
    signal: AbortSignal,
    alone: () => AsyncIterable<AnyResponse>,
  ): AsyncGenerator<AnyResponse> {
    const stream = this.open();
    if (!stream) return void (yield* alone());
    const seqNo = this.nextSeqNo();
    const queue = stream.subscribe(seqNo, encodeEnvelope('Subscribe', request, { token, seqNo }), request.roomId);
    const stop = () => {
      if (signal.reason instanceof OutcomeUnknown) stream.close(signal.reason);
      else queue.fail(new OutcomeUnknown('nobody listens any more'));
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      if (signal.aborted) stop();
      yield* queue;
    } catch (error) {
      if (stream.end !== 'missing') throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
    if (stream.end === 'missing') yield* alone();
  }

  close(): void {
    this.stream?.close(new CallImpossible('the client was closed'), 'left');
  }

  private open(): BidiStream | undefined {
    if (performance.now() < this.unaryUntilMs) return undefined;
    return (this.stream ??= new BidiStream(this.channel, (line) => this.streamEnded(line)));
  }

  private streamEnded({ end, openedMs }: BidiStream): void {
    const now = performance.now();
    this.stream = undefined;
    if (end === 'left') return;
    if (end === 'missing') this.unaryUntilMs = now + LONGEST_RESPITE_MS;
    this.breaks = now - openedMs < STEADY_AFTER_MS ? this.breaks + 1 : 1;
    if (end === 'broken' && this.breaks >= BREAKS_BEFORE_UNARY)
      this.unaryUntilMs = now + Math.min(LONGEST_RESPITE_MS, RESPITE_MS * 2 ** (this.breaks - BREAKS_BEFORE_UNARY));
  }

  private nextSeqNo(): number {
    return (this.seqNo = this.seqNo < 2 ** 32 - 1 ? this.seqNo + 1 : FIRST_SEQ_NO);
  }
}
