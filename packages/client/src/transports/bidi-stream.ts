import { type ClientDuplexStream, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { CallImpossible, type OthelloError, OutcomeUnknown } from '../errors.ts';
import type { Queue } from '../queue.ts';
import type { AnyResponse } from '../names.ts';
import type { Delivery } from '../transport.ts';
import { decodePlayed } from '../wire/envelope.ts';
import type { Channel } from './grpc-channel.ts';
import { asGrpcFailure } from './grpc-failure.ts';
import { ownersOf, BidiSubscription } from './bidi-subscription.ts';

const PATH = '/othello.Othello/Play';
const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const same = (bytes: Buffer) => bytes;

/** ms of a line's life before which no server of ours ends it for want of a login: it gives them 10 s */
const SHORTEST_LOGIN_TIMEOUT_MS = 5000;

/** A Request that went up, until its answer comes down. */
interface PendingCall {
  seqNo: number;
  answer(responses: AnyResponse[], bytes: number): void;
  fail(error: OthelloError): void;
}

/** Why a line ended: the server has no Play, it broke, nobody needs it. */
export type BidiStreamEnd = 'missing' | 'broken' | 'left';

/** One stream of Play: calls go up, answers in the order of the calls and pushes come down. */
export class BidiStream {
  readonly openedMs = performance.now();
  end: BidiStreamEnd | undefined;
  private readonly stream: ClientDuplexStream<Uint8Array, Buffer>;
  private readonly pending: PendingCall[] = [];
  private readonly subscriptions = new Set<BidiSubscription>();
  /** a room was left of which the server will go on telling */
  private isStale = false;

  /** @param onEnd told before those who wait for something */
  constructor(
    private readonly channel: Channel,
    private readonly onEnd: (line: BidiStream) => void,
  ) {
    this.stream = channel.client.makeBidiStreamRequest(PATH, asBuffer, same, new Metadata());
    this.stream.on('data', (bytes: Buffer) => this.read(bytes));
    this.stream.on('error', (error: ServiceError) =>
      this.close(this.failureOf(error), error.code === status.UNIMPLEMENTED ? 'missing' : 'broken'),
    );
    this.stream.on('end', () => this.close(this.unknown('ended the stream')));
  }

  /** @throws OutcomeUnknown, CallImpossible */
  call(seqNo: number, bytes: Uint8Array, signal: AbortSignal): Promise<Delivery> {
    return new Promise<Delivery>((resolve, reject) => {
      // an answer that is late may never come; one that nobody wants is let come
      const stop = () => signal.reason instanceof OutcomeUnknown && this.close(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      const settled = () => signal.removeEventListener('abort', stop);
      const answer = (responses: AnyResponse[], bytesDown: number) => {
        settled();
        const fault = responses.find(({ name }) => name === 'RspInternalServerError');
        if (fault) reject(this.faultOf(fault));
        else resolve({ responses, bytesDown });
      };
      const fail = (error: OthelloError) => {
        settled();
        reject(error);
      };
      this.send(bytes, { seqNo, answer, fail });
    });
  }

  /** What comes fails when the line breaks. */
  subscribe(seqNo: number, bytes: Uint8Array, roomId: string): Queue<AnyResponse> {
    const room = new BidiSubscription(roomId, () => this.leave(room));
    this.subscriptions.add(room);
    const fail = (error: OthelloError) => room.queue.fail(error);
    this.send(bytes, { seqNo, fail, answer: (responses) => room.begin(responses) });
    return room.queue;
  }

  close(error: OthelloError, end: BidiStreamEnd = 'broken'): void {
    if (this.end) return;
    this.end = end;
    this.stream.cancel();
    this.onEnd(this);
    for (const each of this.pending) each.fail(error);
    for (const { queue: inbox } of this.subscriptions) inbox.fail(error);
  }

  private send(bytes: Uint8Array, waiting: PendingCall): void {
    this.pending.push(waiting);
    this.stream.write(bytes);
  }

  private read(bytes: Buffer): void {
    try {
      const { reqSeqNo, responses } = decodePlayed(bytes);
      const index = this.pending.findIndex(({ seqNo }) => seqNo === reqSeqNo);
      if (reqSeqNo !== undefined) this.pending.splice(index, index < 0 ? 0 : 1)[0]?.answer(responses, bytes.length);
      else for (const each of ownersOf(this.subscriptions, responses)) each.push(responses);
    } catch (cause) {
      const told = `${this.channel.target} does not stream answers: is it an Othello server?`;
      return this.close(new CallImpossible(told, { cause }));
    }
    this.closeIfUnused();
  }

  private leave(room: BidiSubscription): void {
    this.subscriptions.delete(room);
    this.isStale ||= !room.isDone;
    this.closeIfUnused();
  }

  /** There is no call that ends a subscription, so a line is left that carries one for nobody. */
  private closeIfUnused(): void {
    if (this.isStale && this.pending.length === 0 && this.subscriptions.size === 0)
      this.close(this.unknown('is not listened to any more'), 'left');
  }

  /** A stream has no status for it. */
  private faultOf({ code, message = 'no more is known' }: AnyResponse): OthelloError {
    if (code === 'ErrorInvalidProcedure') return new CallImpossible(`${this.channel.target} answered: ${message}`);
    return this.unknown(`answered: ${message}`);
  }

  /** A server ends a line on which nobody has logged in for long; a call that met its end belongs on another line. */
  private failureOf(error: ServiceError): OthelloError {
    const wasOpen = performance.now() - this.openedMs > SHORTEST_LOGIN_TIMEOUT_MS;
    if (error.code === status.UNAUTHENTICATED && wasOpen) return this.unknown('ended the stream before a login');
    return asGrpcFailure(error, this.channel.target);
  }

  private unknown(what: string): OutcomeUnknown {
    return new OutcomeUnknown(`${this.channel.target} ${what}`);
  }
}
