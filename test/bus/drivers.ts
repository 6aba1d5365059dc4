import { PostgresAddress } from '../../src/persistence/index.ts';
import type { BusDriver } from '../../src/push/bus/bus-driver.ts';
import { NatsAddress } from '../../src/push/bus/nats-address.ts';
import { natsDriver } from '../../src/push/bus/nats.driver.ts';
import { postgresDriver } from '../../src/push/bus/postgres.driver.ts';
import { type Daemon, startDaemon } from '../kit/daemon.ts';
import { freePort } from '../kit/free-port.ts';
import { ownPostgres } from '../kit/own-postgres.ts';

/** A server that carries wake-ups, for tests to kill. */
export interface CarryingServer {
  driver: BusDriver;
  kill(): Promise<void>;
  restart(): Promise<void>;
  remove(): Promise<void>;
}

export async function postgresServer(): Promise<CarryingServer> {
  const server = await ownPostgres();
  const driver = postgresDriver(new PostgresAddress(server.url));
  return { driver, kill: () => server.stop(), restart: () => server.start(), remove: () => server.remove() };
}

export async function natsServer(): Promise<CarryingServer & { url: string }> {
  const port = await freePort();
  const open = () => startDaemon({ program: 'nats-server', args: ['-a', '127.0.0.1', '-p', String(port)], port });
  let daemon: Daemon | undefined = await open();
  const url = `nats://127.0.0.1:${port}`;
  const kill = async () => {
    await daemon?.stop('SIGKILL');
    daemon = undefined;
  };
  return {
    url,
    driver: natsDriver(new NatsAddress(url)),
    kill,
    restart: async () => void (daemon ??= await open()),
    remove: kill,
  };
}

export const CARRIERS: [string, () => Promise<CarryingServer>][] = [
  ['PostgreSQL', postgresServer],
  ['NATS', natsServer],
];
