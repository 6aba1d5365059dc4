// node scripts/measure-puts.mjs BEFORE AFTER [--rounds 8] [--callers 128] [--ms 4000]: what a put costs PostgreSQL in two
// builds (folders with dist/ and bench/dist/), a database of each on one server, rounds in turns: CPU, bytes of the log
// without full-page images, updated rows and how many of them were heap-only.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { PostgresCpu } from '../bench/dist/targets/postgres-cpu.js';
import { startEmbedded } from '../dist/persistence/embedded/index.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '8' },
    callers: { type: 'string', default: '128' },
    ms: { type: 'string', default: '4000' },
  },
});
if (positionals.length !== 2) {
  console.error('give two folders: of the build before, and of the one after');
  process.exit(2);
}
const [rounds, callers, ms] = [values.rounds, values.callers, values.ms].map(Number);
const WARM_UP_MS = 1000;
/** of 40 puts, for a round of each caller */
const GAMES = callers * 8;
/** in which backends tell their counts */
const COUNTED_MS = 1500;

const folder = mkdtempSync(path.join(tmpdir(), 'measure-puts-'));
const server = await startEmbedded({
  directory: path.join(folder, 'pg'),
  throwAway: true,
  settings: { full_page_writes: 'off', max_connections: '100' },
});
const admin = new pg.Client({ connectionString: server.url });
await admin.connect();

const COUNTS = `SELECT pg_current_wal_insert_lsn() - '0/0' AS wal, coalesce(sum(n_tup_upd), 0)::float8 AS updated,
  coalesce(sum(n_tup_hot_upd), 0)::float8 AS hot FROM pg_stat_user_tables WHERE relname IN ('rooms', 'sessions')`;

class Build {
  figures = [];

  static async start(place, index) {
    const build = new Build();
    build.place = place;
    const load = (file) => import(pathToFileURL(path.resolve(place, 'bench/dist', file)).href);
    const [{ NodeServer }, { WorkerProcess }] = [await load('servers.js'), await load('worker-process.js')];
    await admin.query(`CREATE DATABASE measured_${index}`);
    const url = new URL(server.url);
    url.pathname = `measured_${index}`;
    const databaseUrl = String(url);
    build.node = await NodeServer.start('othello', {
      cwd: folder,
      env: { ...process.env, DATABASE_URL: databaseUrl },
      purpose: 'puts',
    });
    build.client = WorkerProcess.start('the client', 'targets/prepared-client.js');
    await build.client.ask('setUp', { databaseUrl, games: GAMES, seed: 1 });
    build.rows = new pg.Client({ connectionString: databaseUrl });
    await build.rows.connect();
    build.cpu = await PostgresCpu.find(databaseUrl);
    return build;
  }

  async counts() {
    const { rows } = await this.rows.query(COUNTS);
    return { wal: Number(rows[0].wal), updated: rows[0].updated, hot: rows[0].hot };
  }

  async round() {
    const port = this.node.ports.httpPort;
    await this.client.ask('prepare', {
      ...{ transport: 'envelope-protobuf', port, callers, procedure: 'GamePut', warmUpMs: WARM_UP_MS, ms },
    });
    await pause(COUNTED_MS);
    const [before, cpu] = [await this.counts(), this.cpu.us()];
    const { calls, seconds, latencyMs } = await this.client.ask('run');
    const cpuUs = this.cpu.us() - cpu;
    const { wal } = await this.counts();
    await pause(COUNTED_MS);
    const after = await this.counts();
    this.figures.push({
      cpuUs: cpuUs / calls,
      wal: (wal - before.wal) / calls,
      updated: (after.updated - before.updated) / calls,
      hot: (100 * (after.hot - before.hot)) / (after.updated - before.updated),
      callsPerS: calls / seconds,
      p99Ms: latencyMs.p99,
    });
  }

  median(name) {
    const sorted = this.figures.map((each) => each[name]).sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)];
  }

  async stop() {
    await this.client.stop();
    await this.node.stop();
    await this.rows.end();
  }
}

const builds = [];
try {
  for (const [index, place] of positionals.entries()) builds.push(await Build.start(place, index));
  for (let round = 0; round < rounds; round++)
    for (const build of round % 2 === 0 ? builds : builds.toReversed()) await build.round();
  const [before, after] = builds;
  for (const [name, what] of Object.entries({
    cpuUs: 'PostgreSQL CPU a put, µs',
    wal: 'log a put without full-page images, bytes',
    updated: 'rows updated a put',
    hot: 'heap-only updates, %',
    callsPerS: 'puts a second',
    p99Ms: 'p99, ms',
  })) {
    const [one, other] = [before.median(name), after.median(name)];
    const ratios = before.figures.map((each, index) => after.figures[index][name] / each[name]).sort((x, y) => x - y);
    const spread = `${ratios[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)}`;
    console.log(
      `${what.padEnd(44)} ${one.toFixed(1).padStart(9)} ${other.toFixed(1).padStart(9)}  × ${ratios[Math.floor(ratios.length / 2)].toFixed(2)} (${spread})`,
    );
  }
} finally {
  for (const build of builds) await build.stop();
  await admin.end();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
