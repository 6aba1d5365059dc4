import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { adminCommand } from './admin.command.ts';
import { benchCommand } from './bench.command.ts';
import { botsCommand } from './bots.command.ts';
import { callCommand } from './call.command.ts';
import { doctorCommand } from './doctor.command.ts';
import { exitCodeOf } from './exit-codes.ts';
import { genCommand } from './gen.command.ts';
import { playCommand } from './play.command.ts';
import { serveCommand } from './serve.command.ts';
import { verifyCommand } from './verify.command.ts';

const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ');

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const program = new Command('othello')
  .description('The Othello server, and calls, bots and games for it')
  .version(version)
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(`othello: ${oneLine(text.replace(/^error: /, ''))}\n`) })
  .addHelpText('after', '\nExit codes: 2 the command line is wrong, 3 a rule said no, 4 no server answered, 1 else');
for (const command of [
  serveCommand(),
  callCommand(),
  genCommand(),
  botsCommand(),
  playCommand(),
  doctorCommand(),
  adminCommand(),
  verifyCommand(),
  benchCommand(),
])
  program.addCommand(command.copyInheritedSettings(program));

try {
  await program.parseAsync();
} catch (error) {
  // commander has said its own errors
  if (!(error instanceof CommanderError))
    console.error(`othello: ${oneLine(error instanceof Error ? error.message : String(error))}`);
  process.exitCode = exitCodeOf(error);
}
