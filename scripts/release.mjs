// npm run release -- 0.3.0: sets the version of every package, dates the changelog, keeps the IDL for the compatibility
// check, packs the archives into release/ and makes commit and tag. It pushes and publishes nothing.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

process.chdir(path.resolve(import.meta.dirname, '..'));
const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8' }).trim();
const fail = (line) => {
  console.error(`release: ${line}`);
  process.exit(2);
};

const [version] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) fail('give the new version: npm run release -- 0.3.0');
if (run('git', 'status', '--porcelain') !== '') fail('the tree has changes: commit them first');
if (run('git', 'tag', '--list', `v${version}`) !== '') fail(`v${version} is tagged already: give a later version`);

const changelog = readFileSync('CHANGELOG.md', 'utf8');
const [, unreleased = ''] = /## Unreleased\n([\s\S]*?)\n## /.exec(changelog) ?? [];
const heading = `## ${version}`;
if (!changelog.includes(`${heading}\n`) && unreleased.trim() === '')
  fail(`CHANGELOG.md says nothing of ${version}: write under "Unreleased" what is new`);

const manifests = [
  'package.json',
  'packages/kernel/package.json',
  'packages/client/package.json',
  'bench/package.json',
];
for (const file of manifests) {
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.version = version;
  for (const name of Object.keys(manifest.dependencies ?? {}))
    if (name.startsWith('@othello-rpc/')) manifest.dependencies[name] = version;
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
run('npm', 'install', '--package-lock-only', '--no-audit', '--no-fund');

const kustomization = 'deploy/kubernetes/kustomization.yaml';
writeFileSync(kustomization, readFileSync(kustomization, 'utf8').replace(/newTag: .*/, `newTag: ${version}`));

const dated = `${heading} (${new Date().toISOString().slice(0, 10)})\n`;
writeFileSync(
  'CHANGELOG.md',
  changelog.includes(`${heading}\n`)
    ? changelog.replace(`${heading}\n`, dated)
    : changelog.replace('## Unreleased\n', `## Unreleased\n\n${dated}`),
);
copyFileSync('proto/othello.proto', 'test/fixtures/released/othello.proto');
mkdirSync('release', { recursive: true });
for (const folder of ['packages/kernel', 'packages/client', '.'])
  console.log(run('npm', 'pack', '--silent', '--pack-destination', 'release', `./${folder}`));
run('git', 'commit', '--all', '--message', `Release ${version}`);
run('git', 'tag', '--annotate', `v${version}`, '--message', `Release ${version}`);
console.log(`v${version} is tagged; the archives are in release/`);
