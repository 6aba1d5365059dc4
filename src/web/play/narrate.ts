import { type Side, squareName } from '@othello-rpc/kernel';
import type { Messages } from '../language/english.ts';
import type { Step } from './game-line.ts';

/** Names the side that moves; `self` is the listener's side, if they play. */
export interface Voices {
  text: Messages;
  names: Record<Side, string>;
  self: Side | undefined;
}

/** One ply as a sentence. */
export function narrate({ mover, square, flipped }: Step, { text, names, self }: Voices): string {
  if (square === undefined) return mover === self ? text.youPass : text.passed(names[mover]);
  if (mover === self) return text.youPlayed(squareName(square), flipped.size);
  return text.played(names[mover], squareName(square), flipped.size);
}
