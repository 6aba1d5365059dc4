import type { ChangeEvent } from '../persistence/index.ts';

/**
 * Carries wake-ups between nodes: "topic X is at version N", and nothing else. PostgreSQL is the truth: a wake-up may
 * come late, twice, out of order or never, and whoever hears one reads.
 */
export abstract class GameBus {
  /** Tells the other nodes. Never throws and never waits: what a bus that is down can't carry is lost. */
  abstract publish(changes: readonly ChangeEvent[]): void;

  /**
   * @param listener must not throw; it may hear this node's own changes too
   * @returns a function that unsubscribes
   */
  abstract subscribe(listener: (changes: readonly ChangeEvent[]) => void): () => void;
}
