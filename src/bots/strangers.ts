import { roomOf, type Transport } from '@othello-rpc/client';
import { type Bot, newBots } from './bot.ts';
import type { Plan } from './match.ts';
import { played } from './played-game.ts';
import { playRoom } from './play-room.ts';
import { seededRandom } from '@othello-rpc/kernel/random';

/**
 * Bots that play anyone, each other too, as the auto clients of 2017 did: each joins a waiting room or waits in one.
 * @param plan `games` is the number for each bot; 0: until the signal is aborted
 * @throws what a call of a bot rejects with
 */
export async function playStrangers(plan: Plan, connect: () => Transport): Promise<void> {
  const bots = await newBots(plan.count, connect);
  const ended = { count: 0 };
  try {
    await Promise.all(bots.map((bot, index) => playOn(plan, bot, { index, ended })));
  } finally {
    for (const { client } of bots) client.close();
  }
}

async function playOn(
  { games, strategy, seed, signal, onGame }: Plan,
  { client, userId, name }: Bot,
  { index, ended }: { index: number; ended: { count: number } },
): Promise<void> {
  for (let own = 1; games === 0 || own <= games;) {
    const { roomId } = roomOf(await client.randomJoin({ createIfNone: true }));
    const random = seededRandom(seed, index, own);
    const state = await playRoom(roomId, { client, userId, strategy, random, signal });
    if (!state) {
      await client.exitGameRoom({ roomId });
      return;
    }
    const { room, opponent } = state;
    if (room.user2 === undefined) continue; // nobody came
    own++;
    const other = opponent?.name ?? '?';
    const players = room.user1 === userId ? { white: name, black: other } : { white: other, black: name };
    onGame?.(played(++ended.count, state, players));
  }
}
