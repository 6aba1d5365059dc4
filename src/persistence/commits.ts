import { Injectable } from '@nestjs/common';

/** Something that others may watch is at a new version. */
export interface Change {
  /** `room:12`, `session:7` */
  readonly topic: string;
  /** counts up within the topic; 0 where it has no versions */
  readonly version: number;
}

/** Tells what commits changed, once they are done: whoever is told may read it. */
@Injectable()
export class Commits {
  private readonly listeners = new Set<(changes: readonly Change[]) => void>();

  /** @param listener must not throw @returns a function that unsubscribes */
  onChange(listener: (changes: readonly Change[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(changes: readonly Change[]): void {
    if (changes.length > 0) for (const listener of this.listeners) listener(changes);
  }
}
