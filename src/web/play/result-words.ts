import type { Room, RspGameOver } from '@othello-rpc/client';
import type { Messages } from '../language/english.ts';
import type { Step } from './game-line.ts';

/** Who won, as seen by the player of this page. */
export function resultTitle({ winner, user }: RspGameOver, text: Messages): string {
  if (!winner || winner === '0') return text.draw;
  return winner === user?.id ? text.youWon : text.youLost;
}

/** How the game ended, when the number of discs does not show it. */
export function endingWords(room: Room | undefined, steps: readonly Step[], text: Messages): string | undefined {
  if (room?.status === 'TIMEOUT') return text.byTimeout;
  return steps.at(-1)?.after.toMove !== undefined || steps.length === 0 ? text.byResignation : undefined;
}
