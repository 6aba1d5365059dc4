import { Config } from '../../src/config.ts';
import { ClientAddresses } from '../../src/transports/client-addresses.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newAccount } from '../client/ways.ts';

const trusting = (TRUST_PROXY = '') => new ClientAddresses(new Config({ TRUST_PROXY }));

const PROXIES = '10.0.0.5, 10.1.0.0/16, 2001:db8:1::/48';

test.each<[string, string, string | undefined, string]>([
  ['a peer alone', '192.0.2.7', undefined, '192.0.2.7'],
  ['a peer that is no proxy and names another', '192.0.2.7', '198.51.100.9', '192.0.2.7'],
  ['a proxy', '10.0.0.5', '198.51.100.9', '198.51.100.9'],
  ['a proxy that names nobody', '10.0.0.5', undefined, '10.0.0.5'],
  ['a proxy whose client wrote the header first', '10.0.0.5', '203.0.113.1, 198.51.100.9', '198.51.100.9'],
  ['two proxies', '10.0.0.5', '203.0.113.1, 198.51.100.9, 10.1.2.3', '198.51.100.9'],
  ['proxies all the way', '10.0.0.5', '10.1.2.4, 10.1.2.3', '10.1.2.4'],
  ['a neighbour of the proxy', '10.0.0.6', '198.51.100.9', '10.0.0.6'],
  ['a proxy by IPv6', '2001:db8:1::8', '198.51.100.9', '198.51.100.9'],
  ['a proxy on a socket for both versions', '::ffff:10.0.0.5', '::ffff:198.51.100.9', '198.51.100.9'],
  ['an address with its port', '10.0.0.5', '198.51.100.9:4711', '198.51.100.9'],
  ['an IPv6 address with its port', '10.0.0.5', '[2001:db8:2::1]:4711', '2001:db8:2:0::/64'],
  ['what is no address', '10.0.0.5', 'unknown', '10.0.0.5'],
  ['no address at the end', '10.0.0.5', '198.51.100.9, ', '10.0.0.5'],
  ['a closed connection', '', '198.51.100.9', ''],
])('%s', (_, peer, forwarded, client) => {
  expect(trusting(PROXIES).of(peer, forwarded)).toBe(client);
});

test('all addresses of one IPv6 network of 64 bits are one client', () => {
  const addresses = trusting();
  const spellings = ['2001:db8::1', '2001:DB8:0:0:ffff::1', '2001:0db8:0000:0000:1:2:3:4', '2001:db8::%eth0'];
  expect(new Set(spellings.map((each) => addresses.of(each, undefined)))).toEqual(new Set(['2001:db8:0:0::/64']));
  expect(addresses.of('2001:db8:0:1::1', undefined)).not.toBe(addresses.of('2001:db8::1', undefined));
});

test('a header of any length costs no more than its last names', () => {
  const long = Array.from({ length: 4000 }, () => '10.1.0.1').join(',');
  expect(trusting(PROXIES).of('10.0.0.5', long)).toBe('10.1.0.1');
});

const tooOften = (status: number) => status === 429;

/** Statuses of logins that say to come from these addresses. */
async function logins(node: TestNode, forwarded: readonly string[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const address of forwarded) {
    const { platformToken } = newAccount();
    const body = { protocolVersion: 2, protocolId: 100, loginReq: { platformType: 'CUSTOM', platformToken } };
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
    statuses.push((await fetch(`${node.url}/api`, { method: 'POST', headers, body: JSON.stringify(body) })).status);
  }
  return statuses;
}

const ENV = { RATE_LIMITS: 'on', LOGINS_PER_MINUTE: '2' };
const NAMED = ['198.51.100.1', '198.51.100.2', '198.51.100.3'];

test('X-Forwarded-For of anyone but TRUST_PROXY is not believed', async () => {
  const node = await startNode({ env: { ...ENV, TRUST_PROXY: '192.0.2.0/24' } });
  expect(await logins(node, NAMED)).toEqual([200, 200, 429]);
  await node.close();
});

test('behind TRUST_PROXY each client has limits of its own', async () => {
  const node = await startNode({ env: { ...ENV, TRUST_PROXY: '127.0.0.1' } });
  expect((await logins(node, [...NAMED, ...NAMED])).filter(tooOften)).toEqual([]);
  expect(await logins(node, NAMED)).toEqual([429, 429, 429]);
  // what a client writes itself stands before what the proxy adds
  expect(await logins(node, ['203.0.113.9, 198.51.100.1'])).toEqual([429]);
  await node.close();
});

test('a proxy may come by IPv6', async () => {
  const node = await startNode({ env: { ...ENV, HOST: '::1', TRUST_PROXY: '::1' } });
  const onIpv6 = { ...node, url: node.url.replace('127.0.0.1', '[::1]') };
  expect(await logins(onIpv6, ['198.51.100.1', '198.51.100.1', '198.51.100.1', '2001:db8::1'])).toEqual([
    200, 200, 429, 200,
  ]);
  await node.close();
});
