import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import type { Run } from './results.ts';

const PACKAGES = ['@grpc/grpc-js', '@nestjs/core', 'protobufjs', 'pg', 'typeorm', 'hdr-histogram-js'];
/** Debian's, which sees Debian's packages: another one in PATH does not */
export const PYTHON = '/usr/bin/python3';
const PYTHON_PACKAGES = ['aiohttp', 'uvloop', 'asyncpg', 'grpcio', 'protobuf', 'psycopg2'];

/** @returns what it printed, undefined when the program isn't there or fails */
function said(program: string, ...args: string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

export function machineFacts(): Run['machine'] {
  const cgroup = existsSync('/proc/1/cgroup') ? readFileSync('/proc/1/cgroup', 'utf8') : '';
  return {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryMib: Math.round(os.totalmem() / 2 ** 20),
    kernel: `${os.type()} ${os.release()}`,
    isContainer: /docker|kubepods|containerd/.test(cgroup) || existsSync('/.dockerenv'),
  };
}

/** Of the working tree; `unknown` where it is none. */
export function commitFacts(folder: string): Pick<Run, 'commit' | 'isDirty' | 'repository'> {
  const commit = said('git', '-C', folder, 'rev-parse', 'HEAD') ?? 'unknown';
  const repository = repositoryOf(said('git', '-C', folder, 'remote', 'get-url', 'origin') ?? '');
  const isDirty = said('git', '-C', folder, 'status', '--porcelain') !== '';
  return { commit, isDirty, ...(repository !== undefined && { repository }) };
}

/** The page of a remote, of `git@host:owner/name.git` or an address; never with the name and password that one may hold. */
export function repositoryOf(remote: string): string | undefined {
  const found = /^(?:https:\/\/(?:[^/@]*@)?|(?:ssh:\/\/)?git@)([\w.-]+)[:/]([\w./-]+?)(?:\.git)?\/?$/.exec(remote);
  return found ? `https://${found[1]}/${found[2]}` : undefined;
}

/** By name; what isn't installed is left out. PostgreSQL tells its own when it is reached. */
export function versionFacts(): Run['versions'] {
  const h2load = said('h2load', '--version')?.replace('h2load nghttp2/', '');
  return { node: process.versions.node, ...npmVersions(), ...(h2load && { h2load }), ...pythonVersions() };
}

function npmVersions(): Record<string, string> {
  const require = createRequire(import.meta.url);
  const entries = PACKAGES.map((name): [string, string] => {
    const main = require.resolve(name);
    const root = main.slice(0, main.lastIndexOf(`node_modules/${name}`)) + `node_modules/${name}`;
    const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
    return [name, version];
  });
  return Object.fromEntries(entries);
}

function pythonVersions(): Record<string, string> {
  const program = `
import json, platform
from importlib.metadata import version, PackageNotFoundError
found = {'python': platform.python_version()}
for name in ${JSON.stringify(PYTHON_PACKAGES)}:
    try: found[name] = version(name)
    except PackageNotFoundError: pass
print(json.dumps(found))`;
  const text = said(PYTHON, '-c', program);
  return text === undefined ? {} : (JSON.parse(text) as Record<string, string>);
}

export const loadAverage = (): Run['loadAtStart'] => os.loadavg() as Run['loadAtStart'];

/** Too busy to be measured on. @param load average of one minute */
export const isBusyLoad = (load: number, cores: number): boolean => load > cores / 2;
