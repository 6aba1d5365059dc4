import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { Command, Option } from 'commander';
import {
  greedy,
  HIGHEST_LEVEL,
  type PlayedGame,
  playMatch,
  playStrangers,
  random,
  type Strategy,
  Thinker,
} from '../bots/index.ts';
import { UsageError } from './exit-codes.ts';
import { wholeNumber } from './number.ts';
import { connect, type ServerAddress, withServerAddress } from './server-address.ts';
import { Progress } from './progress.ts';

interface BotsOptions extends ServerAddress {
  count: number;
  strategy: 'random' | 'greedy' | 'alpha-beta';
  level: number;
  against: 'themselves' | 'anyone';
  games: number;
  seed?: string;
  moves: boolean;
  json: boolean;
}

/** `othello bots`: programs that play, each other move by move alike for one seed, or whom they meet. */
export function botsCommand(): Command {
  return withServerAddress(new Command('bots'))
    .description('lets bots play')
    .option('--count <n>', 'bots', wholeNumber(1, 1000), 5)
    .addOption(
      new Option('--strategy <name>', 'how they play').choices(['random', 'greedy', 'alpha-beta']).default('random'),
    )
    .option('--level <n>', 'of alpha-beta', wholeNumber(1, HIGHEST_LEVEL), 4)
    .addOption(
      new Option('--against <whom>', 'each other in rooms of their own, or whom they meet')
        .choices(['themselves', 'anyone'])
        .default('themselves'),
    )
    .option('--games <n>', "in all; against anyone each bot's, 0 = for ever", wholeNumber(0), 10)
    .option('--seed <text>', 'the same seed, the same games (made up)')
    .option('--moves', 'prints the moves of each game', false)
    .option('--json', 'prints a line of JSON a game: players, moves, discs, winner', false)
    .action(bots);
}

async function bots(options: BotsOptions): Promise<void> {
  const { count, games, against, seed = randomBytes(4).toString('hex') } = options;
  const isMatch = against === 'themselves';
  if (isMatch && count < 2) throw new UsageError('one bot alone has no other: give --count 2 or more');
  if (isMatch && games === 0) throw new UsageError('a match has an end: give --games 1 or more');
  const progress = new Progress(process.stderr, isMatch ? ` of ${games}` : '');
  const thinker = new Thinker();
  const stop = new AbortController();
  setMaxListeners(0, stop.signal); // each bot listens
  process.once('SIGINT', () => stop.abort());
  const onGame = (game: PlayedGame) => {
    progress.tell(game);
    if (!isMatch) print(game, options);
  };
  const plan = { count, games, seed, strategy: strategyOf(options, thinker), onGame, signal: stop.signal };
  try {
    const played = isMatch ? await playMatch(plan, () => connect(options)) : [];
    if (!isMatch) await playStrangers(plan, () => connect(options));
    progress.end();
    for (const game of played) print(game, options); // in order, whichever ended first
    const summary = `${progress.summary()} (seed ${seed})`;
    if (options.json) console.error(summary);
    else console.log(summary);
  } finally {
    await thinker.close();
  }
  if (stop.signal.aborted) process.exitCode = 130;
}

function print(game: PlayedGame, { moves, json }: Pick<BotsOptions, 'moves' | 'json'>): void {
  if (json) console.log(JSON.stringify({ ...game, winner: game.winner ?? null }));
  else if (moves) console.log(`${game.number}: ${game.moves}`);
}

function strategyOf({ strategy, level }: BotsOptions, thinker: Thinker): Strategy {
  return { random, greedy, 'alpha-beta': thinker.alphaBeta(level) }[strategy];
}
