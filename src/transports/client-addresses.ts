import { BlockList, isIP, isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.ts';

/** proxies between a client and this server that are looked at */
const HOPS_AT_MOST = 16;

/** An IPv4 address as a socket for both versions shows it. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** `192.0.2.7:4711` and `[2001:db8::1]:4711`, as some proxies write them. */
const WITH_PORT = /^(\d+\.\d+\.\d+\.\d+):\d+$|^\[([\da-f:.]+)\](?::\d+)?$/i;

/** Which client a call is of, for limits by address. */
@Injectable()
export class ClientAddresses {
  private readonly trusted = new BlockList();
  private readonly trustsAny: boolean;

  constructor({ trustedProxies }: Config) {
    for (const { address, prefix, type } of trustedProxies) this.trusted.addSubnet(address, prefix, type);
    this.trustsAny = trustedProxies.length > 0;
  }

  /**
   * The peer; if that is a trusted proxy, whom it names as its own peer, and so on. What is not written by a trusted
   * proxy is not believed, since every client can send the header. Addresses of one IPv6 network of 64 bits count as
   * one, since a client has all of them.
   * @param peer of the connection; undefined: it is closed
   * @param forwarded the value of X-Forwarded-For
   */
  of(peer: string | undefined, forwarded: string | undefined): string {
    let client = plain(peer ?? '');
    if (this.trustsAny && forwarded !== undefined) {
      const named = forwarded.split(',').slice(-HOPS_AT_MOST);
      while (this.isTrusted(client)) {
        const next = plain(named.pop()?.trim() ?? '');
        if (isIP(next) === 0) break; // the proxy names nobody: its clients count together
        client = next;
      }
    }
    return isIPv6(client) ? networkOf(client) : client;
  }

  private isTrusted(address: string): boolean {
    const version = isIP(address);
    return version !== 0 && this.trusted.check(address, version === 4 ? 'ipv4' : 'ipv6');
  }
}

function plain(address: string): string {
  const [, v4, v6] = WITH_PORT.exec(address) ?? [];
  const bare = v4 ?? v6 ?? address;
  return MAPPED.exec(bare)?.[1] ?? bare;
}

/** The first 64 bits of an IPv6 address, in one spelling. */
function networkOf(address: string): string {
  const [head = '', tail] = address.replace(/%.*$/, '').toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
