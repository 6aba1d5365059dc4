import type { Answer } from './answer.ts';
import type { Id } from './wire-id.ts';

/** The state of a topic as it was read last. */
export interface StreamState {
  /** +1 with each change that subscribers are sent */
  readonly version: number;
  /** no version comes after this one */
  readonly isOver: boolean;
  /** key of the topic that took its place: subscribers of this one watch that one from then on */
  readonly movedTo?: string;
}

/** Topics of one kind, rooms say. It decides what subscribers are sent; src/push decides when, and to whom. */
export interface StreamSource<State extends StreamState = StreamState> {
  /** the first part of their names in change events: `room` of `room:12` */
  readonly kind: string;
  /** One query. A key without a state is left out. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, State>>;
  /** One query. @param versions by key @returns keys of those that are no longer at their version */
  findChanged(versions: ReadonlyMap<string, number>): Promise<readonly string[]>;
  /** Which view of the state the user has: subscribers with equal views are sent the same. */
  viewOf(state: State, userId: Id): string;
  /** The whole state, for a subscriber that has seen nothing of it. */
  snapshot(state: State, view: string): Answer[];
  /** One change, for a subscriber that has seen the version before it. @param version at most the state's own */
  change(state: State, version: number, view: string): Answer[];
  /** What follows the last version. */
  ending(state: State, view: string): Answer[];
  /** The first version sent to subscribers that were moved here from the topic whose place it took. */
  firstVersion(state: State): number;
}

/**
 * What the method of a procedure whose effect is a stream answers with. The procedure's own message, `Rsp<name>`, is its
 * heartbeat: give it `version` (uint32) and `resume` (bool).
 */
export interface StreamStart<State extends StreamState = StreamState> {
  readonly source: StreamSource<State>;
  readonly key: string;
  readonly state: State;
  /** the version that the subscriber has seen; undefined: none */
  readonly seenVersion: number | undefined;
  /** whole seconds between two heartbeats, 1 to 60; 15 by default */
  readonly heartbeatSeconds?: number | undefined;
}
