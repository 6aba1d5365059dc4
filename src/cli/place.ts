import { type Command, Option } from 'commander';
import { envelope, grpc, type Transport } from '@othello-rpc/client';

const DOORS = ['envelope', 'grpc', 'grpc-stream'] as const;

/** Where a server is, and which of its doors to take. */
export interface Place {
  transport: (typeof DOORS)[number];
  url: string;
  address: string;
}

/** Adds the options that say it. */
export function withPlace(command: Command): Command {
  return command
    .addOption(
      new Option('--transport <door>', 'door to take; grpc-stream: all calls over one stream')
        .choices(DOORS)
        .default('envelope'),
    )
    .option('--url <url>', 'of the server, for the envelope', 'http://127.0.0.1:14500')
    .addOption(
      new Option('--address <host:port>', 'of the server, for gRPC')
        .default('127.0.0.1:14501')
        .implies({ transport: 'grpc' }),
    );
}

/** @throws CallImpossible when it is no such URL or address */
export function connect({ transport, url, address }: Place): Transport {
  if (transport === 'envelope') return envelope(url);
  return grpc(address, { stream: transport === 'grpc-stream' });
}
