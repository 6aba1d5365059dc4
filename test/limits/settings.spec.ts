import { Config } from '../../src/config.ts';

/** The line of a refused setting, '' when it is taken. */
function refusal(env: Record<string, string>): string {
  try {
    new Config(env);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const LIMITS = [
  'LOGINS_PER_MINUTE',
  'REGISTRATIONS_PER_MINUTE',
  'FAILED_LOGINS_PER_MINUTE',
  'ROOMS_PER_MINUTE',
  'CALLS_PER_SECOND',
];

test.each(LIMITS)('%s of 0 is no limit and no prohibition: it is refused, as is what is no number', (setting) => {
  for (const value of ['0', '-1', '1.5', 'off', '1000001'])
    expect(refusal({ [setting]: value })).toBe(
      `${setting} is "${value}", which it can't be: give a whole number, 1 or more; RATE_LIMITS=off takes all limits away`,
    );
  expect(refusal({ [setting]: '1' })).toBe('');
});

test('RATE_LIMITS is on or off, and on where nothing is said', () => {
  expect(refusal({ RATE_LIMITS: '0' })).toMatch(/^RATE_LIMITS is "0", which it can't be: give on or off$/);
  expect(new Config({ RATE_LIMITS: 'off' }).rateLimits).toBeUndefined();
  expect(new Config({ RATE_LIMITS: '' }).rateLimits).toEqual(new Config({ RATE_LIMITS: 'on' }).rateLimits);
  expect(new Config({ CALLS_PER_SECOND: '7' }).rateLimits).toMatchObject({ callsPerSecond: 7 });
});

test.each([
  '*',
  'true',
  'proxy.example',
  '10.0.0.0/33',
  '10.0.0.0/',
  '::/129',
  '10.0.0.1/8/8',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.1,x',
])('TRUST_PROXY=%s is refused', (value) =>
  expect(refusal({ TRUST_PROXY: value })).toMatch(/^TRUST_PROXY is .*: give addresses or networks of your proxies/),
);

test('TRUST_PROXY names addresses and networks', () => {
  expect(new Config({ TRUST_PROXY: '10.0.0.5, 10.1.0.0/16,2001:db8::/32,' }).trustedProxies).toEqual([
    { address: '10.0.0.5', prefix: 32, type: 'ipv4' },
    { address: '10.1.0.0', prefix: 16, type: 'ipv4' },
    { address: '2001:db8::', prefix: 32, type: 'ipv6' },
  ]);
  expect(new Config({}).trustedProxies).toEqual([]);
});
