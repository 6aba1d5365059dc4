import { Logger } from '@nestjs/common';
import { NatsAddress } from '../../src/push/bus/nats-address.ts';
import { natsDriver } from '../../src/push/bus/nats.driver.ts';
import { startDaemon } from '../kit/daemon.ts';
import { freePort } from '../kit/free-port.ts';
import { until } from '../kit/until.ts';

beforeAll(() => void Logger.overrideLogger(false));

test.each([
  ['a name and a password', ['--user', 'me', '--pass', 'p@w/#'], 'me:p%40w%2F%23@'],
  ['a token', ['--auth', 's/ecret'], 's%2Fecret@'],
])('of several NATS servers one that is there is found, and logged in to with %s', async (_, auth, login) => {
  const [port, nobody] = [await freePort(), await freePort()];
  const daemon = await startDaemon({
    program: 'nats-server',
    args: ['-a', '127.0.0.1', '-p', `${port}`, ...auth],
    port,
  });
  const address = new NatsAddress(`nats://${login}127.0.0.1:${nobody},127.0.0.1:${port}`);
  try {
    const heard: string[] = [];
    const one = await natsDriver(address).open(({ shard, payload }) => heard.push(`${shard} ${payload}`));
    await one.listen([1]);
    const other = await natsDriver(address).open(() => undefined);
    await until(async () => {
      await other.send([{ shard: 1, payload: '{"room:1":1}' }]); // the subscription of the other may be on its way
      return heard.length > 0;
    }, 'a wake-up');
    expect(heard[0]).toBe('1 {"room:1":1}');
    await one.close();
    await other.close();
    const stranger = natsDriver(new NatsAddress(`nats://127.0.0.1:${port}`)).open(() => undefined);
    await expect(stranger).rejects.toThrow(/authorization/i);
  } finally {
    await daemon.stop('SIGKILL');
  }
});
