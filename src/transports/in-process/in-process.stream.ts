import type { PushHub, Sink, Subscription } from '../../push/index.ts';
import type { Answer } from '../../rpc/answer.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';

/**
 * Hands a subscription's answers to an async iterator. It takes one version at a time and asks for the next when read.
 */
class AnswerQueue implements Sink {
  private readonly held: (readonly Answer[])[] = [];
  private hasEnded = false;
  private wake: () => void = () => undefined;

  constructor(private readonly subscription: Subscription) {}

  write(answers: readonly Answer[]): boolean {
    this.held.push(answers);
    this.wake();
    return false;
  }

  end(): void {
    this.hasEnded = true;
    this.wake();
  }

  cut(): void {
    this.end();
  }

  async *read(signal: AbortSignal | undefined): AsyncGenerator<readonly Answer[]> {
    const stop = () => this.end();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      for (;;) {
        const answers = this.held.shift();
        if (answers) yield answers;
        else if (this.hasEnded) return;
        else {
          const woken = new Promise<void>((resolve) => (this.wake = resolve));
          this.subscription.drained();
          await woken;
        }
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      this.subscription.close();
    }
  }
}

/** The messages of a stream: one outcome for each version; if the stream is refused, only the refusal. */
export async function* watch(push: PushHub, invocation: Invocation, signal?: AbortSignal): AsyncGenerator<Outcome> {
  let queue: AnswerQueue | undefined;
  const refused = await push.open(invocation, (subscription) => (queue = new AnswerQueue(subscription)));
  if (refused) yield refused;
  else if (queue) for await (const answers of queue.read(signal)) yield { answers, fault: undefined };
}
