import { Injectable } from '@nestjs/common';
import { othello } from '../generated/othello.js';
import type { Answer, Answers } from './answer.ts';
import { WireSchema } from './codec.ts';
import { declaredFailures, Failure, type FailureKind, FAILURES } from './failures.ts';

const { V_1, V_2 } = othello.ProtocolVersion;

/** What each protocol version's callers can read. */
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

  /** the registry has made sure that every kind has a code */
  codeOf(kind: FailureKind): number {
    return this.schema.resultCodes.get(kind.code) ?? othello.ResultCode.ErrorSystem;
  }

  /** The answers of a call that failed; a server error's Response when it has no `field` of its own. */
  refuse({ kind, message, followUps }: Failure, field = 'internalServerErrorRsp'): Answers {
    return [{ field, code: this.codeOf(kind), message, body: {} }, ...followUps];
  }

  /**
   * A V_1 caller's parser drops a code that it doesn't know and reads Success: it gets the nearest that it knows. So does
   * a caller of whom no version is known.
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
