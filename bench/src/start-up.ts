import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StartUp } from './results.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** One start in `folder`, to the first answered call. @returns ms */
async function startOnce(folder: string, signal?: AbortSignal): Promise<number> {
  const began = performance.now();
  const env = { ...process.env, PORT: '0', GRPC_PORT: '0', THRIFT_PORT: '0', DATABASE_URL: '' };
  const child = spawn(process.execPath, [MAIN], { cwd: folder, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  let lastStderr = '';
  child.on('error', () => undefined); // told by its end
  child.stderr.setEncoding('utf8').on('data', (text: string) => (lastStderr = text.trimEnd().split('\n').at(-1) ?? ''));
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /POST (\S+)\)/.exec(line)?.[1];
      if (!url) continue;
      const login = {
        protocolVersion: 2,
        protocolId: 100,
        loginReq: { platformType: 'CUSTOM', platformToken: 'bench' },
      };
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(login) });
      if (response.status !== 200) throw new Error(`the first call was answered with ${response.status}`);
      return performance.now() - began;
    }
    throw new Error(`the server ended before it listened: ${lastStderr}`);
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}

/** From `node dist/main.js` to the first answer, on the embedded database: made anew, then `starts` times present. */
export async function measureStart(starts: number, signal?: AbortSignal): Promise<StartUp> {
  const folder = mkdtempSync(path.join(tmpdir(), 'othello-start-'));
  try {
    const createdMs = await startOnce(folder, signal);
    const samplesMs: number[] = [];
    while (samplesMs.length < starts) samplesMs.push(await startOnce(folder, signal));
    return { createdMs, samplesMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
