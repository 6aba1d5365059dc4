import {
  type AnyResponse,
  type Delivery,
  type AttemptLimits,
  type OutgoingCall,
  type ReqSubscribe,
  OutcomeUnknown,
  type OutgoingStream,
  type Transport,
} from '@othello-rpc/client';
import { Queue } from '../../packages/client/src/queue.ts';

/** What an attempt comes to: Responses, an error, or nothing until it is aborted. */
export type Outcome = AnyResponse[] | Error | 'stall';

export interface Attempt {
  procedure: string;
  request: object;
  token: string | undefined;
  seqNo: number | undefined;
}

export const answer = (name: AnyResponse['name'], body: object = {}, code = 'Success'): AnyResponse =>
  ({ name, body, code, ...(code !== 'Success' && { message: 'no' }) }) as AnyResponse;

export const lost = (retryAfterMs?: number): OutcomeUnknown => new OutcomeUnknown('lost', { retryAfterMs });

export const LOGGED_IN = [answer('RspLogin', { user: { id: '1' }, token: 'first token' })];

/** One stream of a room, in the hands of the test. */
export class ScriptedStream {
  readonly openedMs = performance.now();
  isLeft = false;
  readonly inbox = new Queue<AnyResponse>(() => (this.isLeft = true));

  constructor(
    readonly outgoing: OutgoingStream,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.inbox.fail(lost()));
  }

  /** what the client asked for */
  get subscription(): ReqSubscribe & { token: string | undefined } {
    const { request, token } = this.outgoing;
    return { ...request, token };
  }

  say(...responses: AnyResponse[]): this {
    for (const each of responses) this.inbox.push(each);
    return this;
  }

  end(error?: Error): this {
    if (error) this.inbox.fail(error);
    else this.inbox.close();
    return this;
  }
}

/** A transport without a server: its attempts come to what `script` says, the nth from 0, and are kept. */
export class ScriptedTransport implements Transport {
  readonly name = 'scripted';
  readonly target = 'nowhere';
  readonly streams: ScriptedStream[] = [];
  subscribe?: Transport['subscribe'];
  leaveDeadConnections?: Transport['leaveDeadConnections'];
  readonly attempts: (Attempt & { atMs: number })[] = [];

  constructor(private readonly script: (attempt: Attempt, index: number) => Outcome) {}

  prepare({ procedure, request, token, seqNo }: OutgoingCall) {
    return { bytesUp: 7, send: (limits: AttemptLimits) => this.send({ procedure, request, token, seqNo }, limits) };
  }

  close(): void {}

  /** Streams come to what it says, the nth from 0; without it the transport has none. */
  static withStreams(
    script: (attempt: Attempt, index: number) => Outcome,
    streams: (stream: ScriptedStream, index: number) => unknown,
  ): ScriptedTransport {
    const transport = new ScriptedTransport(script);
    transport.subscribe = (outgoing, signal) => {
      const stream = new ScriptedStream(outgoing, signal);
      streams(stream, transport.streams.push(stream) - 1);
      return stream.inbox;
    };
    return transport;
  }

  /** `GamePut 3` for each attempt */
  get outline(): string[] {
    return this.attempts.map(({ procedure, seqNo }) => `${procedure} ${seqNo ?? '-'}`);
  }

  private async send(attempt: Attempt, { signal }: AttemptLimits): Promise<Delivery> {
    const outcome = this.script(attempt, this.attempts.length);
    this.attempts.push({ ...attempt, atMs: performance.now() });
    await Promise.resolve();
    if (outcome instanceof Error) throw outcome;
    if (outcome !== 'stall') return { responses: outcome, bytesDown: 11 };
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  }
}
