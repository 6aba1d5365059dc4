import { CallImpossible, OutcomeUnknown } from '../errors.ts';
import type { AnyResponse } from '../names.ts';
import type { OutgoingCall, Parcel, Subscription } from '../transport.ts';
import { encodeEnvelope } from '../wire/packets.ts';
import type { Channel } from './grpc-channel.ts';
import { PlayLine } from './play-line.ts';

/** ms for which a line must have lived for its break to be the first */
const STEADY_MS = 5000;
/** lines in a row that break sooner */
const MOST_BREAKS = 3;
/** ms without lines: after that many breaks, doubled with each more; and where there is no Play */
const [RESPITE_MS, LONGEST_RESPITE_MS] = [5000, 60_000];
/** Requests without a seqNo of the session are numbered from here, so that each answer names its Request. */
const FIRST_NUMBER = 2 ** 31;

/** Calls and watched rooms over one line, opened anew when it broke; alone, each for itself, while none holds. */
export class Play {
  private line: PlayLine | undefined;
  private breaks = 0;
  private aloneUntilMs = 0;
  private number = FIRST_NUMBER;

  constructor(private readonly channel: Channel) {}

  /** @param alone the same call by itself: same request, same seqNo */
  prepare({ procedure, request, token, seqNo = this.nextNumber() }: OutgoingCall, alone: () => Parcel): Parcel {
    const bytes = encodeEnvelope(procedure, request, { token, seqNo });
    return {
      bytesUp: bytes.length,
      send: async (limits) => {
        const line = this.open();
        if (!line) return alone().send(limits);
        return line.call(seqNo, bytes, limits.signal).catch((error: unknown) => {
          if (line.end === 'missing') return alone().send(limits);
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
    const line = this.open();
    if (!line) return void (yield* alone());
    const seqNo = this.nextNumber();
    const inbox = line.subscribe(seqNo, encodeEnvelope('Subscribe', request, { token, seqNo }), request.roomId);
    const stop = () => {
      if (signal.reason instanceof OutcomeUnknown) line.cut(signal.reason);
      else inbox.fail(new OutcomeUnknown('nobody listens any more'));
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      if (signal.aborted) stop();
      yield* inbox;
    } catch (error) {
      if (line.end !== 'missing') throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
    if (line.end === 'missing') yield* alone();
  }

  close(): void {
    this.line?.cut(new CallImpossible('the client was closed'), 'left');
  }

  private open(): PlayLine | undefined {
    if (performance.now() < this.aloneUntilMs) return undefined;
    return (this.line ??= new PlayLine(this.channel, (line) => this.ended(line)));
  }

  private ended({ end, openedMs }: PlayLine): void {
    const now = performance.now();
    this.line = undefined;
    if (end === 'left') return;
    if (end === 'missing') this.aloneUntilMs = now + LONGEST_RESPITE_MS;
    this.breaks = now - openedMs < STEADY_MS ? this.breaks + 1 : 1;
    if (end === 'broken' && this.breaks >= MOST_BREAKS)
      this.aloneUntilMs = now + Math.min(LONGEST_RESPITE_MS, RESPITE_MS * 2 ** (this.breaks - MOST_BREAKS));
  }

  private nextNumber(): number {
    return (this.number = this.number < 2 ** 32 - 1 ? this.number + 1 : FIRST_NUMBER);
  }
}
