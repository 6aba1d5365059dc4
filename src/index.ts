/**
 * The server as a package: what a team imports to start it, to add procedures, tables and rules of its own.
 * @module
 */
export { boot, type RunningNode, type TeamParts } from './boot.ts';
export { Config } from './config.ts';
export { examine, type Finding } from './doctor.ts';
export { othello } from './generated/othello.js';
export { type OpenDatabase, openDatabase } from './open-database.ts';
export {
  buildIndex,
  type ChangeEvent,
  ChangeEvents,
  DatabaseUrls,
  type Migration,
  PostgresAddress,
  Transaction,
  Transactions,
} from './persistence/index.ts';
export {
  type EventBodies,
  EventDeliveries,
  EventHandler,
  type EventName,
  EventTimes,
  type GameEvent,
} from './events/index.ts';
export { type PlayerName, PlayerNamePolicy, Players, type PlayerStats, UnicodeNames } from './auth/index.ts';
export { BotStrategy, LevelSearch } from './bots/index.ts';
export {
  Glicko2,
  Matchmaking,
  type PlayerRating,
  type RatedGame,
  Rating,
  RatingWindows,
  type Room,
  Rooms,
  type RoomWithPlayers,
  type Seeker,
  SweepService,
  type WaitingPlayer,
} from './game/index.ts';
export {
  type Inconsistency,
  type Verified,
  verify,
  type VerifyOptions,
  type VerifyProgress,
} from './operations/verify/verify.ts';
export { PushHub } from './push/index.ts';
export { answer, type Answer, type Answers, type Decision, type ResponseFields } from './rpc/answer.ts';
export type { Bound, Bounds } from './rpc/bounds.ts';
export { Call, OptimisticCall, PublicWriteCall, ReadCall, WriteCall } from './rpc/call.ts';
export { type MessageCodec, ownSchema, readIdl, teamSchema, WireSchema } from './rpc/codec.ts';
export { Failure, failureKind, type FailureKind, FAILURES } from './rpc/failures.ts';
export type { OptimisticRows } from './rpc/optimistic-rows.ts';
export type { StreamStart, StreamSource, StreamState } from './rpc/stream-source.ts';
export { tablesOf } from './rpc/idl/tables.ts';
export { thriftModelOf, type ThriftField, type ThriftStruct, type ThriftType } from './rpc/idl/thrift-model.ts';
export { thriftOf } from './rpc/idl/thrift-text.ts';
export { clientOf, typescriptOf } from './rpc/idl/typescript.ts';
export { Procedure, procedureOf, type ProcedureOptions, type ProcedureTypes } from './rpc/procedure.ts';
export { ProcedureRegistry } from './rpc/registry.ts';
export { serve } from './serve.ts';
export { type Id, idOf, isStorableId, wireId, wireTime } from './rpc/wire-id.ts';
export { InProcessServer } from './transports/in-process/in-process.server.ts';
export { type ThriftAnswer, ThriftMessages } from './transports/thrift/thrift-messages.ts';
