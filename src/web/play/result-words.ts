import type { Room, RspGameOver } from '@othello-rpc/client';
import type { Messages } from '../language/english.ts';
import type { Step } from './game-line.ts';

/** Who won, to the player who asks. */
export function resultTitle({ winner, user }: RspGameOver, text: Messages): string {
  if (!winner || winner === '0') return text.draw;
  return winner === user?.id ? text.youWon : text.youLost;
}

/** How it ended, where the discs don't tell. */
export function endingWords(room: Room | undefined, steps: readonly Step[], text: Messages): string | undefined {
  if (room?.status === 'TIMEOUT') return text.byTimeout;
  return steps.at(-1)?.after.toMove !== undefined || steps.length === 0 ? text.byResignation : undefined;
}
