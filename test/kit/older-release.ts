import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** Stands for a release until there is a tag: the last commit before the newest migrations. */
const BEFORE_TAGS = path.join(root, 'test/fixtures/released/commit');

const git = (...args: string[]) =>
  execFileSync('git', ['-C', root, ...args], {
    encoding: 'buffer',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The last tag that is not today's commit, else the commit of the fixture. */
export function olderRelease(): string {
  try {
    return git('describe', '--tags', '--abbrev=0', 'HEAD^').toString().trim();
  } catch {
    return readFileSync(BEFORE_TAGS, 'utf8').trim();
  }
}

/**
 * Builds the server of an older release beside this one, with the packages that are installed here.
 * @returns its folder, for startProgram
 */
export function buildOlder(release: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'older-'));
  execFileSync('tar', ['-x', '-C', folder], { input: git('archive', release) });
  const modules = path.join(folder, 'node_modules');
  mkdirSync(path.join(modules, '@othello-rpc'), { recursive: true });
  for (const name of readdirSync(path.join(root, 'node_modules')))
    if (name !== '@othello-rpc') symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
  for (const name of ['kernel', 'client'])
    symlinkSync(path.join(folder, 'packages', name), path.join(modules, '@othello-rpc', name));
  const run = (program: string, ...args: string[]) =>
    execFileSync(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd: folder, stdio: 'pipe' });
  for (const name of ['kernel', 'client']) run('typescript/bin/tsc', '-p', `packages/${name}`);
  run('@nestjs/cli/bin/nest.js', 'build');
  return folder;
}
