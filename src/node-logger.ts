import { ConsoleLogger } from '@nestjs/common';
import type { Config } from './config.ts';
import { takesLine } from './log-output.ts';

const LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;
const CONFIG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'];

/** Nest's logger at LOG_LEVEL; lines that can't be written are dropped (log-output.ts). */
export class NodeLogger extends ConsoleLogger {
  constructor({ logLevel }: Config) {
    super({ logLevels: LEVELS.slice(0, CONFIG_LEVELS.indexOf(logLevel) + 1) });
  }

  protected override printMessages(...line: Parameters<ConsoleLogger['printMessages']>): void {
    if (takesLine(line[3] ?? 'stdout')) super.printMessages(...line);
  }
}
