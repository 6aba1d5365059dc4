import { Injectable } from '@nestjs/common';
import { othello } from '../generated/othello.js';
import type { Answer, Answers } from './answer.ts';
import { WireSchema } from './codec.ts';
import { declaredFailures, Failure, type FailureKind, FAILURES } from './failures.ts';

const { V_1, V_2 } = othello.ProtocolVersion;

/** Checks callers' protocol versions and translates result codes for them. */
@Injectable()
export class VersionMap {
  private readonly v1Codes = new Map<number, number>();

  constructor(private readonly schema: WireSchema) {}

  /** @throws Failure InvalidProtocolVersion */
  check(version: number | undefined): number {
    if (version === V_1 || version === V_2) return version;
    throw new Failure(
      FAILURES.InvalidProtocolVersion,
      `protocolVersion ${version ?? 'is missing and'} is not spoken here: send ${V_1} or ${V_2}`,
    );
  }

  /** The result code of a kind; the registry has checked at boot that each has one. */
  codeOf(kind: FailureKind): number {
    return this.schema.resultCodes.get(kind.code) ?? othello.ResultCode.ErrorSystem;
  }

  /** The answers of a call that failed. @param field of the procedure's response; by default that of a server error */
  refuse({ kind, message, followUps, retryAfterMs }: Failure, field = 'internalServerErrorRsp'): Answers {
    const waits = retryAfterMs === undefined ? {} : { retryAfterMs: Math.ceil(retryAfterMs) };
    return [{ field, code: this.codeOf(kind), message, body: {}, ...waits }, ...followUps];
  }

  /**
   * Replaces codes that a V_1 caller does not know by the nearest that it knows, since its parser reads unknown codes
   * as Success. A caller whose version is unknown gets the same.
   */
  lower(answers: readonly Answer[], version: number | undefined): readonly Answer[] {
    if (version === V_2) return answers;
    return answers.map((answer) => (answer.code === 0 ? answer : { ...answer, code: this.v1CodeOf(answer.code) }));
  }

  private v1CodeOf(code: number): number {
    if (this.v1Codes.size === 0)
      for (const kind of declaredFailures()) this.v1Codes.set(this.codeOf(kind), othello.ResultCode[kind.v1]);
    return this.v1Codes.get(code) ?? othello.ResultCode.ErrorSystem;
  }
}
