import type { Answer } from '../rpc/answer.ts';

/** Where a subscriber is told: a transport's stream. */
export interface Sink {
  /**
   * What one version has to say.
   * @param answers the same object for all who are told the same: encode it once
   * @returns false when the reader is behind: it is told no more until the transport says `drained`
   */
  write(answers: readonly Answer[]): boolean;
  /** Nothing comes after what was written. */
  end(): void;
  /** At once: what the reader hasn't taken is lost. */
  cut(): void;
}

/** A subscriber as its transport sees it. */
export interface Subscription {
  /** the last version that it was sent; undefined: none yet */
  readonly lastSentVersion: number | undefined;
  /** the reader is behind: to be told nothing until `drained` */
  blocked(): void;
  /** the reader took what it was behind with */
  drained(): void;
  /** the reader is gone */
  close(): void;
}
