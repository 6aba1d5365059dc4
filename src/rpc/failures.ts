import { type othello } from '../generated/othello.js';
import type { Answer } from './answer.ts';

type ResultCodeName = keyof typeof othello.ResultCode;

/** One row of the table: what a failure is on every transport. */
export interface FailureKind {
  readonly name: string;
  /** its ResultCode in proto/othello.proto */
  readonly code: string;
  /** the code that a V_1 caller gets, whose parser reads codes it doesn't know as Success */
  readonly v1: ResultCodeName;
  /** 200: a rule said no, an answer like any other. Else a fault: nothing was kept, or the call was malformed. */
  readonly http: number;
  /** numeric gRPC status; 0 (OK) goes with 200 */
  readonly grpc: number;
}

/** of Overloaded: what a caller is told */
export const BUSY = 'this server is busy: send the call again as it is';

/** after which a full node refuses a call: many clients send again as soon as they are answered, whatever they are told */
export const REFUSED_AFTER_MS = 1000;

/** when a call that was answered with 429 or 503 may be sent again */
export const RETRY_AFTER_S = 1;

const declared = new Map<string, FailureKind>();

/** Declares a failure of a rule. Its code is `Error<name>` in ResultCode, or the boot stops. */
export function failureKind(name: string, v1: ResultCodeName = 'ErrorSystem'): FailureKind {
  return declare({ name, code: `Error${name}`, v1, http: 200, grpc: 0 });
}

function fault(name: string, [http, grpc]: [number, number], code: ResultCodeName = 'ErrorSystem'): FailureKind {
  return declare({ name, code, v1: 'ErrorSystem', http, grpc });
}

function declare(kind: FailureKind): FailureKind {
  if (declared.has(kind.name)) throw new Error(`failure ${kind.name} is declared twice: give one another name`);
  declared.set(kind.name, kind);
  return kind;
}

const sinceV1 = (name: string) => failureKind(name, `Error${name}` as ResultCodeName);

/** The total table. Rules first, then faults with their HTTP and gRPC status. */
export const FAILURES = {
  UserNotRegistered: sinceV1('UserNotRegistered'),
  UserNameAlreadyExists: sinceV1('UserNameAlreadyExists'),
  UserAlreadyExists: sinceV1('UserAlreadyExists'),
  UserInvalidName: sinceV1('UserInvalidName'),
  UserDuplicatedLogin: sinceV1('UserDuplicatedLogin'),
  UserInvalidToken: sinceV1('UserInvalidToken'),
  InvalidGameRoom: sinceV1('InvalidGameRoom'),
  InvalidProtocolVersion: sinceV1('InvalidProtocolVersion'),
  NotYourTurn: failureKind('NotYourTurn', 'ErrorInvalidGameRoom'),
  IllegalMove: failureKind('IllegalMove', 'ErrorInvalidGameRoom'),
  AlreadyInGameRoom: failureKind('AlreadyInGameRoom', 'ErrorInvalidGameRoom'),
  GameRoomFull: failureKind('GameRoomFull', 'ErrorInvalidGameRoom'),
  GameNotInPlay: failureKind('GameNotInPlay', 'ErrorInvalidGameRoom'),
  InvalidProcedure: failureKind('InvalidProcedure'),
  SeqNoConflict: failureKind('SeqNoConflict'),
  SeqNoStale: failureKind('SeqNoStale'),
  PlatformNotSupported: failureKind('PlatformNotSupported'),
  InvalidArgument: failureKind('InvalidArgument'),

  Malformed: fault('Malformed', [400, 3]),
  ForeignSite: fault('ForeignSite', [403, 7]),
  MethodNotAllowed: fault('MethodNotAllowed', [405, 12]),
  BodyStalled: fault('BodyStalled', [408, 4]),
  TwinInFlight: fault('TwinInFlight', [409, 10]),
  TooLarge: fault('TooLarge', [413, 8]),
  EncodingNotSupported: fault('EncodingNotSupported', [415, 12]),
  MediaTypeNotSupported: fault('MediaTypeNotSupported', [415, 12]),
  ExpectationFailed: fault('ExpectationFailed', [417, 3]),
  RateLimited: fault('RateLimited', [429, 8], 'ErrorRateLimited'),
  HeadersTooLarge: fault('HeadersTooLarge', [431, 8]),
  System: fault('System', [500, 13]),
  Unimplemented: fault('Unimplemented', [501, 12]),
  Unavailable: fault('Unavailable', [503, 14]),
  Overloaded: fault('Overloaded', [503, 14]),
  DeadlineExceeded: fault('DeadlineExceeded', [503, 4]),
} as const;

/** a line of a log or a terminal */
const LONGEST_MESSAGE = 200;

/** What no line of text may hold: ends of lines, control and format characters, halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** A message may quote what a client or a library said: whatever that is, it stays one short line. */
const oneLine = (text: string, most: number): string =>
  (text.length > most ? `${text.slice(0, most - 1)}…` : text).replace(UNPRINTABLE, ' ');

/** Why a library threw, to be quoted in a message. */
export const reasonOf = (error: unknown): string =>
  oneLine(error instanceof Error ? error.message : String(error), LONGEST_MESSAGE / 2);

interface FailureOptions extends ErrorOptions {
  /** Responses that go beside the failed one, so that the client sees where it stands */
  followUps?: readonly Answer[];
}

/** A rule's no, or a fault. `message` is one line for a person: what happened and what to do. */
export class Failure extends Error {
  readonly followUps: readonly Answer[];

  constructor(
    readonly kind: FailureKind,
    message: string,
    { followUps = [], ...options }: FailureOptions = {},
  ) {
    super(oneLine(message, LONGEST_MESSAGE), options);
    this.followUps = followUps;
  }

  get isFault(): boolean {
    return this.kind.http !== 200;
  }
}

/** Every declared failure, a team's included. */
export const declaredFailures = (): readonly FailureKind[] => [...declared.values()];
