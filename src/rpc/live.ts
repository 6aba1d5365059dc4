import type { Answer } from './answer.ts';
import type { Id } from './wire-id.ts';

/** Something watched, as it was read last. */
export interface LiveState {
  /** +1 with each change that subscribers are told */
  readonly version: number;
  /** no version comes after this one */
  readonly isOver: boolean;
  /** key of what took its place: who watched this watches that from then on */
  readonly movedTo?: string;
}

/** Things of one kind that can be watched, rooms say. What they tell is decided here, when and to whom in src/push. */
export interface LiveSource<State extends LiveState = LiveState> {
  /** under which Commits and the bus tell their changes: `room` of `room:12` */
  readonly topic: string;
  /** One query. What there is no more is left out. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, State>>;
  /** One query. @param versions by key @returns keys of those that are no longer at their version */
  findChanged(versions: ReadonlyMap<string, number>): Promise<readonly string[]>;
  /** As what the user looks at it: all of one view are told the same. */
  viewOf(state: State, userId: Id): string;
  /** Where it stands, for who has seen nothing of it. */
  show(state: State, view: string): Answer[];
  /** One of its changes, for who has seen what was before: `version` is not above the state's own. */
  tell(state: State, version: number, view: string): Answer[];
  /** What follows its last version. */
  tellEnd(state: State, view: string): Answer[];
  /** The first version told to those who come from what it took the place of. */
  firstVersion(state: State): number;
}

/**
 * What the method of a procedure whose effect is a stream answers with. The procedure's own message, `Rsp<name>`, is its
 * heartbeat: give it `version` (uint32) and `resume` (bool).
 */
export interface Live<State extends LiveState = LiveState> {
  readonly source: LiveSource<State>;
  readonly key: string;
  readonly state: State;
  /** the version that the subscriber has seen; undefined: none */
  readonly seen: number | undefined;
  /** whole seconds between two heartbeats, 1 to 60; 15 unless told */
  readonly heartbeatSeconds?: number | undefined;
}
