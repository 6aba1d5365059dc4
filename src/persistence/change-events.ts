import { Injectable } from '@nestjs/common';
import { WatchedShards } from './watched-shards.ts';

/** A topic is at a new version. */
export interface ChangeEvent {
  /** `room:12`, `session:7` */
  readonly topic: string;
  /** counts up within the topic; 0: the topic has no versions */
  readonly version: number;
}

type Listener = (changes: readonly ChangeEvent[]) => void;

/** Publishes change events after the commit, so that listeners can read the change. */
@Injectable()
export class ChangeEvents {
  /** says which topics' wake-ups this node wants to be sent */
  readonly watched = new WatchedShards();
  private readonly listeners = new Set<Listener>();
  private readonly wakeUpListeners = new Set<Listener>();

  /**
   * Subscribes to this node's own change events.
   * @param listener must not throw
   * @returns a function that unsubscribes
   */
  subscribe(listener: Listener): () => void {
    return added(this.listeners, listener);
  }

  publish(changes: readonly ChangeEvent[]): void {
    if (changes.length > 0) for (const listener of this.listeners) listener(changes);
  }

  /**
   * Subscribes to other nodes' change events of what is `watched`, which may come late, twice, out of order or never.
   * Events of other topics may come too.
   * @param listener must not throw @returns a function that unsubscribes
   */
  subscribeToWakeUps(listener: Listener): () => void {
    return added(this.wakeUpListeners, listener);
  }

  publishWakeUps(changes: readonly ChangeEvent[]): void {
    for (const listener of this.wakeUpListeners) listener(changes);
  }
}

function added(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
