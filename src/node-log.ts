import type { LoggerService } from '@nestjs/common';

/** One call, as the log tells of it. */
export interface LoggedCall {
  /** undefined: the call could not be read, or names none that there is */
  procedure: string | undefined;
  transport: string | undefined;
  /** Success, or the kind of the failure */
  code: string;
  ms: number | undefined;
  userId: string | undefined;
  seqNo: number | undefined;
  requestId: string | undefined;
}

/** The log of this process, at LOG_LEVEL. Lines that can't be written are dropped and counted (log-output.ts). */
export interface NodeLog extends LoggerService {
  call(call: LoggedCall): void;
  /** Tells what the process does, by the words of the program or by fields, whichever this log's readers take. */
  announce(text: string, fields: Readonly<Record<string, unknown>>): void;
}
