import type { Answer } from './answer.ts';
import type { Id } from './wire-id.ts';

/** The state of a topic at one version. */
export interface StreamState {
  /** +1 with each change that subscribers are sent */
  readonly version: number;
  /** whether this is the last version */
  readonly isOver: boolean;
  /** key of the topic that replaces this one: its subscribers are moved there */
  readonly movedTo?: string;
}

/** Topics of one kind, rooms say. A source makes the messages that subscribers are sent; src/push sends them. */
export interface StreamSource<State extends StreamState = StreamState> {
  /** the first part of a topic's name: `room` in `room:12` */
  readonly kind: string;
  /** Reads states, by key, in one query. A key without a state is left out. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, State>>;
  /**
   * Finds changed topics in one query.
   * @param versions by key
   * @returns keys of topics that are at another version now
   */
  findChanged(versions: ReadonlyMap<string, number>): Promise<readonly string[]>;
  /** The user's view of the state: subscribers with equal views are sent the same messages. */
  viewOf(state: State, userId: Id): string;
  /** Messages with the whole state, for a subscriber that has seen no version. */
  snapshot(state: State, view: string): Answer[];
  /**
   * Messages of one version, for a subscriber that has seen the version before.
   * @param version at most the state's own
   */
  change(state: State, version: number, view: string): Answer[];
  /** Messages after the last version. */
  ending(state: State, view: string): Answer[];
  /** The first version to send to subscribers that were moved here from another topic. */
  firstVersion(state: State): number;
}

/**
 * What the handler of a streaming procedure resolves with. The procedure's own message, `Rsp<name>`, is the stream's
 * heartbeat: declare `version` (uint32) and `resume` (bool) in it.
 */
export interface StreamStart<State extends StreamState = StreamState> {
  readonly source: StreamSource<State>;
  readonly key: string;
  readonly state: State;
  /** the last version that the subscriber has seen; undefined: none */
  readonly seenVersion: number | undefined;
  /** whole seconds between two heartbeats, 1 to 60; 15 by default */
  readonly heartbeatSeconds?: number | undefined;
}
