import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

// What is installed, by the lockfile: where it comes from, that its bytes are named, and that no version with a known hole is in it.

const root = path.resolve(import.meta.dirname, '../..');

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  inBundle?: boolean;
}
const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const installed = Object.entries(packages).filter(([place, { link }]) => place.includes('node_modules/') && !link);
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** What keeps a package of the lockfile from being known to its bytes. */
function fault(place: string, { resolved, integrity, inBundle }: Locked): string | undefined {
  if (inBundle) return undefined; // its bytes are in those of the package around it
  // without a place it comes from the registry that npm is set to
  if (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
    return `${place} comes from ${resolved}`;
  if (!/^sha512-[\w+/]{86}==/.test(integrity ?? '')) return `${place} has no sha512`;
  return undefined;
}

test('every package comes from the npm registry, and its bytes are named by a hash', () => {
  expect(installed.length).toBeGreaterThan(300);
  expect(installed.map(([place, locked]) => fault(place, locked)).filter(Boolean)).toEqual([]);
  const good = { resolved: 'https://registry.npmjs.org/a/-/a-1.tgz', integrity: `sha512-${'a'.repeat(86)}==` };
  expect(fault('a', good)).toBeUndefined();
  for (const bad of [{ resolved: 'http://registry.npmjs.org/a' }, { resolved: 'git+ssh://a' }, { integrity: 'sha1-a' }])
    expect(fault('a', { ...good, ...bad })).toBeDefined();
});

/** The first version without the known hole, by package; several: the first of each major that was mended. */
const FLOORS: Record<string, string | readonly string[]> = {
  '@grpc/grpc-js': '1.10.9', // CVE-2024-37168: messages over the limit are held in memory
  'body-parser': '1.20.3', // CVE-2024-45590: a url-encoded body blocks the process
  express: '4.20.0', // CVE-2024-43796: redirects that carry scripts
  multer: '2.0.2', // CVE-2025-7338: a malformed upload ends the process
  'path-to-regexp': '0.1.12', // CVE-2024-52798: a route that backtracks
  pg: '7.1.2', // CVE-2017-16082: names of columns are run
  protobufjs: '7.2.5', // CVE-2023-36665: a message changes prototypes
  qs: '6.10.3', // CVE-2022-24999: a query changes prototypes
  semver: ['6.3.1', '7.5.2'], // CVE-2022-25883: a range that backtracks
  send: '0.19.0', // CVE-2024-43799
  ws: '8.17.1', // CVE-2024-37890: many headers end the process
};

const isBelow = (version: string, floor: string): boolean => {
  const [one, other] = [version, floor].map((each) => (each.split('-')[0] ?? '').split('.').map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (one?.[index] ?? 0) - (other?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
};

/** Whether a version is below the floor of its major, or of the oldest that was mended. */
function isOpen(name: string, version: string): boolean {
  const floors = [FLOORS[name] ?? []].flat();
  const floor = floors.find((each) => each.split('.')[0] === version.split('.')[0]) ?? floors[0];
  return floor !== undefined && isBelow(version, floor);
}

test('no dependency is below the version that closed a known hole', () => {
  const open = installed.filter(([place, { version = '' }]) => isOpen(nameOf(place), version));
  expect(open.map(([place, { version }]) => `${place} ${version}`)).toEqual([]);
  expect(isOpen('ws', '8.17.0') && !isOpen('ws', '8.17.1') && !isOpen('ws', '10.0.0')).toBe(true);
  expect(isOpen('semver', '7.5.1') && isOpen('semver', '6.3.0') && !isOpen('semver', '6.3.2')).toBe(true);
});

interface Bom {
  bomFormat: string;
  components: { name: string; version: string; purl: string }[];
}

test('npm run sbom tells of everything that is installed, in the format of CycloneDX', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const bom = JSON.parse(
    execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }),
  ) as Bom;
  expect(bom.bomFormat).toBe('CycloneDX');
  const told = new Map(bom.components.map(({ name, purl }) => [name, purl]));
  const foreign = Object.keys(dependencies).filter((name) => !name.startsWith('@othello-rpc/'));
  expect(foreign.filter((name) => !told.has(name))).toEqual([]);
  expect(told.get('ws')).toMatch(/^pkg:npm\/ws@\d/);
});
