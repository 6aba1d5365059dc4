import { type Command, Option } from 'commander';
import { CallImpossible, connect as connectRpc, envelope, type Transport, websocket } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import { WebSocket } from 'ws';
import { UsageError } from './exit-codes.ts';

const TRANSPORTS = ['envelope', 'connect', 'websocket', 'grpc', 'grpc-stream', 'thrift'] as const;

const DEFAULT_URL = 'http://127.0.0.1:14500';
const DEFAULT_ADDRESS = '127.0.0.1:14501';
const DEFAULT_THRIFT_ADDRESS = '127.0.0.1:14502';

/** Where a server is, and which transport to call it by. */
export interface ServerAddress {
  transport?: (typeof TRANSPORTS)[number];
  url?: string;
  address?: string;
}

/** Adds the options that say it. */
export function withServerAddress(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--transport <name>',
        'envelope unless a gRPC address is given; websocket, grpc-stream: all calls over one connection',
      ).choices(TRANSPORTS),
    )
    .option(
      '--url <url>',
      `of the server (${DEFAULT_URL}); grpc://host:port, or any with --transport grpc, is for gRPC; over TLS https://, grpcs://, thrifts://`,
    )
    .option(
      '--address <host:port>',
      `of the server, for gRPC (${DEFAULT_ADDRESS}) or Thrift (${DEFAULT_THRIFT_ADDRESS})`,
    );
}

/** @throws UsageError when it is no such URL or address */
export function connect({ transport, url, address }: ServerAddress): Transport {
  const grpcAddress = grpcAddressOf({ transport, url, address });
  try {
    const tls = isSecure(url) ? true : undefined;
    if (transport === 'thrift' || /^thrifts?:/.test(url ?? ''))
      return thrift(address ?? addressOf(url) ?? DEFAULT_THRIFT_ADDRESS, { tls });
    if (transport === 'websocket') return websocket(url ?? DEFAULT_URL, { WebSocket });
    if (grpcAddress === undefined) return (transport === 'connect' ? connectRpc : envelope)(url ?? DEFAULT_URL);
    return grpc(grpcAddress, { stream: transport === 'grpc-stream', tls });
  } catch (cause) {
    if (cause instanceof CallImpossible) throw new UsageError(cause.message, { cause });
    throw cause;
  }
}

/** @returns undefined where the place is not called over gRPC */
export function grpcAddressOf({ transport, url, address }: ServerAddress): string | undefined {
  const isGrpc =
    transport === undefined ? address !== undefined || /^grpcs?:/.test(url ?? '') : transport.startsWith('grpc');
  return isGrpc ? (address ?? addressOf(url) ?? DEFAULT_ADDRESS) : undefined;
}

/** Whether the URL's scheme asks for TLS. */
export const isSecure = (url: string | undefined): boolean => /^(https|grpcs|thrifts|wss):/.test(url ?? '');

function addressOf(url: string | undefined): string | undefined {
  return url && (/^\w+:\/\/([^/]+)/.exec(url)?.[1] ?? url);
}
