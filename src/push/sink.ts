import type { Answer } from '../rpc/answer.ts';

/** Where a subscriber's messages go: a transport's stream. */
export interface Sink {
  /**
   * Writes the messages of one version.
   * @param answers the same object for all subscribers that get the same messages: encode it once
   * @returns false when the reader is behind: nothing more is written until the transport calls `drained`
   */
  write(answers: readonly Answer[]): boolean;
  /** Nothing comes after what was written. */
  end(): void;
  /** Ends at once: what the reader has not taken is lost. */
  cut(): void;
}

/** A subscriber as its transport sees it: transports know nothing else of the push. */
export interface Subscription {
  /** the last version that it was sent; undefined: none yet */
  readonly lastSentVersion: number | undefined;
  /** the reader is behind: nothing is written until `drained` */
  blocked(): void;
  /** the reader has caught up */
  drained(): void;
  /** the reader is gone */
  close(): void;
}
