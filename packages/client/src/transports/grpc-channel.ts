import { createSecureContext } from 'node:tls';
import { type ChannelCredentials, Client, credentials } from '@grpc/grpc-js';
import { CallImpossible } from '../errors.ts';
import { type TlsOptions, withoutScheme } from './tls-options.ts';

/**
 * grpc-js does not retry, since the client does. A server that comes back is found soon. A silent connection is found
 * dead within 11 s: calls on it fail and are sent again over another one.
 */
const OPTIONS = {
  'grpc.keepalive_time_ms': 6000,
  'grpc.keepalive_timeout_ms': 5000,
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.enable_retries': 0,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2000,
};
/** Calls and streams go to the reachable servers in turn. */
const IN_TURNS = { 'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }) };

const PLACE = /^(\[[\da-f:]+\]|[^\s/:]+):\d{1,5}$/i;
const IPV4 = /^\d{1,3}(\.\d{1,3}){3}:\d{1,5}$/;
const IPV6 = /^\[[\da-f:]+\]:\d{1,5}$/i;

/**
 * A gRPC channel with its target's name for messages. Channels of one process to the same target share a connection.
 */
export interface Channel {
  target: string;
  client: Client;
}

/** @throws CallImpossible when it is no such address */
export function openChannel(address: string | readonly string[], tls?: boolean | TlsOptions): Channel {
  const all = [address].flat().map((each) => withoutScheme(each, 'grpc', tls));
  if (all.some((each) => (each.tls === undefined) !== (all[0]?.tls === undefined)))
    throw new CallImpossible(`"${String(address)}" asks for TLS in part: give grpcs:// to all or to none`);
  const bare = all.map((each) => each.address);
  const [target, isMany] = typeof address === 'string' ? targetOf(bare[0] ?? '') : targetOfAll(bare);
  const options = isMany ? { ...OPTIONS, ...IN_TURNS } : OPTIONS;
  return { target: String(address), client: new Client(target, credentialsOf(all[0]?.tls), options) };
}

function credentialsOf(tls: TlsOptions | undefined): ChannelCredentials {
  if (!tls) return credentials.createInsecure();
  try {
    return credentials.createFromSecureContext(createSecureContext({ ...tls }));
  } catch (cause) {
    throw new CallImpossible('the certificate of { tls } can not be used: give ca, cert and key in PEM format', {
      cause,
    });
  }
}

function targetOf(address: string): [target: string, isMany: boolean] {
  const [, name] = /^dns:\/{0,3}(.*)$/.exec(address) ?? [];
  if (name !== undefined && PLACE.test(name)) return [`dns:///${name}`, true];
  if (name === undefined && PLACE.test(address)) return [address, false];
  throw new CallImpossible(`"${address}" is no gRPC address: give host:port, 127.0.0.1:14501 say`);
}

function targetOfAll(addresses: readonly string[]): [target: string, isMany: boolean] {
  const [only] = addresses;
  if (only !== undefined && addresses.length === 1) return targetOf(only);
  for (const [scheme, form] of [
    ['ipv4', IPV4],
    ['ipv6', IPV6],
  ] as const)
    if (only !== undefined && addresses.every((each) => form.test(each)))
      return [`${scheme}:${addresses.join()}`, true];
  const told = `"${addresses.join()}" are no gRPC addresses`;
  throw new CallImpossible(`${told}: give IP addresses of one kind with ports, or dns:///name:port for all of a name`);
}
