import { CallImpossible, CallRefused, OutcomeUnknown } from '@othello-rpc/client';
import { CommanderError } from 'commander';

/** How the command ends, for scripts. */
export const EXIT_CODES = {
  /** something else went wrong */
  failed: 1,
  /** the command line is wrong: nothing was called */
  usage: 2,
  /** a rule said no */
  refused: 3,
  /** no server answered, or what answered is none */
  unreachable: 4,
} as const;

/** The command line asks for what there is not. The message is one line that says what to write instead. */
export class UsageError extends Error {}

/** What was to be checked could not be read: it may be right or wrong. The message is one line. */
export class NotChecked extends Error {}

/** @returns the exit code that goes with what a command threw */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_CODES.usage;
  if (error instanceof UsageError) return EXIT_CODES.usage;
  if (error instanceof CallRefused) return EXIT_CODES.refused;
  if (error instanceof OutcomeUnknown || error instanceof CallImpossible || error instanceof NotChecked)
    return EXIT_CODES.unreachable;
  return EXIT_CODES.failed;
}
