// The clients at the near end of the links, in a process of its own: it runs in their network namespace.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { serveParent } from '../worker-process.ts';
import { nearCalls } from './near-calls.ts';
import { nearGames } from './near-game.ts';

const LOST_AFTER_MS = 3000;
const SILENT_MS = 1500;

serveParent({
  ...nearCalls,
  ...nearGames,
  /** ms that a datagram of that many bytes and its echo take, one after the other; lost ones are left out */
  echoes: async ({ host, port, samples, bytes }: { host: string; port: number; samples: number; bytes: number }) => {
    const socket = createSocket('udp4');
    const samplesMs: number[] = [];
    for (let sample = 0; sample < samples; sample++) {
      const began = performance.now();
      const late = AbortSignal.timeout(LOST_AFTER_MS);
      socket.send(Buffer.alloc(bytes, sample), port, host);
      await once(socket, 'message', { signal: late }).then(
        () => samplesMs.push(performance.now() - began),
        () => undefined,
      );
    }
    socket.close();
    return samplesMs;
  },
  /** Sends datagrams all at once. @returns ms since then at which each echo came, until none comes any more */
  flood: async ({ host, port, samples, bytes }: { host: string; port: number; samples: number; bytes: number }) => {
    const socket = createSocket('udp4');
    const samplesMs: number[] = [];
    const began = performance.now();
    socket.on('message', () => samplesMs.push(performance.now() - began));
    for (let sample = 0; sample < samples; sample++) socket.send(Buffer.alloc(bytes, sample), port, host);
    for (let before = -1; before < samplesMs.length;) {
      before = samplesMs.length;
      await pause(SILENT_MS);
    }
    socket.close();
    return samplesMs;
  },
});
