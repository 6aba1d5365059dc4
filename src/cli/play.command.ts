import { randomBytes } from 'node:crypto';
import { Command, Option } from 'commander';
import { HIGHEST_LEVEL } from '../bots/index.ts';
import { findRoom, OthelloClient, OutcomeUnknown } from '@othello-rpc/client';
import { Game } from './game.ts';
import { wholeNumber } from './number.ts';
import { connect, type ServerAddress, withServerAddress } from './server-address.ts';
import { Seat, type Wish } from './seat.ts';
import { Terminal } from './terminal.ts';

interface PlayOptions extends ServerAddress, Wish {
  device?: string;
  name?: string;
}

const POLL_MS = [100, 1000] as const;

/** `othello play`: a game at the terminal, or from a script's lines. */
export function playCommand(): Command {
  return withServerAddress(new Command('play'))
    .description('plays a game at the terminal: squares as d3, or resign')
    .addOption(
      new Option('--against <whom>', 'a bot of this program, or who comes').choices(['bot', 'anyone']).default('bot'),
    )
    .option('--level <n>', 'of the bot', wholeNumber(1, HIGHEST_LEVEL), 3)
    .addOption(
      new Option('--color <side>', 'against a bot: black moves first').choices(['black', 'white']).default('black'),
    )
    .option('--name <name>', 'of a new player (a made-up one)')
    .option('--device <token>', 'a secret: with the same one you are the same player (made up)')
    .action(play);
}

async function play(options: PlayOptions): Promise<void> {
  const { device = randomBytes(16).toString('hex'), name = `guest-${randomBytes(4).toString('hex')}` } = options;
  const terminal = new Terminal(process.stdin, process.stdout);
  const client = new OthelloClient({ transport: connect(options), pollMs: POLL_MS });
  const seat = new Seat(client, options);
  terminal.onInterrupt(() => void seat.leave().finally(() => process.exit(130)));
  try {
    const login = await client.loginOrRegister({ platformToken: device, name });
    const roomId = findRoom(login)?.roomId ?? (await seat.sit(() => connect(options)));
    await Promise.all([new Game(client, login.user?.id ?? '', terminal).play(roomId), seat.botPlays]);
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) throw error;
    throw new OutcomeUnknown(`${error.message} (a game that was on is taken up again with --device ${device})`, {
      cause: error,
    });
  } finally {
    terminal.close();
    await seat.close();
    client.close();
  }
}
