import { declaredFailures, type FailureKind, FAILURES } from '../rpc/failures.ts';
import type { WireSchema } from '../rpc/codec.ts';
import type { Opened, Outcome } from '../rpc/invocation.ts';

const SUCCESS = 'Success';

/** What a call ended with: a fault, or the number of a ResultCode. */
export type Ending = FailureKind | number;

export const endingOf = (outcome: Outcome | Opened): Ending =>
  'answers' in outcome ? (outcome.fault ?? outcome.answers[0]?.code ?? 0) : 0;

/** Names of endings as metrics and logs have them: those of the kinds of failure, or Success. */
export class CodeNames {
  private names: Map<number, string> | undefined;

  constructor(private readonly schema: WireSchema) {}

  of(ending: Ending): string {
    if (typeof ending !== 'number') return ending.name;
    // made when it is first asked for, since a team's modules declare failures of their own
    this.names ??= new Map(
      declaredFailures()
        .filter(({ http, name }) => http === 200 || name === FAILURES.System.name)
        .map(({ name, code }) => [this.schema.resultCodes.get(code) ?? NaN, name]),
    );
    return ending === 0 ? SUCCESS : (this.names.get(ending) ?? `code ${ending}`);
  }
}
