import { playMatch } from '../../src/bots/match.ts';
import { random } from '../../src/bots/strategy.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { LINES, playLast, playLine, seatTwo } from '../kit/game.ts';
import { startNode } from '../kit/node.ts';
import { newPlayer, roomOf } from '../kit/player.ts';
import { openRows } from '../kit/rows.ts';
import { inProcessTransport } from '../kit/transports.ts';
import { WAYS } from '../client/ways.ts';

/** A database and its rooms by how they stand. */
export interface Played {
  database: FreshDatabase;
  rooms: Record<string, string>;
}

export const BOT_GAMES = 4;

/** A database on which games of every kind were played, and which nobody uses any more. */
export async function playEveryKind(): Promise<Played> {
  const played = await freshDatabase();
  const node = await startNode({ databaseUrl: played.url });
  const rows = openRows(played.url);
  const transport = inProcessTransport(node);
  const table = async (isPrivate = false, isCasual = false) => {
    const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
    if (!isPrivate) return seatTwo(white, black);
    const { roomId, invite } = roomOf(await white.create({ private: true, casual: isCasual }));
    await black.accept(invite);
    return { roomId, white, black };
  };
  const [won, live] = [await table(true), await table(true)];
  const timed = await seatTwo(await newPlayer(transport), await newPlayer(transport), {
    gameSeconds: 60,
    turnSeconds: 50,
  });
  const [drawn, resigned, late] = [await table(), await table(), await table()];
  const casual = await table(true, true);
  const bot = await newPlayer(transport);
  await rows.query('UPDATE users SET is_bot = true WHERE id = $1', [bot.id]);
  const withBot = await seatTwo(bot, await newPlayer(transport));
  await withBot.white.exit(withBot.roomId);
  await playLine(won, LINES.blackWins);
  await playLast(rows, drawn, LINES.draw);
  await resigned.white.exit(resigned.roomId);
  await casual.white.exit(casual.roomId);
  await playLine(late, 'd3');
  await rows.query('UPDATE rooms SET deadline = now() WHERE id = $1', [late.roomId]);
  await late.black.sync(late.roomId);
  await playLine(live, 'd3c3');
  await playLine(timed, 'd3c3b3');
  await (await newPlayer(transport)).create();
  const [, open] = WAYS.at(-1)!;
  await playMatch({ count: 4, games: BOT_GAMES, strategy: random, seed: 'verify' }, () => open(node));
  await rows.close();
  await node.close();
  const games = Object.entries({ won, drawn, resigned, late, live, casual, withBot, timed });
  return { database: played, rooms: Object.fromEntries(games.map(([name, { roomId }]) => [name, roomId])) };
}
