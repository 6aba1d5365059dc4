// Those who watch games, and those who play them, in a process of their own: subscribers that only are there, and eyes on
// moves, by push and by polling.
import { setTimeout as pause } from 'node:timers/promises';
import { othello, ownSchema } from 'othello-rpc';
import { answerParent } from './asked-process.ts';
import { type Game, GameStock, nextPut } from './games.ts';
import { Latencies } from './latencies.ts';
import type { LatencyMs } from './results.ts';
import { seeded, unevenPauses } from './seeded.ts';
import { SocketBytes } from './socket-bytes.ts';
import { HttpConnection, requestBytes } from './wires/http-connection.ts';
import { openEnvelopeProtobuf } from './wires/envelope-wire.ts';
import { openSubscriptions, type Shape, type Subscriptions } from './wires/subscriptions.ts';

export interface Place {
  httpPort: number;
  grpcPort: number;
  /** of a server on the same database, where games are made */
  gamesUrl: string;
}

export interface Looked {
  moves: number;
  seconds: number;
  bytesUp: number;
  bytesDown: number;
  latencyMs: LatencyMs;
}

export interface Look {
  shape: Shape;
  /** between two looks; undefined: push */
  pollMs?: number;
  games: number;
  /** of each game, between two moves, on average: if moves kept step with polls, all would wait the same time */
  moveEveryMs: number;
  moves: number;
}

/** beyond the time between two looks: what is not seen by then is lost */
const PATIENCE_MS = 10_000;
const GLANCE_EVERY_MS = 5;

/** opened at once, so that the server's accept queue holds them */
const AT_ONCE = 64;

let place: Place | undefined;
let stock: GameStock | undefined;
const games: Game[] = [];
let subscriptions: Subscriptions | undefined;

function met(): { place: Place; stock: GameStock } {
  if (!place || !stock) throw new Error('meet comes first');
  return { place, stock };
}

/** Games in play, `count` of them, with `moves` or more to make. */
async function prepare({ games: count, moves }: Pick<Look, 'games' | 'moves'>): Promise<void> {
  const { stock } = met();
  games.splice(0, games.length, ...games.filter(({ squares, ply }) => squares.length - ply >= moves));
  if (games.length < count) await stock.fill(count - games.length, 0);
  while (games.length < count) {
    const game = stock.take();
    if (!game) throw new Error('the stock is out');
    games.push(game);
  }
}

/** Opens `count` subscribers, the two players of each game. @returns once each has its first Response */
async function subscribe({ shape, count }: { shape: Shape; count: number }): Promise<void> {
  const opened = (subscriptions = openSubscriptions(shape, met().place));
  const players = games.flatMap(({ roomId, players }) => players.map(({ token }) => ({ roomId, token })));
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = players.slice(from, Math.min(from + AT_ONCE, count));
    await Promise.all(some.map((watched) => new Promise<void>((resolve) => opened.open(watched, () => resolve()))));
  }
}

function unsubscribe(): void {
  subscriptions?.close();
  subscriptions = undefined;
}

/** From a mover's call until the opponent has the state that it made. */
class Eyes {
  readonly latencies = new Latencies();
  /** tokens of those who have seen anything */
  readonly seeing = new Set<string>();
  private readonly awaited = new Map<string, { version: number; movedAt: number }[]>();

  /** @param version that the move is going to make @param token of who is to see it */
  moves(version: number, token: string): void {
    const move = { version, movedAt: performance.now() };
    this.awaited.set(token, [...(this.awaited.get(token) ?? []), move]);
  }

  /** Who sees a version sees the moves before it. */
  sees(response: othello.Response, token: string): void {
    this.seeing.add(token);
    const seen = response.gameSyncRsp?.room?.version ?? 0;
    const awaited = this.awaited.get(token) ?? [];
    for (const { version, movedAt } of awaited) if (version <= seen) this.latencies.record(performance.now() - movedAt);
    this.awaited.set(
      token,
      awaited.filter(({ version }) => version > seen),
    );
  }
}

type Watcher = { roomId: number; token: string };
type Stop = () => void;

function byPush(watchers: readonly Watcher[], shape: Shape, eyes: Eyes): Stop {
  const opened = openSubscriptions(shape, met().place);
  for (const watcher of watchers)
    opened.open(watcher, (bytes) => eyes.sees(othello.Response.decode(bytes), watcher.token));
  return () => opened.close();
}

function byPolling(watchers: readonly Watcher[], pollMs: number, eyes: Eyes): Stop {
  let isOver = false;
  const { httpPort } = met().place;
  const watch = async ({ roomId, token }: Watcher, index: number) => {
    const connection = new HttpConnection(httpPort);
    const body = othello.Request.encode({
      protocolVersion: 2,
      protocolId: 105,
      token,
      gameSyncReq: { roomId },
    }).finish();
    const request = requestBytes('POST /api HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: ', body);
    await pause((index / watchers.length) * pollMs);
    while (!isOver) {
      const answer = othello.MultipleResponse.decode(await connection.post(request));
      for (const response of answer.responses) eyes.sees(response, token);
      await pause(pollMs);
    }
    connection.close();
  };
  watchers.forEach((watcher, index) => void watch(watcher, index));
  return () => void (isOver = true);
}

async function until(isSo: () => boolean, withinMs: number): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isSo() && performance.now() < end) await pause(GLANCE_EVERY_MS);
}

/** Both players of each game watch it, and move in turn. */
async function look({ shape, pollMs, games: count, moveEveryMs, moves }: Look): Promise<Looked> {
  const playing = games.slice(0, count);
  const eyes = new Eyes();
  const { httpPort } = met().place;
  const mover = openEnvelopeProtobuf({ port: httpPort, schema: ownSchema(), connections: 'kept', callers: count });
  const bytes = new SocketBytes(); // of sockets opened from now on: the mover's are not in it
  const watchers = playing.flatMap(({ roomId, players }) => players.map(({ token }) => ({ roomId, token })));
  const stop = pollMs === undefined ? byPush(watchers, shape, eyes) : byPolling(watchers, pollMs, eyes);
  const patienceMs = (pollMs ?? 0) + PATIENCE_MS;
  await until(() => eyes.seeing.size === watchers.length, patienceMs);
  const [before, began] = [bytes.total(), performance.now()];
  const random = seeded(count); // the same for each way to look
  await Promise.all(
    playing.map(async (game, index) => {
      for (const pauseMs of unevenPauses(moves, moveEveryMs, random)) {
        await pause(pauseMs);
        const opponent = game.players[(game.ply + 1) % 2];
        eyes.moves(game.ply + 3, opponent?.token ?? '');
        await mover.call(nextPut(game), index);
      }
    }),
  );
  const [now, seconds] = [bytes.total(), (performance.now() - began) / 1000];
  await until(() => eyes.latencies.count === count * moves, patienceMs);
  stop();
  mover.close();
  const { count: seen } = eyes.latencies;
  if (seen !== count * moves) throw new Error(`of ${count * moves} moves ${seen} were seen`);
  const down = { bytesUp: now.up - before.up, bytesDown: now.down - before.down };
  return { moves: seen, seconds, ...down, latencyMs: eyes.latencies.summary() };
}

answerParent({
  meet: (where: Place) => {
    place = where;
    stock = new GameStock(where.gamesUrl, 1);
  },
  prepare,
  subscribe,
  unsubscribe,
  look,
});
