import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freshDatabase } from '../kit/fresh-database.ts';
import { startProgram } from '../kit/program.ts';

const root = path.resolve(import.meta.dirname, '../..');

interface Stage {
  from: string;
  name: string;
  /** instructions after FROM, each with its arguments */
  steps: [instruction: string, text: string][];
}

/** The stages of a Dockerfile, in order. */
function stagesOf(text: string): Stage[] {
  return text
    .split(/^FROM /m)
    .slice(1)
    .map((part) => {
      const [first = '', ...rest] = part.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      const [from = '', , name = ''] = first.split(' ');
      return { from, name, steps: rest.map((line) => [line.split(' ')[0] ?? '', line.slice(line.indexOf(' ') + 1)]) };
    });
}

/** Does in `place` what Docker would do in a stage's /app. @param placeOf the folders of the stages before */
function make(stage: Stage, place: string, placeOf: ReadonlyMap<string, string>): void {
  const parent = placeOf.get(stage.from);
  if (parent) cpSync(parent, place, { recursive: true });
  else mkdirSync(place);
  for (const [instruction, text] of stage.steps) {
    if (instruction === 'RUN') runStep(text, place);
    if (instruction !== 'COPY') continue;
    const [, stageName] = /^--from=(\S+) /.exec(text) ?? [];
    const words = text.replace(/^--from=\S+ /, '').split(' ');
    const [sources, target = ''] = [words.slice(0, -1), words.at(-1)];
    for (const source of sources) {
      const from = stageName
        ? path.join(placeOf.get(stageName) ?? '', source.replace(/^\/app\//, ''))
        : path.join(root, source);
      const to = target === './' ? path.join(place, path.basename(source)) : path.join(place, target);
      // between stages by links, which are as good and quicker
      if (stageName) execFileSync('cp', ['-al', from, to]);
      else cpSync(from, to, { recursive: true, filter: (each) => !isLeftOut(each) });
    }
  }
}

/** As .dockerignore has it. */
const isLeftOut = (file: string) => /\/packages\/\w+\/dist(\/|$)/.test(file);

function runStep(command: string, place: string): void {
  const installsAll = command === 'npm ci --no-audit --no-fund';
  // the whole of it is what this clone has installed from the same lockfile
  if (installsAll) symlinkSync(path.join(root, 'node_modules'), path.join(place, 'node_modules'));
  else execFileSync('sh', ['-c', command], { cwd: place, stdio: 'pipe' });
}

test('the image that the Dockerfile makes has what a start needs, nothing that builds, and needs no writable root', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'image-'));
  const database = await freshDatabase();
  try {
    const stages = stagesOf(readFileSync(path.join(root, 'Dockerfile'), 'utf8'));
    const placeOf = new Map<string, string>();
    for (const [index, stage] of stages.entries()) {
      const place = path.join(folder, `stage-${index}`);
      make(stage, place, placeOf);
      placeOf.set(stage.name, place);
    }
    const image = path.join(folder, `stage-${stages.length - 1}`);
    const installed = readdirSync(path.join(image, 'node_modules'));
    expect(installed).toEqual(expect.arrayContaining(['@nestjs', '@othello-rpc', 'pg']));
    expect(installed.filter((name) => /^(jest|typescript|vite|thrift|vega)$/.test(name))).toEqual([]);
    const files = () => readdirSync(image, { recursive: true, encoding: 'utf8' }).length;
    const before = files();
    const program = await startProgram(
      { DATABASE_URL: database.url, NODE_ENV: 'production', HOST: '127.0.0.1' },
      image,
    );
    expect((await fetch(`${program.url}/health`)).status).toBe(200);
    expect((await fetch(program.url)).status).toBe(200);
    expect(await program.stop('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(files()).toBe(before);
    expect(existsSync(path.join(image, '.data'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  }
}, 180_000);

test('the image runs as a user without rights, on an exact version of its base', () => {
  const stages = stagesOf(readFileSync(path.join(root, 'Dockerfile'), 'utf8'));
  const bases = stages.map(({ from }) => from).filter((from) => from.startsWith('node:'));
  for (const base of bases) expect(base).toMatch(/^node:\d+\.\d+\.\d+-slim$/);
  expect(new Set(bases).size).toBe(1);
  expect(stages.at(-1)?.steps).toContainEqual(['USER', 'node']);
});
