import type { PushHub, Sink, Subscription } from '../../push/index.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';
import type { HttpExchange } from './http-transport.ts';

/**
 * Opens a stream as the answer of an exchange. A refusal that is no fault is streamed too, and nothing after it.
 * @param begin begins the answer; without a subscription: for a refusal
 * @returns a fault, which the caller has to answer; undefined: the answer has begun
 */
export async function answerWithStream(
  push: PushHub,
  { invocation, exchange }: { invocation: Invocation; exchange: HttpExchange },
  begin: (subscription?: Subscription) => Sink,
): Promise<Outcome | undefined> {
  const refused = await push.open(invocation, begin);
  if (refused?.fault) return refused;
  if (refused && !exchange.isGone) {
    const sink = begin();
    sink.write(refused.answers);
    sink.end();
  }
  return undefined;
}
