import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startProgram } from '../kit/program.ts';
import { removeScratch, scratchFolder } from '../kit/scratch.ts';

test('a server whose embedded PostgreSQL ends and does not start again ends with one line that says why', async () => {
  const folder = scratchFolder('embedded');
  mkdirSync(folder, { recursive: true });
  const program = await startProgram({ BOTS: '0', LOG_LEVEL: 'fatal' }, undefined, folder);
  try {
    const data = path.join(folder, '.data/pg/cluster/data');
    writeFileSync(path.join(data, 'postgresql.conf'), 'shared_buffers = many\n');
    process.kill(Number.parseInt(readFileSync(path.join(data, 'postmaster.pid'), 'utf8')), 'SIGKILL');
    await program.ended;
    const said = program.printed().slice(program.printed().indexOf('othello: '));
    expect(said).toMatch(
      /^othello: PostgreSQL does not start in [^\n]+\(FATAL: [^\n]+\): mend that and start again[^\n]*\n$/,
    );
    expect(await program.stop('SIGKILL')).toEqual({ code: 1, signal: null });
  } finally {
    await program.stop('SIGKILL');
    await removeScratch(folder);
  }
});
