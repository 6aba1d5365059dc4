import { roomOf, type Transport } from '@othello-rpc/client';
import { type Bot, newBots } from './bot.ts';
import { played, type PlayedGame } from './played-game.ts';
import { playRoom } from './play-room.ts';
import { seededRandom } from '@othello-rpc/kernel/random';
import { rounds } from './rounds.ts';
import type { Strategy } from './strategy.ts';

/** A match between bots. */
export interface Plan {
  /** number of bots */
  count: number;
  /** number of games in all */
  games: number;
  strategy: Strategy;
  /** the same seed, plan and strategy give the same games move by move, unless the strategy has a time limit */
  seed: string;
  /** called with each game when it ends */
  onGame?: (game: PlayedGame) => void;
  signal?: AbortSignal;
}

/** One game of a match. */
interface Fixture {
  /** from 1 */
  number: number;
  white: Bot;
  black: Bot;
}

/**
 * Two or more bots play each other in private rooms, the games of one round at the same time.
 * @returns the games in order, those that ended before the signal was aborted
 * @throws what a call of a bot rejects with
 */
export async function playMatch(plan: Plan, connect: () => Transport): Promise<PlayedGame[]> {
  const bots = await newBots(plan.count, connect);
  const games: PlayedGame[] = [];
  let number = 0;
  try {
    for (const round of rounds(bots.length)) {
      const pairs = round.slice(0, plan.games - number);
      if (pairs.length === 0 || plan.signal?.aborted) break;
      const fixtures = pairs.flatMap(([one, other]) => {
        const [white, black] = [bots[one], bots[other]];
        return white && black ? [{ number: ++number, white, black }] : [];
      });
      games.push(...(await Promise.all(fixtures.map((fixture) => playFixture(plan, fixture)))).flat());
    }
    return games;
  } finally {
    for (const { client } of bots) client.close();
  }
}

async function playFixture(plan: Plan, { number, white, black }: Fixture): Promise<PlayedGame[]> {
  const { strategy, seed, signal, onGame } = plan;
  const { roomId, invite } = roomOf(await white.client.createGameRoom({ private: true }));
  await black.client.joinGameRoom({ invite });
  const seatOf = (bot: Bot, colour: string) => ({
    ...bot,
    strategy,
    signal,
    random: seededRandom(seed, number, colour),
  });
  const [state] = await Promise.all([
    playRoom(roomId, seatOf(white, 'white')),
    playRoom(roomId, seatOf(black, 'black')),
  ]);
  if (!state) {
    await white.client.exitGameRoom({ roomId });
    return [];
  }
  const game = played(number, state, { white: white.name, black: black.name });
  onGame?.(game);
  return [game];
}
