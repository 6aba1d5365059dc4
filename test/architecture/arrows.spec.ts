import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { arrows } from './arrows.ts';

const root = path.resolve(import.meta.dirname, '../..');

async function cruiseIn(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(
    ['src', 'packages', 'bench'].filter((folder) => existsSync(path.join(baseDir, folder))),
    {
      baseDir,
      validate: true,
      ruleSet: { forbidden: arrows.map((rule) => ({ ...rule, severity: 'error' })) },
      tsPreCompilationDeps: true, // type-only imports are arrows too
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)dist/' },
      enhancedResolveOptions: {
        extensions: ['.ts', '.tsx', '.js', '.d.ts'],
        exportsFields: ['exports'], // all that some packages have
        conditionNames: ['othello-source', 'import', 'node', 'default'],
      },
    },
    undefined,
    { tsConfig: extractTSConfig(path.join(root, 'tsconfig.json')) },
  );
  if (typeof output === 'string') throw new Error(`the cruise failed: ${output}`);
  return output;
}

const violationsOf = ({ summary }: ICruiseResult) =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);

test('every import follows the arrows of the house', async () => {
  const result = await cruiseIn(root);
  expect(violationsOf(result)).toEqual([]);
  const own = result.modules.filter(({ source }) => source.match(/^(src|packages|bench)\//));
  // a tree that was misread passes everything: these were read, and their imports were found
  expect(own.length).toBeGreaterThan(75);
  expect(own.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(250);
  expect(own.flatMap(({ dependencies }) => dependencies).filter((each) => each.couldNotResolve)).toEqual([]);
});

/** For each rule: a file, what it imports, and what that exports. */
const PLANTED: Record<string, [from: string, to: string]> = {
  'no-cycles': ['src/rpc/a.ts', 'src/rpc/b.ts'],
  'kernel-imports-nothing': ['packages/kernel/src/a.ts', 'src/config.ts'],
  'generated-imports-nothing-of-ours': ['src/generated/a.ts', 'src/config.ts'],
  'persistence-imports-nothing-of-ours': ['src/persistence/a.ts', 'src/rpc/call.ts'],
  'library-internals-import-nothing-of-ours': ['src/library-internals/a.ts', 'src/persistence/index.ts'],
  'rpc-imports-persistence-only': ['src/rpc/a.ts', 'src/bots/index.ts'],
  'verify-knows-no-kernel': ['src/operations/verify/a.ts', 'packages/kernel/src/index.ts'],
  'operations-import-rpc-and-persistence': ['src/operations/a.ts', 'src/game/index.ts'],
  'admin-imports-what-it-steers': ['src/admin/a.ts', 'src/game/rooms/room.ts'],
  'only-the-app-sees-admin': ['src/game/a.ts', 'src/admin/acts.ts'],
  'tls-imports-nothing-of-ours': ['src/tls/a.ts', 'src/config.ts'],
  'events-import-persistence': ['src/events/a.ts', 'src/game/index.ts'],
  'domain-imports-rpc-persistence-kernel': ['src/game/a.ts', 'src/transports/response.ts'],
  'domain-not-to-the-pipeline-itself': ['src/lobby/a.ts', 'src/rpc/dispatcher.ts'],
  'domain-modules-by-their-index': ['src/lobby/a.ts', 'src/game/rooms/room.ts'],
  'domain-knows-no-wire': ['src/auth/a.ts', '@grpc/grpc-js'],
  'transports-import-rpc-and-push': ['src/transports/grpc/a.ts', 'src/game/index.ts'],
  'transports-not-into-each-other': ['src/transports/grpc/a.ts', 'src/transports/envelope/b.ts'],
  'push-imports-rpc-and-persistence': ['src/push/a.ts', 'src/game/index.ts'],
  'bench-from-outside': ['bench/src/a.ts', 'src/game/index.ts'],
  'bots-on-the-sdk': ['src/bots/a.ts', 'src/game/index.ts'],
  'command-line-on-the-sdk': ['src/cli/a.ts', 'src/bots/match.ts'],
  'client-imports-kernel': ['packages/client/src/a.ts', 'src/rpc/call.ts'],
  'sdk-runs-in-browsers': ['packages/client/src/index.ts', '@grpc/grpc-js'],
  'packages-by-their-index': ['src/bots/a.ts', 'packages/client/src/wire/decode.ts'],
  'web-stands-on-the-client': ['src/web/a.ts', 'src/game/index.ts'],
  'only-boot-sees-the-app': ['src/main.ts', 'src/app.module.ts'],
  'only-programs-boot': ['src/rpc/a.ts', 'src/boot.ts'],
};

test.each(arrows.map(({ name }) => name))('a planted violation of "%s" is caught', async (name) => {
  const planted = PLANTED[name];
  if (!planted) throw new Error(`plant a violation of ${name} here, so that the rule is known to work`);
  const [from, to] = planted;
  const tree = mkdtempSync(path.join(tmpdir(), 'arrows-'));
  try {
    const put = (file: string, text: string) => {
      mkdirSync(path.join(tree, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(tree, file), text);
    };
    const relative = (source: string, target: string) => {
      const way = path.posix.relative(path.posix.dirname(source), target);
      return way.startsWith('.') ? way : `./${way}`;
    };
    const isOwn = /^(src|packages)\//.test(to);
    put(from, `import type { X } from '${isOwn ? relative(from, to) : to}';\nexport type Y = X;\n`);
    if (isOwn)
      put(
        to,
        name === 'no-cycles'
          ? `import type { Y } from '${relative(to, from)}';\nexport type X = Y;\n`
          : 'export type X = 1;\n',
      );
    symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'));
    expect(violationsOf(await cruiseIn(tree)).map((line) => line.split(':')[0])).toContain(name);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
});
