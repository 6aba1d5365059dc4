import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Links } from '../../bench/src/network/link.ts';
import { median } from '../../bench/src/statistics.ts';
import { WorkerProcess } from '../../bench/src/worker-process.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../bench/link/link.py');

const SLOW = { delayMs: 60, jitterMs: 20, loss: 0, kbitPerS: 10_000 };
const LOSSY = { delayMs: 1, jitterMs: 0, loss: 0.2, kbitPerS: 100_000 };
const NARROW = { delayMs: 1, jitterMs: 0, loss: 0, kbitPerS: 200 };
const CLEAR = { ...LOSSY, loss: 0 };
const BYTES = 1000;
/** of UDP and IP, a datagram */
const HEADERS = 28;

type Echoes = (link: number, samples: number, bytes?: number) => Promise<number[]>;

interface Ends {
  links: Links;
  /** all at once: when each echo came */
  flood: Echoes;
  /** one after the other: how long each took */
  echoes: Echoes;
}

const canEmulate =
  spawnSync('python3', [PROGRAM, '1', JSON.stringify([SLOW])], { input: '', encoding: 'utf8' }).status === 0;

/** Links with an echo at their far end. A machine that can't have them has to say so, in one line. */
async function onLinks(profiles: (typeof SLOW)[], work: (ends: Ends) => Promise<void>): Promise<void> {
  if (!canEmulate) return expect(Links.start(profiles, 1)).rejects.toThrow(/^no emulated links \([^\n]+\): they need/);
  const links = await Links.start(profiles, 1);
  const { near: nearNetns, far: farNetns } = links.namespaces;
  const far = WorkerProcess.start('the far end', '../dist/network/far-end.js', { netns: farNetns });
  const near = WorkerProcess.start('the near end', '../dist/network/near-end.js', { netns: nearNetns });
  try {
    const port = await far.ask<number>('echo');
    const asked = (name: string): Echoes => {
      return (link, samples, bytes = BYTES) => near.ask(name, { host: Links.farAddress(link), port, samples, bytes });
    };
    await work({ links, flood: asked('flood'), echoes: asked('echoes') });
  } finally {
    await Promise.all([near.stop(), far.stop()]);
    await links.stop();
  }
  expect(existsSync(nearNetns)).toBe(false);
}

test('a packet takes the delay that was asked for, there and back, and never less', () =>
  onLinks([SLOW], async ({ echoes }) => {
    const tripsMs = await echoes(0, 20);
    expect(tripsMs).toHaveLength(20);
    expect(Math.min(...tripsMs)).toBeGreaterThan(2 * (SLOW.delayMs - SLOW.jitterMs));
    expect(median(tripsMs)).toBeGreaterThan(2 * SLOW.delayMs - SLOW.jitterMs);
    expect(new Set(tripsMs.map(Math.round)).size).toBeGreaterThan(5); // it varies
  }));

test('as many packets are lost as was asked for, each way, and lost ones are counted', () =>
  onLinks([LOSSY], async ({ links, flood }) => {
    const before = await links.count(0);
    const came = (await flood(0, 300, 10)).length;
    const after = await links.count(0);
    const sent = { up: (after.up - before.up) / (10 + HEADERS), down: (after.down - before.down) / (10 + HEADERS) };
    expect(sent.up).toBe(300);
    expect(Math.abs(sent.down / 300 - 0.8)).toBeLessThan(0.1);
    expect(Math.abs(came / sent.down - 0.8)).toBeLessThan(0.1);
  }));

test('no more goes through than the rate, and what does not fit the queue is lost', () =>
  onLinks([NARROW], async ({ flood }) => {
    const cameMs = await flood(0, 100);
    expect(cameMs.length).toBeGreaterThan(55); // 64 KiB wait
    expect(cameMs.length).toBeLessThan(75);
    const tookMs = (cameMs.at(-1) ?? 0) - (cameMs[0] ?? 0);
    expect(((cameMs.length - 1) * (BYTES + HEADERS)) / tookMs).toBeLessThan(35); // 25 bytes a ms, and a machine that stalls at the start sees the rest come sooner
  }));

test('nothing comes over a link that is cut, until it is no more; a changed address is reached', () =>
  onLinks([CLEAR], async ({ links, flood }) => {
    await links.cut(0, true);
    expect(await flood(0, 5)).toEqual([]);
    await links.cut(0, false);
    expect(await flood(0, 5)).toHaveLength(5);
    await links.readdress(0);
    expect(await flood(0, 5)).toHaveLength(5);
  }));

test('without the right to make namespaces one line says so', () => {
  const unprivileged = ['--inh-caps=-all', '--bounding-set=-all', 'python3', PROGRAM, '1', '[]'];
  const { status, stdout, stderr } = spawnSync('setpriv', unprivileged, { encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['', expect.stringMatching(/^[^\n]+\n$/)]);
  expect(status).not.toBe(0);
});
