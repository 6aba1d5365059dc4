import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { startDaemon } from '../kit/daemon.ts';
import { freePort } from '../kit/free-port.ts';
import { playLine, seatTwo } from '../kit/game.ts';
import { newPlayer } from '../kit/player.ts';
import { type Program, startProgram } from '../kit/program.ts';
import { scrape } from '../kit/scrape.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { until } from '../kit/until.ts';

// The alerts and the dashboard, against a server with every kind of metric: two nodes on the embedded PostgreSQL.

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface Rule {
  alert: string;
  expr: string;
}
const rules = (parse(read('deploy/alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  ({ rules }) => rules,
);

interface Dashboard {
  panels: { id: number; title: string; targets: { expr: string }[] }[];
  templating: { list: { name: string; query: string | { query: string } }[] };
}
const dashboard = JSON.parse(read('deploy/grafana-dashboard.json')) as Dashboard;
const shown = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

let folder: string;
let program: Program;
let metricsPort: number;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'monitoring-'));
  const [port, grpcPort, thriftPort] = [await freePort(), await freePort(), await freePort()];
  metricsPort = await freePort();
  const ports = { PORT: port, GRPC_PORT: grpcPort, THRIFT_PORT: thriftPort, METRICS_PORT: metricsPort };
  const settings = { NODES: '2', BOTS: '1', LOG_LEVEL: 'info' };
  const env = Object.fromEntries(Object.entries(ports).map(([name, each]) => [name, String(each)]));
  program = await startProgram({ ...env, ...settings }, root, folder);
  const transport = envelopeTransport(program);
  const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
  await playLine(await seatTwo(white, black), 'd3c3');
  await white.sync('999999');
});
afterAll(async () => {
  await program.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** Names of metrics in an expression: what is no function, keyword, label or text. */
const metricsIn = (expr: string): string[] =>
  [...expr.replaceAll(/"[^"]*"/g, '').matchAll(/\b(?:othello|nodejs|process)_\w+/g)].map(([name]) => name);

test('the alerts and the dashboard use only metrics that the server tells', async () => {
  const { names, text } = await scrape(metricsPort);
  // one of TLS has a line only where there is a certificate
  for (const [, name = ''] of text.matchAll(/^# TYPE (othello_certificate_\w+) /gm)) names.add(name);
  const used = new Set([...rules.map(({ expr }) => expr), ...shown, ...variables()].flatMap(metricsIn));
  expect(used.size).toBeGreaterThan(25);
  expect([...used].filter((name) => !names.has(name))).toEqual([]);
});

const variables = () =>
  dashboard.templating.list.map(({ query }) => (typeof query === 'string' ? query : query.query)).filter(Boolean);

test('every metric of ours is in docs/operations.md', async () => {
  const { text } = await scrape(metricsPort);
  const own = [...text.matchAll(/^# TYPE (othello_\w+) /gm)].map(([, name = '']) => name);
  const page = read('docs/operations.md');
  // some stand there by the end of their name, after another with the same beginning
  const isTold = (name: string) =>
    page.includes(`\`${name}\``) ||
    name.split('_').some((_, index, all) => page.includes(`\`_${all.slice(index).join('_')}\``));
  expect(own.length).toBeGreaterThan(25);
  expect(own.filter((name) => !isTold(name))).toEqual([]);
});

test('docs/operations.md says of every alert what to do, and of no other', () => {
  const told = [...read('docs/operations.md').matchAll(/^\| `(Othello\w+)`/gm)].map(([, name]) => name);
  expect(told).toEqual(rules.map(({ alert }) => alert));
});

test('promtool takes the alerts, and the lines of a scrape', async () => {
  const promtool = (args: string[], input = '') => execFileSync('promtool', args, { input, encoding: 'utf8' });
  expect(promtool(['check', 'rules', path.join(root, 'deploy/alerts.yml')])).toContain(
    `SUCCESS: ${rules.length} rules`,
  );
  const { text } = await scrape(metricsPort);
  const own = text.split('\n\n').filter((family) => /^# HELP othello_/.test(family));
  expect(promtool(['check', 'metrics'], `${own.join('\n')}\n`)).toBe('');
});

interface Answered<T> {
  status: string;
  data: T;
}

test('a Prometheus scrapes the server, evaluates each alert and answers what each panel asks', async () => {
  const port = await freePort();
  const config = path.join(folder, 'prometheus.yml');
  writeFileSync(
    config,
    `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [${path.join(root, 'deploy/alerts.yml')}]
scrape_configs:
  - job_name: othello
    static_configs: [{ targets: ['127.0.0.1:${metricsPort}'] }]
`,
  );
  const args = [
    ...[`--config.file=${config}`, `--storage.tsdb.path=${path.join(folder, 'tsdb')}`],
    ...[`--web.listen-address=127.0.0.1:${port}`, '--log.level=warn'],
  ];
  const prometheus = await startDaemon({ program: 'prometheus', args, port });
  const ask = async <T>(where: string): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/${where}`);
    const { status, data } = (await response.json()) as Answered<T>;
    expect([where, status]).toEqual([where, 'success']);
    return data;
  };
  const query = (expr: string) => ask<{ result: unknown[] }>(`query?query=${encodeURIComponent(expr)}`);
  try {
    await until(async () => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok, 'Prometheus to be ready');
    await until(async () => (await query('up{job="othello"} == 1')).result.length === 1, 'a scrape');
    type Groups = { groups: { rules: { name: string; health: string; state: string }[] }[] };
    const evaluated = await until(async () => {
      const { groups } = await ask<Groups>('rules');
      const found = groups.flatMap((group) => group.rules);
      return found.length > 0 && found.every(({ health }) => health !== 'unknown') && found;
    }, 'every alert to be evaluated');
    expect(evaluated.map(({ name, health, state }) => [name, health, state])).toEqual(
      rules.map(({ alert }) => [alert, 'ok', 'inactive']),
    );
    const asked = shown.map((expr) => expr.replaceAll('$__rate_interval', '1m').replaceAll('$job', 'othello'));
    await until(async () => (await query('sum(rate(othello_calls_total[1m]))')).result.length === 1, 'two scrapes');
    const empty: string[] = [];
    for (const expr of asked) if ((await query(expr)).result.length === 0) empty.push(expr);
    expect(empty).toEqual([]);
  } finally {
    await prometheus.stop();
  }
});
