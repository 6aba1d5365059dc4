import { CallImpossible } from './errors.ts';
import type { AnyResponse } from './names.ts';
import { heartbeatSecondsOf, USUAL_HEARTBEAT_S } from './push-policy.ts';
import { Queue } from './queue.ts';
import type { StreamSource } from './room-stream.ts';
import { noteEnd, StreamAttempt, type StreamEnd } from './stream-attempt.ts';
import { pause } from './unless-aborted.ts';
import type { Schema } from './wire/schema.ts';

/** A request for a team's stream, with the IDL of its procedure. */
interface StreamRequest {
  procedure: string;
  request: object;
  schema: Schema;
}

/**
 * The pushes of a team's stream. When a connection breaks the stream is opened again, from the newest version that is
 * known (the `version` of a heartbeat or of a pushed message). Ends when the server ends it.
 */
export class TeamStream {
  /** read by the caller's `for await` */
  readonly pushes: Queue<AnyResponse>;
  private readonly stop = new AbortController();
  private readonly fields: ReadonlySet<string>;
  private version: number | undefined;
  private attempt: StreamAttempt | undefined;

  /** @param onEnd called when nothing more comes, or nobody reads it any more */
  constructor(
    private readonly source: StreamSource,
    private readonly outgoing: StreamRequest,
    onEnd: (stream: TeamStream) => void,
  ) {
    this.fields = new Set(outgoing.schema.fieldsOf(`Req${outgoing.procedure}`).map(([, name]) => name));
    this.pushes = new Queue(() => {
      this.stop.abort();
      onEnd(this);
    });
    void this.run();
  }

  /** @param error what reading throws from then on; without it reading ends */
  close(error?: Error): void {
    if (error) this.pushes.fail(error);
    else this.pushes.close();
    this.stop.abort();
  }

  private async run(): Promise<void> {
    const { health } = this.source;
    const { signal } = this.stop;
    try {
      for (let isOver = false; !isOver;) {
        if (this.attempt?.isSilent) await this.source.leaveDeadConnections(signal);
        if (health.waitMs > 0) await pause(health.waitMs, signal);
        isOver = await this.runAttempt();
      }
      this.pushes.close();
    } catch (error) {
      if (!signal.aborted) this.pushes.fail(error);
    }
  }

  /** @returns whether nothing more comes */
  private async runAttempt(): Promise<boolean> {
    const { source, stop } = this;
    const { procedure } = this.outgoing;
    const heartbeatSeconds = this.fields.has('heartbeatSeconds') ? heartbeatSecondsOf(source.policy) : undefined;
    // a stream that takes no heartbeatSeconds has the usual heartbeats, which may be all that comes
    const silenceTimeoutMs = Math.max(
      source.policy.silenceTimeoutMs,
      (heartbeatSeconds ?? USUAL_HEARTBEAT_S) * 2000 + 1000,
    );
    const policy = { ...source.policy, silenceTimeoutMs, openTimeoutMs: silenceTimeoutMs };
    const attempt = (this.attempt = new StreamAttempt({ policy, health: source.health, stop: stop.signal }));
    let token: string | undefined;
    const open = async () => {
      token = await source.token(attempt.signal);
      const request = { ...(heartbeatSeconds !== undefined && { heartbeatSeconds }), ...this.outgoing.request };
      if (this.version !== undefined && this.fields.has('sinceVersion'))
        Object.assign(request, { sinceVersion: this.version });
      return source.subscribe({ ...this.outgoing, request, token }, attempt.signal);
    };
    const end = await attempt.run(open, {
      procedure,
      onMessage: () => undefined,
      onHeartbeat: (version) => (this.version = version ?? this.version),
      onPush: (response) => this.take(response),
    });
    if (stop.signal.aborted) return true;
    if (end.kind === 'refused' && source.isFinal(end.refusal, token)) throw end.refusal;
    if (end.kind === 'missing') throw end.error ?? new CallImpossible(`the server has no stream ${procedure}`);
    noteEnd(end, source.health);
    return end.kind === 'over';
  }

  private take(response: AnyResponse): StreamEnd | undefined {
    const { version } = response.body as { version?: unknown };
    if (typeof version === 'number') this.version = version;
    this.source.dispatch([response]);
    this.pushes.push(response);
    return undefined;
  }
}
