#!/usr/bin/env node
import { Command } from 'commander';
import { botsCommand } from './bots.command.ts';
import { callCommand } from './call.command.ts';
import { playCommand } from './play.command.ts';

const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ');

const program = new Command('othello')
  .description('Calls, bots and games for an Othello server')
  .configureOutput({ outputError: (text, write) => write(`othello: ${oneLine(text.replace(/^error: /, ''))}\n`) });
for (const command of [botsCommand(), callCommand(), playCommand()])
  program.addCommand(command.copyInheritedSettings(program));

try {
  await program.parseAsync();
} catch (error) {
  console.error(`othello: ${oneLine(error instanceof Error ? error.message : String(error))}`);
  process.exitCode = 1;
}
