import { CallImpossible, type OthelloError, OutcomeUnknown } from '../errors.ts';
import type { AnyResponse } from '../names.ts';
import type { Queue } from '../queue.ts';
import type { Delivery } from '../transport.ts';
import { decodeNumbered } from '../wire/envelope.ts';
import type { Schema } from '../wire/schema.ts';
import { maySendAgain } from './may-send-again.ts';
import { RoomSubscription, subscriptionsFor } from './room-subscription.ts';

/** A connection that carries whole messages both ways, in order: a gRPC stream, a WebSocket. */
export interface MessageConnection {
  /** Called also before the connection is open: what is written then is sent as soon as it is. */
  write(message: Uint8Array): void;
  /** At once; nothing is read any more. */
  close(): void;
}

/** Why a connection ended: the server does not have this transport, it broke, or it is no longer needed. */
export type ConnectionEnd = 'missing' | 'broken' | 'unused';

/** A Request that was written, until its answer comes. */
interface PendingCall {
  seqNo: number;
  answer(responses: AnyResponse[], bytes: number): void;
  fail(error: OthelloError): void;
}

/** Options of the calls of one connection. */
interface OrderedCallsOptions {
  /** for people: where it goes */
  target: string;
  /** of all calls of this connection */
  schema: Schema;
  /** called before the pending calls fail */
  onEnd: (calls: OrderedCalls) => void;
}

/**
 * The calls and subscriptions of one connection. Each Request has a number; MultipleResponses come back, answers with
 * the Request's number, pushes without one.
 */
export class OrderedCalls {
  readonly openedMs = performance.now();
  readonly schema: Schema;
  end: ConnectionEnd | undefined;
  private readonly target: string;
  private readonly onEnd: (calls: OrderedCalls) => void;
  private readonly connection: MessageConnection;
  private readonly pending: PendingCall[] = [];
  private readonly subscriptions = new Set<RoomSubscription>();
  /** A reader has left a subscription, but the server goes on pushing, since there is no call to end one. */
  private hasAbandoned = false;

  /** @param connect opens the connection and hands what comes to `receive`, and its end to `close` */
  constructor({ target, schema, onEnd }: OrderedCallsOptions, connect: (calls: OrderedCalls) => MessageConnection) {
    this.target = target;
    this.schema = schema;
    this.onEnd = onEnd;
    this.connection = connect(this);
  }

  /** @throws OutcomeUnknown, CallImpossible */
  call(seqNo: number, bytes: Uint8Array, signal: AbortSignal): Promise<Delivery> {
    return new Promise<Delivery>((resolve, reject) => {
      // A call without an answer in time says that the connection is dead. A caller who gave up says nothing of it: the
      // answer is then read and dropped.
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
      this.write(bytes, { seqNo, answer, fail });
    });
  }

  /** What is pushed of the room; reading it throws when the connection breaks. */
  subscribe(seqNo: number, bytes: Uint8Array, roomId: string): Queue<AnyResponse> {
    const subscription = new RoomSubscription(roomId, () => this.leave(subscription));
    this.subscriptions.add(subscription);
    const fail = (error: OthelloError) => subscription.queue.fail(error);
    this.write(bytes, { seqNo, fail, answer: (responses) => subscription.begin(responses) });
    return subscription.queue;
  }

  /** A message came: an answer or a push. */
  receive(message: Uint8Array): void {
    try {
      const { reqSeqNo, responses } = decodeNumbered(message, this.schema);
      if (reqSeqNo === undefined)
        for (const each of subscriptionsFor(responses, this.subscriptions)) each.push(responses);
      else this.takePending(reqSeqNo)?.answer(responses, message.length);
    } catch (cause) {
      const told = `${this.target} does not stream answers: is it an Othello server?`;
      return this.close(new CallImpossible(told, { cause }));
    }
    this.closeIfUnused();
  }

  /** Ends the connection, and with `error` whatever waits for something of it. */
  close(error: OthelloError, end: ConnectionEnd = 'broken'): void {
    if (this.end) return;
    this.end = end;
    this.connection.close();
    this.onEnd(this);
    for (const each of this.pending) each.fail(error);
    for (const { queue } of this.subscriptions) queue.fail(error);
  }

  private write(bytes: Uint8Array, pending: PendingCall): void {
    this.pending.push(pending);
    this.connection.write(bytes);
  }

  /** @returns undefined when no Request of that number waits for an answer */
  private takePending(number: number): PendingCall | undefined {
    const index = this.pending.findIndex(({ seqNo }) => seqNo === number);
    return index < 0 ? undefined : this.pending.splice(index, 1)[0];
  }

  private leave(subscription: RoomSubscription): void {
    this.subscriptions.delete(subscription);
    this.hasAbandoned ||= !subscription.isDone;
    this.closeIfUnused();
  }

  /** Closes a connection on which there is nothing but pushes without a reader; the next call opens another one. */
  private closeIfUnused(): void {
    if (this.hasAbandoned && this.pending.length === 0 && this.subscriptions.size === 0)
      this.close(new OutcomeUnknown(`${this.target} is not listened to any more`), 'unused');
  }

  /** On a connection a fault has no status of its own, as over HTTP and gRPC: it is recognised by its result code. */
  private faultOf({ code, message = 'no more is known', retryAfterMs }: AnyResponse): OthelloError {
    const told = `${this.target} answered: ${message}`;
    if (!maySendAgain({ resultCode: code })) return new CallImpossible(told);
    return new OutcomeUnknown(told, retryAfterMs === undefined ? {} : { retryAfterMs });
  }
}
