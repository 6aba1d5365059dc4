import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freshDatabase } from '../kit/fresh-database.ts';
import { startProgram } from '../kit/program.ts';

const root = path.resolve(import.meta.dirname, '../..');

test('what the Dockerfile copies is all that a build and a start need', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'image-'));
  const database = await freshDatabase();
  try {
    const copied = readFileSync(path.join(root, 'Dockerfile'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('COPY '))
      .flatMap((line) => line.split(' ').slice(1, -1));
    for (const file of copied) cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules')); // in the place of npm ci
    execFileSync('npm', ['run', 'build'], { cwd: folder, stdio: 'pipe' });
    const program = await startProgram(
      { DATABASE_URL: database.url, NODE_ENV: 'production', HOST: '127.0.0.1' },
      folder,
    );
    expect((await fetch(`${program.url}/health`)).status).toBe(200);
    expect(await program.stop('SIGTERM')).toEqual({ code: 0, signal: null });
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  }
});
