// Reads of a room with its session, in one process with whoever asks: our server's GameSync in-process, its read alone, and
// one named select a call.
import { createHash } from 'node:crypto';
import { ProcedureRegistry } from 'othello-rpc';
import { serveParent } from '../worker-process.ts';
import { bootBenchNode } from '../bench-node.ts';
import { closedLoop, type MakeCall } from '../loops.ts';
import { inProcessServer, openInProcess } from '../wires/index.ts';
import { NamedSelect } from './named-select.ts';
import { type PreparedGame, PreparedGames } from './prepared-games.ts';

export interface ReadLoad {
  /** GameSync: the whole call, its token hashed, its answer made; rows: what it reads, by the same way */
  shape: 'GameSync' | 'rows' | 'named select';
  callers: number;
  warmUpMs: number;
  ms: number;
}

type Read = (game: PreparedGame) => Promise<unknown>;
let shapes: Record<ReadLoad['shape'], Read> | undefined;
let games: readonly PreparedGame[] = [];

const hashOf = (token: string) => createHash('sha256').update(token).digest();

async function start({ databaseUrl, games: count, seed }: { databaseUrl: string; games: number; seed: number }) {
  const node = await bootBenchNode({ ...process.env, DATABASE_URL: databaseUrl });
  games = (await PreparedGames.make(databaseUrl, count, seed)).all;
  const hashes = new Map(games.map(({ players: [black], roomId }) => [roomId, hashOf(black.token)]));
  const hashFor = ({ roomId }: PreparedGame) => hashes.get(roomId) as Buffer;
  const named = new NamedSelect(databaseUrl);
  const wire = openInProcess(inProcessServer(node.app));
  const rows = node.app.get(ProcedureRegistry, { strict: false }).byName.get('GameSync')?.optimistic;
  if (!rows) throw new Error('GameSync no longer reads optimistic rows: measure it another way');
  shapes = {
    GameSync: ({ roomId, players: [black] }) =>
      wire.call({ procedure: 'GameSync', request: { roomId }, token: black.token }, 0),
    rows: (game) =>
      rows.read(
        { tokenHash: hashFor(game), seqNo: undefined, deadlineMs: Date.now() + 60_000 },
        { roomId: game.roomId },
      ),
    'named select': (game) => named.read(hashFor(game), game.roomId),
  };
}

serveParent({
  start,
  measure: async ({ shape, callers, warmUpMs, ms }: ReadLoad) => {
    const read = shapes?.[shape];
    if (!read) throw new Error('start comes before measure');
    const call: MakeCall = async (caller) => void (await read(games[caller % games.length] as PreparedGame));
    await closedLoop(call, callers, warmUpMs);
    const { calls, seconds, latencies } = await closedLoop(call, callers, ms);
    return { calls, seconds, latencyMs: latencies.summary(), clientCpuUs: 0 };
  },
});
