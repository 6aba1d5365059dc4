import { CallRefused } from '@othello-rpc/client';
import { tell } from './announcer.ts';
import { words } from './language/language.ts';

/** A failure in words for the player. */
export function reasonOf(error: unknown): string {
  if (error instanceof CallRefused) return words().refusals[error.code] ?? error.reason;
  return error instanceof Error ? error.message : String(error);
}

/** Tells the player what went wrong, unless their session is over, which has a scene of its own. */
export function tellFailure(error: unknown): void {
  const isOver =
    error instanceof CallRefused && ['ErrorUserDuplicatedLogin', 'ErrorUserSuspended'].includes(error.code);
  if (!isOver) tell(reasonOf(error));
}

/** Does what a player asked for, and tells them when it can't be done. */
export const act = (deed: () => Promise<unknown>): Promise<unknown> => deed().catch(tellFailure);
