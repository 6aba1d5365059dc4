import type { PushHub, Sink, Subscription } from '../../push/index.ts';
import type { Answer } from '../../rpc/answer.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';

/** A reader without a wire: it holds one version's answers until they are asked for. */
class Shelf implements Sink {
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

/** The messages of a stream, an Outcome a version; a refused stream has the refusal alone. */
export async function* watch(push: PushHub, invocation: Invocation, signal?: AbortSignal): AsyncGenerator<Outcome> {
  let shelf: Shelf | undefined;
  const refused = await push.open(invocation, (subscription) => (shelf = new Shelf(subscription)));
  if (refused) yield refused;
  else if (shelf) for await (const answers of shelf.read(signal)) yield { answers, fault: undefined };
}
