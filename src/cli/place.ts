import { type Command, Option } from 'commander';
import { envelope, grpc, type Transport } from '../client/index.ts';

/** Where a server is, and which of its doors to take. */
export interface Place {
  transport: 'envelope' | 'grpc';
  url: string;
  address: string;
}

/** Adds the options that say it. */
export function withPlace(command: Command): Command {
  return command
    .addOption(new Option('--transport <door>', 'door to take').choices(['envelope', 'grpc']).default('envelope'))
    .option('--url <url>', 'of the server, for the envelope', 'http://127.0.0.1:14500')
    .addOption(
      new Option('--address <host:port>', 'of the server, for gRPC')
        .default('127.0.0.1:14501')
        .implies({ transport: 'grpc' }),
    );
}

/** @throws CallImpossible when it is no such URL or address */
export function connect({ transport, url, address }: Place): Transport {
  return transport === 'grpc' ? grpc(address) : envelope(url);
}
