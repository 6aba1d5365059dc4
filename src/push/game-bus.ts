import type { ChangeEvent } from '../persistence/index.ts';

/**
 * Carries wake-ups between nodes: "topic X is at version N", and nothing else. A wake-up may come late, twice, out of order
 * or never. A node that receives one reads the state from PostgreSQL.
 */
export abstract class GameBus {
  /** Sends to the other nodes that watch these topics. Never throws and never waits: while the bus is down, changes are dropped. */
  abstract publish(changes: readonly ChangeEvent[]): void;

  /**
   * @param listener must not throw; it may be called with this node's own changes too
   * @returns a function that unsubscribes
   */
  abstract subscribe(listener: (changes: readonly ChangeEvent[]) => void): () => void;
}
