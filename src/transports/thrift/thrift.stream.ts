import { Injectable, Optional } from '@nestjs/common';
import { PushHub, type Sink, type Subscription } from '../../push/index.ts';
import type { Answer } from '../../rpc/answer.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';
import { ThriftTimes } from './thrift-times.ts';

/** A call that waits for news. */
export interface Poll {
  outcome: Promise<Outcome>;
  /** Answers at once with what there is. */
  hurry(): void;
}

/**
 * Procedures that stream, as long polls: Thrift's answers are one message each. A call is answered with what came since the
 * version that it has seen, or after a while with nothing; either way with the version to ask from next.
 */
@Injectable()
export class ThriftPolls {
  constructor(
    private readonly hub: PushHub,
    @Optional() private readonly times: ThriftTimes = new ThriftTimes(),
  ) {}

  open(invocation: Invocation): Poll {
    const news = new News(invocation.procedure?.responseField ?? '', waitMs(invocation, this.times.pollMs));
    const outcome = this.hub.open(invocation, (subscription) => news.follow(subscription));
    return { outcome: outcome.then((refused) => refused ?? news.outcome), hurry: () => news.hurry() };
  }
}

/** The heartbeat that a call asks for is the answer without news. */
function waitMs({ request }: Invocation, usualMs: number): number {
  const { heartbeatSeconds } = (request ?? {}) as { heartbeatSeconds?: unknown };
  return typeof heartbeatSeconds === 'number' && heartbeatSeconds > 0
    ? Math.min(usualMs, heartbeatSeconds * 1000)
    : usualMs;
}

/** Collects what is told until something was, or the time is over. */
class News implements Sink {
  readonly outcome: Promise<Outcome>;
  private answer: (outcome: Outcome) => void = () => undefined;
  private readonly answers: Answer[] = [];
  /** this server stops: to be asked again at another one */
  private resumes = false;
  private refusal: readonly Answer[] | undefined;
  private subscription: Subscription | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isDue = false;
  /** the caller knows no version yet: the first one is news, even with nothing beside it */
  private needsVersion = false;

  /** @param field of the heartbeats among what is told */
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

  hurry(): void {
    this.isDue = true;
    // what is told at once is news already
    if (this.subscription) queueMicrotask(() => this.end());
  }

  write(answers: readonly Answer[]): boolean {
    for (const answer of answers) {
      if (answer.field !== this.field) this.answers.push(answer);
      else if (answer.code !== 0) this.refusal = answers;
      else if ((answer.body as { resume?: boolean }).resume) this.resumes = true;
      else if (this.needsVersion) this.isDue = true;
    }
    // several versions may come one after the other
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
