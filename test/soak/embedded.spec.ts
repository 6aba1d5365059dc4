import { setMaxListeners } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { envelope } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { expectConsistent } from '../kit/consistent.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { newPlayer } from '../kit/player.ts';
import { type Program, startProgram } from '../kit/program.ts';
import { openRows } from '../kit/rows.ts';
import { removeScratch, scratchFolder } from '../kit/scratch.ts';
import { until } from '../kit/until.ts';
import { judge } from './judge.ts';
import { newLedger, runSoakBot } from './soak-bot.ts';

const isLong = process.env['SOAK'] === 'long';
const KILLS = 20;
const BOTS = 8;
/** on a loaded machine it may be away for longer than a client waits by itself */
const MOST_ATTEMPTS = 12;
const THINK_MS = 150;
/** ms of play between an answer and the next kill */
const PLAY_MS = isLong ? 1500 : 300;
/** 2 s on a quiet machine; the short form shares it with other tests */
const BACK_WITHIN_MS = isLong ? 2000 : 15_000;

test(
  `two nodes share an embedded PostgreSQL that is killed ${KILLS} times while bots play: it is back each time, and no acknowledged move is lost`,
  async () => {
    const folder = scratchFolder('embedded');
    mkdirSync(folder, { recursive: true });
    const file = (name: string) => readFileSync(path.join(folder, '.data/pg/cluster', name), 'utf8');
    const postmaster = () => Number.parseInt(file('data/postmaster.pid'));
    /** while one is started there may be no file, or a half of it */
    const newPostmaster = () => {
      try {
        return postmaster();
      } catch {
        return undefined;
      }
    };
    const nodes: Program[] = [];
    const playing = new AbortController();
    setMaxListeners(0, playing.signal); // each bot listens
    const ledger = newLedger();
    try {
      const env = { BOTS: '0', TURN_TIMEOUT_S: '600' };
      for (let node = 0; node < 2; node++) nodes.push(await startProgram(env, undefined, folder));
      const askers = await Promise.all(nodes.map((node) => newPlayer(envelopeTransport(node))));
      const bots = Array.from({ length: BOTS }, (_, index) => {
        const { url, grpcAddress } = nodes[index % nodes.length]!;
        const transport = index % 4 < 2 ? envelope(url) : grpc(grpcAddress);
        return runSoakBot({
          transport,
          ledger,
          thinkMs: THINK_MS,
          startAfterMs: index * 50,
          maxAttempts: MOST_ATTEMPTS,
          signal: playing.signal,
        });
      });
      const port = file('data/postmaster.pid').split('\n')[3];
      const backMs: number[] = [];
      const killed = new Set<number>();
      for (let kill = 0; kill < KILLS; kill++) {
        await pause(PLAY_MS);
        const pid = postmaster();
        killed.add(pid);
        const since = performance.now();
        process.kill(pid, 'SIGKILL');
        await until(async () => newPostmaster() !== pid, 'another server');
        for (const asker of askers) await until(async () => (await asker.sync('1')).status === 200, 'an answer');
        backMs.push(performance.now() - since);
      }
      const before = ledger.acknowledged.length;
      await until(async () => ledger.acknowledged.length > before + BOTS || ledger.errors.length > 0, 'moves');
      playing.abort();
      await Promise.all(bots);
      const url = `postgres://postgres:${file('password').trim()}@127.0.0.1:${port}/othello`;
      const rows = openRows(url);
      const verdict = await judge(rows, ledger.acknowledged);
      await expectConsistent(url);
      await rows.close();
      const slowestMs = Math.round(Math.max(...backMs));
      if (isLong)
        console.log(
          `${KILLS} kills of the embedded PostgreSQL: answers after ${slowestMs} ms at most, ` +
            `${ledger.acknowledged.length} moves acknowledged, ${ledger.retries} attempts made again`,
        );
      expect(ledger.errors).toEqual([]);
      expect(verdict.faults).toEqual([]);
      expect(killed.size).toBe(KILLS);
      expect(slowestMs).toBeLessThan(BACK_WITHIN_MS);
      for (const node of nodes) expect(await node.stop('SIGTERM')).toEqual({ code: 0, signal: null });
    } catch (error) {
      for (const node of nodes) console.log(node.printed().slice(-6000));
      throw error;
    } finally {
      playing.abort();
      for (const node of nodes) await node.stop('SIGKILL');
      await removeScratch(folder);
    }
  },
  (60 + KILLS * 20) * 1000,
);
