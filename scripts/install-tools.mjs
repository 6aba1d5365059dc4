// Before `npm test`: the programs of Debian that the tests run against real nodes, poolers and peers. As root on Debian
// it installs those that are missing; elsewhere it says how, and the tests that want them fail with that same line.
import { execFileSync, spawnSync } from 'node:child_process';

const PACKAGES = [
  ...['nats-server', 'pgbouncer', 'haproxy', 'nghttp2-client', 'prometheus', 'openssl', 'postgresql'],
  ...['python3-aiohttp', 'python3-uvloop', 'python3-asyncpg', 'python3-psycopg2'],
  ...['python3-protobuf', 'python3-grpcio', 'protobuf-compiler', 'thrift-compiler', 'flatbuffers-compiler'],
];

const isThere = (name) =>
  spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' }).stdout === 'installed';

const missing = PACKAGES.filter((name) => !isThere(name));
if (missing.length > 0) {
  const line = `apt-get install -y ${missing.join(' ')}`;
  const canInstall = process.getuid?.() === 0 && !spawnSync('apt-get', ['--version']).error;
  if (canInstall) {
    console.log(`> ${line}`);
    try {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      for (const args of [
        ['update', '-qq'],
        ['install', '-y', '-qq', '--no-install-recommends', ...missing],
      ])
        execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    } catch {
      console.error(`"${line}" failed (its own words are above): tests that need them will say so.`);
    }
  } else console.error(`Some tests need programs that are not here. On Debian: sudo ${line}`);
}
