import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));
const TARGET_MS = 6000;
const RUNS = 3;

/** One start in `folder`, to the first answered call. @returns ms */
async function startOnce(folder: string): Promise<number> {
  const began = performance.now();
  const env = { ...process.env, PORT: '0', GRPC_PORT: '0', DATABASE_URL: '' };
  const child = spawn(process.execPath, [MAIN], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
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
    throw new Error('the server ended before it listened: its own words are above');
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
}

/** From `node dist/main.js` to the first answer, on the embedded database with its data directory present. */
export async function measureStart(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'othello-start-'));
  try {
    const created = await startOnce(folder);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await startOnce(folder));
    const isMet = Math.max(...times) <= TARGET_MS;
    const shown = times.map((ms) => `${(ms / 1000).toFixed(1)} s`).join(', ');
    console.log(
      `start to first answer, data directory present: ${shown} (made anew: ${(created / 1000).toFixed(1)} s)   ` +
        `target ≤ ${TARGET_MS / 1000} s   ${isMet ? 'met' : 'MISSED'}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
