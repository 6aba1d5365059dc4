import { type FailureKind, FAILURES } from './failures.ts';

/** The size that a text, bytes, a list or a map of a request may have. */
export interface Bound {
  /** UTF-16 code units of a text, bytes, items of a list, entries of a map */
  readonly most: number;
  readonly least?: number;
  /** the failure when it is exceeded; by default InvalidArgument */
  readonly refusal?: FailureKind;
}

/** By the message's name, then by the field's, both as the IDL has them. */
export type Bounds = Readonly<Record<string, Readonly<Record<string, Bound>>>>;

const PLATFORM_TOKEN: Bound = { most: 4096 }; // a platform's signed token takes kilobytes
const CURSOR: Bound = { most: 256 };

/**
 * The bounds of every text, bytes and list of our requests: the one place that declares them. docs/protocol.md shows
 * this table. A number is bounded by its type, and by the procedure's own rule.
 */
export const BOUNDS = {
  /** the envelope; gRPC's `authorization` carries the same token */
  Request: { token: { most: 256, refusal: FAILURES.UserInvalidToken } },
  ReqLogin: { platform_token: PLATFORM_TOKEN, attempt: { least: 16, most: 64 } },
  // 16 characters of a name come from at most 64: no valid character takes more than four to write
  ReqRegister: { platform_token: PLATFORM_TOKEN, name: { most: 64, refusal: FAILURES.UserInvalidName } },
  ReqJoinGameRoom: { invite: { most: 64, refusal: FAILURES.InvalidGameRoom } },
  ReqListGameRooms: { cursor: CURSOR },
  ReqGetLeaderboard: { cursor: CURSOR },
  ReqListGames: { cursor: CURSOR },
} as const satisfies Bounds;

/** Of a field that no table names: a team's. */
export const USUAL_BOUNDS = {
  text: { most: 4096 },
  bytes: { most: 4096 },
  list: { most: 1024 },
} as const satisfies Record<string, Bound>;
