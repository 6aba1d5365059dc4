import { ConsoleLogger } from '@nestjs/common';
import type { Config } from './config.ts';
import { takesLine } from './log-output.ts';
import type { LoggedCall, NodeLog } from './node-log.ts';

const LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;
const CONFIG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'];

/** Lines for people. */
export class TextLog extends ConsoleLogger implements NodeLog {
  constructor({ logLevel }: Pick<Config, 'logLevel'>) {
    super({ logLevels: LEVELS.slice(0, CONFIG_LEVELS.indexOf(logLevel) + 1) });
  }

  call({ procedure = 'a call', transport, code, ms, userId, seqNo, requestId }: LoggedCall): void {
    const parts = [
      `${procedure}${transport === undefined ? '' : ` over ${transport}`}: ${code}`,
      ...(ms === undefined ? [] : [`${ms} ms`]),
      ...(userId === undefined ? [] : [`user ${userId}`]),
      ...(seqNo === undefined ? [] : [`seqNo ${seqNo}`]),
      ...(requestId === undefined ? [] : [`request ${requestId}`]),
    ];
    this.log(parts.join(', '), 'Calls');
  }

  announce(text: string): void {
    console.log(text);
  }

  protected override printMessages(...line: Parameters<ConsoleLogger['printMessages']>): void {
    if (takesLine(line[3] ?? 'stdout')) super.printMessages(...line);
  }
}

/** The log in the format of the settings. JSON's library is loaded only where it is used. */
export async function logOf(config: Pick<Config, 'logLevel' | 'logFormat'>): Promise<NodeLog> {
  if (config.logFormat === 'text') return new TextLog(config);
  const { JsonLog } = await import('./json-log.ts');
  return new JsonLog(config);
}
