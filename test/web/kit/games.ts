import { parseMoves, play, squareName, startPosition } from '@othello-rpc/kernel';
import type { Browsers } from './browser.ts';
import type { Tab } from './tab.ts';

/** A whole game of 37 discs: black has to pass before white's last, and nobody has a move after it. White wins, 39–2. */
export const WITH_PASSES = 'd3c3b3b2b1c5f6d2b5a1d1c1b4g7f5b6a5e3e1f1b7b8f2g1f3f4g3h3g5h5c4g4c7d7d8d6--a7----';

/** Six moves: black wins everything, 13–0. */
export const WIPE_OUT = 'd3c3b3d2e1d6d7e3f4';

export interface Players {
  /** joined, so plays black */
  black: Tab;
  white: Tab;
}

/** Two people, each on a device of their own, in one game through the lobby. */
export async function seated(browsers: Browsers, url: string): Promise<Players> {
  const white = await (await browsers.person(url)).enter();
  await white.button('Find an opponent').click();
  await white.sees('Waiting for an opponent');
  const black = await (await browsers.person(url)).enter();
  await black.button('Find an opponent').click();
  await Promise.all([black.hasTurn(), white.reads(/is thinking$/)]);
  return { black, white };
}

/**
 * Plays a line of squares and passes, each move by whose turn it is.
 * @param each called after every move with its number, from 1
 */
export async function playLine(
  { black, white }: Players,
  line: string,
  each: (number: number) => Promise<unknown> = async () => undefined,
): Promise<void> {
  let position = startPosition;
  let number = 0;
  for (const ply of parseMoves(line)) {
    const played = play(position, ply);
    if (!played) continue; // a pass: the server's affair
    const mover = position.toMove === 'black' ? black : white;
    await mover.play(squareName(ply));
    position = played.position;
    await each(++number);
  }
}
