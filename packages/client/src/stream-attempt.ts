import { CallImpossible, CallRefused, OutcomeUnknown } from './errors.ts';
import type { AnyResponse } from './names.ts';
import type { PushPolicy } from './push-policy.ts';
import type { StreamHealth } from './stream-health.ts';
import { Timeout } from './timeout.ts';

/** How one stream ended. */
export type StreamEnd =
  /** the topic has ended: nothing more will come */
  | { kind: 'over' }
  /** the node stops: the stream is to be opened again, at another node */
  | { kind: 'resume' }
  /** the connection broke or fell silent, or the server failed; retryAfterMs: how long the server asks to wait */
  | { kind: 'broken'; retryAfterMs?: number | undefined }
  /** there is no such stream: an older server, or a proxy before it that has no streams */
  | { kind: 'missing'; error?: CallImpossible }
  /** a rule refused it */
  | { kind: 'refused'; refusal: CallRefused };

/** The reader of a stream's messages. */
interface StreamReader {
  /** what is subscribed to: `Subscribe`; heartbeats are `Rsp` and its name */
  procedure: string;
  /** Called with each message, heartbeats too, before anything else. */
  onMessage(): void;
  onHeartbeat?(version: number | undefined): void;
  /** @returns how the stream ended with this message; undefined when it goes on */
  onPush(response: AnyResponse): StreamEnd | undefined;
}

interface AttemptOptions {
  policy: Pick<PushPolicy, 'openTimeoutMs' | 'silenceTimeoutMs' | 'steadyAfterMs'>;
  health: StreamHealth;
  /** aborted: the stream is left */
  stop: AbortSignal;
}

const FAULTS = ['ErrorSystem', 'ErrorRateLimited'];
const NOT_KNOWN = ['ErrorInvalidProcedure', 'ErrorInvalidProtocolVersion'];

/** One stream from its opening to its end. It is given up when no message comes for silenceTimeoutMs. */
export class StreamAttempt {
  /** a message came */
  hasBegun = false;
  /** it was given up because no messages came: its connection may be dead */
  isSilent = false;
  private readonly current = new AbortController();
  private readonly silence = new Timeout(() => this.giveUp());
  private readonly steady: Timeout;

  constructor(private readonly options: AttemptOptions) {
    this.steady = new Timeout(() => options.health.steadied());
  }

  /** Aborted when the stream is left or given up. */
  get signal(): AbortSignal {
    return this.current.signal;
  }

  /** Ends a stream that seems dead. */
  giveUp(): void {
    this.isSilent = true;
    this.current.abort(new OutcomeUnknown('the stream fell silent'));
  }

  /**
   * @param open opens the stream
   * @returns how it ended; meaningless if it was left by `stop`
   * @throws errors that are none of a transport's
   */
  async run(open: () => Promise<AsyncIterable<AnyResponse>>, reader: StreamReader): Promise<StreamEnd> {
    const { policy, stop } = this.options;
    const leave = () => this.current.abort(stop.reason);
    stop.addEventListener('abort', leave, { once: true });
    try {
      const stream = await open();
      this.silence.start(policy.openTimeoutMs);
      return await this.read(stream, reader);
    } finally {
      for (const timeout of [this.silence, this.steady]) timeout.clear();
      stop.removeEventListener('abort', leave);
    }
  }

  private async read(stream: AsyncIterable<AnyResponse>, reader: StreamReader): Promise<StreamEnd> {
    const { policy } = this.options;
    try {
      for await (const response of stream) {
        if (response.code !== 'Success') return endBy(response, reader.procedure);
        this.silence.start(policy.silenceTimeoutMs);
        if (!this.hasBegun) this.steady.start(policy.steadyAfterMs);
        this.hasBegun = true;
        reader.onMessage();
        const end = isHeartbeat(response, reader) ? heartbeatEnd(response, reader) : reader.onPush(response);
        if (end) return end;
      }
      return { kind: 'over' };
    } catch (error) {
      if (error instanceof OutcomeUnknown) return { kind: 'broken', retryAfterMs: error.retryAfterMs };
      if (error instanceof CallImpossible) return { kind: 'missing', error };
      throw error;
    }
  }
}

const isHeartbeat = ({ name }: AnyResponse, { procedure }: StreamReader): boolean => name === `Rsp${procedure}`;

function heartbeatEnd({ body }: AnyResponse, reader: StreamReader): StreamEnd | undefined {
  const { version, resume } = body as { version?: number; resume?: boolean };
  reader.onHeartbeat?.(version);
  return resume ? { kind: 'resume' } : undefined;
}

function endBy(response: AnyResponse, procedure: string): StreamEnd {
  const { code, message: reason = 'a rule said no' } = response;
  if (FAULTS.includes(code)) return { kind: 'broken' };
  if (NOT_KNOWN.includes(code)) return { kind: 'missing' };
  return { kind: 'refused', refusal: new CallRefused(procedure, code, { reason, responses: [response] }) };
}

/** Records how a stream ended, which decides when the next one may be tried. */
export function noteEnd(end: StreamEnd, health: StreamHealth): void {
  if (end.kind === 'over') health.steadied();
  else if (end.kind === 'missing') health.foundNone();
  else if (end.kind === 'broken') health.broke(end.retryAfterMs);
  else health.askedToResume(); // of a stopping node, or for a session that was replaced meanwhile
}
