import { messageOf } from '../error-stack.ts';
import { type othello } from '../generated/othello.js';
import type { Answer } from './answer.ts';

type ResultCodeName = keyof typeof othello.ResultCode;

/** A kind of failure, with its code on each transport. */
export interface FailureKind {
  readonly name: string;
  /** its ResultCode in proto/othello.proto */
  readonly code: string;
  /** the code for a V_1 caller, whose parser reads unknown codes as Success */
  readonly v1: ResultCodeName;
  /** 200: a rule refused the call, which is an answer like any other. Others are faults: nothing was done. */
  readonly http: number;
  /** numeric gRPC status; 0 (OK) goes with 200 */
  readonly grpc: number;
}

/** the message of Overloaded */
export const BUSY = 'this server is busy: send the call again as it is';

/** ms after which a full node answers a refused call: many clients send again at once, whatever the answer says */
export const REFUSED_AFTER_MS = 1000;

/** seconds after which a call that a busy or stopping server refused may be sent again */
export const RETRY_AFTER_S = 1;

/** Whether an answer with that HTTP status tells its caller to wait before the next attempt. */
export const isToWait = (http: number): boolean => http === 429 || http === 503;

/**
 * ms after which a refused call may be sent again; undefined: its fault says nothing of a wait.
 * @param answers of the refusal
 */
export function retryAfterMsOf(fault: FailureKind | undefined, answers: readonly Answer[]): number | undefined {
  if (!fault || !isToWait(fault.http)) return undefined;
  return Math.ceil(answers[0]?.retryAfterMs ?? RETRY_AFTER_S * 1000);
}

/** For Retry-After, which counts whole seconds. */
export const wholeSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

const declared = new Map<string, FailureKind>();

/**
 * Declares a failure of a rule. ResultCode in the IDL must have `Error<name>`, or the boot stops.
 * @param v1 the code that a V_1 caller gets instead
 * @throws Error when the name is declared already
 */
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

/** All kinds of failure: first those of rules, then faults with their HTTP and gRPC status. */
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
  UserSuspended: failureKind('UserSuspended'),

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

/** characters of a message, so that it fits a line of a log or terminal */
const LONGEST_MESSAGE = 200;

/**
 * Characters that are not allowed in a message: line ends, control and format characters, halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** Keeps a message one short line, whatever text of a client or a library it quotes. */
const oneLine = (text: string, most: number): string =>
  (text.length > most ? `${text.slice(0, most - 1)}…` : text).replace(UNPRINTABLE, ' ');

/** The message of a library's error, shortened to be quoted in ours. */
export const reasonOf = (error: unknown): string => oneLine(messageOf(error), LONGEST_MESSAGE / 2);

interface FailureOptions extends ErrorOptions {
  /** further answers after the refusal, so that the client sees the current state */
  followUps?: readonly Answer[];
  /** of a fault: ms after which the call may be sent again; by default RETRY_AFTER_S where there is to wait at all */
  retryAfterMs?: number;
}

/** A refusal by a rule, or a fault. `message` is one line for a person: what happened and what to do. */
export class Failure extends Error {
  readonly followUps: readonly Answer[];
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly kind: FailureKind,
    message: string,
    { followUps = [], retryAfterMs, ...options }: FailureOptions = {},
  ) {
    super(oneLine(message, LONGEST_MESSAGE), options);
    this.followUps = followUps;
    this.retryAfterMs = retryAfterMs;
  }

  get isFault(): boolean {
    return this.kind.http !== 200;
  }
}

/** All declared kinds of failure, a team's included. */
export const declaredFailures = (): readonly FailureKind[] => [...declared.values()];
