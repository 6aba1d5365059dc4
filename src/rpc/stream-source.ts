import type { Answer } from './answer.ts';
import type { Id } from './wire-id.ts';

/** Something watched, as it was read last. */
export interface StreamState {
  /** +1 with each change that subscribers are told */
  readonly version: number;
  /** no version comes after this one */
  readonly isOver: boolean;
  /** key of what took its place: who watched this watches that from then on */
  readonly movedTo?: string;
}

/** Things of one kind that can be watched, rooms say. What they tell is decided here, when and to whom in src/push. */
export interface StreamSource<State extends StreamState = StreamState> {
  /** under which Commits and the bus tell their changes: `room` of `room:12` */
  readonly kind: string;
  /** One query. What there is no more is left out. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, State>>;
  /** One query. @param versions by key @returns keys of those that are no longer at their version */
  findChanged(versions: ReadonlyMap<string, number>): Promise<readonly string[]>;
  /** As what the user looks at it: all of one view are told the same. */
  viewOf(state: State, userId: Id): string;
  /** Where it stands, for who has seen nothing of it. */
  snapshot(state: State, view: string): Answer[];
  /** One of its changes, for who has seen what was before: `version` is not above the state's own. */
  change(state: State, version: number, view: string): Answer[];
  /** What follows its last version. */
  ending(state: State, view: string): Answer[];
  /** The first version told to those who come from what it took the place of. */
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
  /** whole seconds between two heartbeats, 1 to 60; 15 unless told */
  readonly heartbeatSeconds?: number | undefined;
}
