import { Injectable, Optional } from '@nestjs/common';
import { PushHub, type Sink, type Subscription } from '../../push/index.ts';
import type { Answer } from '../../rpc/answer.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';
import { ThriftTimes } from './thrift-times.ts';

/** A call of a streaming procedure that waits for a new version. */
export interface Poll {
  outcome: Promise<Outcome>;
  /** Answers at once with what there is by now. */
  hurry(): void;
}

/**
 * Streaming procedures as long polls, since a Thrift call has one answer. A call is answered with what came after the
 * version that it names, or after a while with nothing; in both cases with the version to name in the next call.
 */
@Injectable()
export class ThriftPolls {
  constructor(
    private readonly hub: PushHub,
    @Optional() private readonly times: ThriftTimes = new ThriftTimes(),
  ) {}

  open(invocation: Invocation): Poll {
    const news = new News(invocation.procedure?.responseField ?? '', waitMs(invocation, this.times.pollMs));
    const opened = this.hub.open(invocation, (subscription) => news.follow(subscription));
    const outcome = opened.then((refused) => {
      if (!refused) return news.outcome;
      // as those are told that were waiting: a fault would be a reason to wait before the next try
      return refused.fault && this.hub.isStopping ? news.resumeElsewhere(invocation) : refused;
    });
    return { outcome, hurry: () => news.hurry() };
  }
}

/** A client that asks for heartbeats every n seconds is answered after n seconds at the latest. */
function waitMs({ request }: Invocation, usualMs: number): number {
  const { heartbeatSeconds } = (request ?? {}) as { heartbeatSeconds?: unknown };
  return typeof heartbeatSeconds === 'number' && heartbeatSeconds > 0
    ? Math.min(usualMs, heartbeatSeconds * 1000)
    : usualMs;
}

/** Collects what the subscription sends, until there is something to answer with or the time is over. */
class News implements Sink {
  readonly outcome: Promise<Outcome>;
  private answer: (outcome: Outcome) => void = () => undefined;
  private readonly answers: Answer[] = [];
  /** this server stops: the client is to call again, and reaches another one */
  private resumes = false;
  private refusal: readonly Answer[] | undefined;
  private subscription: Subscription | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isDue = false;
  /** the caller named no version: it is answered with the first one, even if that has no messages */
  private needsVersion = false;

  /** @param field of a heartbeat (in the IDL's Response), to tell heartbeats from messages */
  constructor(
    private readonly field: string,
    private readonly waitMs: number,
  ) {
    this.outcome = new Promise((resolve) => (this.answer = resolve));
  }

  follow(subscription: Subscription): this {
    this.subscription = subscription;
    this.needsVersion = subscription.lastSentVersion === undefined;
    this.timer = setTimeout(() => this.end(), this.waitMs);
    if (this.isDue) this.hurry();
    return this;
  }

  /** What a call is answered that comes too late to be opened: it asks from the same version at the next node. */
  resumeElsewhere({ request }: Invocation): Outcome {
    const { sinceVersion } = (request ?? {}) as { sinceVersion?: number | null };
    const body = { ...(sinceVersion && { version: sinceVersion }), resume: true };
    return { answers: [{ field: this.field, code: 0, body }], fault: undefined };
  }

  hurry(): void {
    this.isDue = true;
    // in a microtask, since a first version that is sent at once is to be in the answer
    if (this.subscription) queueMicrotask(() => this.end());
  }

  write(answers: readonly Answer[]): boolean {
    for (const answer of answers) {
      if (answer.field !== this.field) this.answers.push(answer);
      else if (answer.code !== 0) this.refusal = answers;
      else if ((answer.body as { resume?: boolean }).resume) this.resumes = true;
      else if (this.needsVersion) this.isDue = true;
    }
    // in a microtask, since several versions may be written one after the other
    if (this.answers.length > 0 || this.refusal || this.resumes || this.isDue) queueMicrotask(() => this.end());
    return true;
  }

  end(): void {
    clearTimeout(this.timer);
    const version = this.subscription?.lastSentVersion;
    this.subscription?.close();
    const body = { ...(version !== undefined && { version }), ...(this.resumes && { resume: true }) };
    const answers = this.refusal ?? [{ field: this.field, code: 0, body }, ...this.answers];
    this.answer({ answers, fault: undefined });
  }

  cut(): void {
    this.end();
  }
}
