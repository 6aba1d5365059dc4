// The clients that watch games and the clients that play them, in a process of its own: subscribers that only stay
// connected, and observers that tell when a move arrives, by push and by polling.
import { setTimeout as pause } from 'node:timers/promises';
import { othello, ownSchema } from 'othello-rpc';
import { serveParent } from './worker-process.ts';
import { type Game, GameStock, nextPut } from './games.ts';
import { Latencies } from './latencies.ts';
import type { LatencyMs } from './results.ts';
import { mulberry32 } from '@othello-rpc/kernel/random';
import { unevenPauses } from './uneven-pauses.ts';
import { SocketBytes } from './socket-bytes.ts';
import { HttpConnection, requestBytes } from './wires/http-connection.ts';
import { openEnvelopeProtobuf } from './wires/envelope-wire.ts';
import { openSubscriptions, type Shape, type Subscriptions } from './wires/subscriptions.ts';

export interface ObservedPorts {
  httpPort: number;
  grpcPort: number;
  thriftPort: number;
  /** of a server on the same database, where games are made */
  gamesUrl: string;
}

export interface Observed {
  moves: number;
  seconds: number;
  bytesUp: number;
  bytesDown: number;
  latencyMs: LatencyMs;
}

export interface Observation {
  shape: Shape;
  /** between two polls; undefined: push */
  pollMs?: number;
  games: number;
  /** of each game, between two moves, on average: moves at the polls' own rhythm would all wait the same time */
  moveEveryMs: number;
  moves: number;
}

/** beyond the time between two polls: a move that has not arrived by then is lost */
const SEEN_TIMEOUT_MS = 10_000;
const CHECK_EVERY_MS = 5;

/** opened at once, so that the server's accept queue holds them */
const AT_ONCE = 64;

let place: ObservedPorts | undefined;
let stock: GameStock | undefined;
const games: Game[] = [];
let subscriptions: Subscriptions | undefined;

function setup(): { place: ObservedPorts; stock: GameStock } {
  if (!place || !stock) throw new Error('setUp comes first');
  return { place, stock };
}

/** Games in play, `count` of them, with `moves` or more to make. */
async function prepare({ games: count, moves }: Pick<Observation, 'games' | 'moves'>): Promise<void> {
  const { stock } = setup();
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
  const opened = (subscriptions = openSubscriptions(shape, setup().place));
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

/** Measures from a mover's call until the opponent has received the state that it made. */
class Observer {
  readonly latencies = new Latencies();
  /** tokens of those who have received anything */
  readonly started = new Set<string>();
  private readonly awaited = new Map<string, { version: number; movedAt: number }[]>();

  /** @param version that the move is going to make @param token of the player who is to receive it */
  expect(version: number, token: string): void {
    const move = { version, movedAt: performance.now() };
    this.awaited.set(token, [...(this.awaited.get(token) ?? []), move]);
  }

  /** A state of a version contains the moves before it. */
  received(response: othello.Response, token: string): void {
    this.started.add(token);
    const seen = response.gameSyncRsp?.room?.version ?? 0;
    const awaited = this.awaited.get(token) ?? [];
    for (const { version, movedAt } of awaited) if (version <= seen) this.latencies.record(performance.now() - movedAt);
    this.awaited.set(
      token,
      awaited.filter(({ version }) => version > seen),
    );
  }
}

type Subscription = { roomId: number; token: string };
type Stop = () => void;

function byPush(watchers: readonly Subscription[], shape: Shape, eyes: Observer): Stop {
  const opened = openSubscriptions(shape, setup().place);
  for (const watcher of watchers) opened.open(watcher, (response) => eyes.received(response, watcher.token));
  return () => opened.close();
}

function byPolling(watchers: readonly Subscription[], pollMs: number, eyes: Observer): Stop {
  let isOver = false;
  const { httpPort } = setup().place;
  const watch = async ({ roomId, token }: Subscription, index: number) => {
    const connection = new HttpConnection({ port: httpPort });
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
      for (const response of answer.responses) eyes.received(response, token);
      await pause(pollMs);
    }
    connection.close();
  };
  watchers.forEach((watcher, index) => void watch(watcher, index));
  return () => void (isOver = true);
}

async function until(isSo: () => boolean, withinMs: number): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isSo() && performance.now() < end) await pause(CHECK_EVERY_MS);
}

/** Both players of each game watch it, and move in turn. */
async function observe({ shape, pollMs, games: count, moveEveryMs, moves }: Observation): Promise<Observed> {
  const playing = games.slice(0, count);
  const observer = new Observer();
  const { httpPort } = setup().place;
  const mover = openEnvelopeProtobuf({ port: httpPort, schema: ownSchema(), connections: 'kept', callers: count });
  const bytes = new SocketBytes(); // of sockets opened from now on: the mover's are not in it
  const watchers = playing.flatMap(({ roomId, players }) => players.map(({ token }) => ({ roomId, token })));
  const stop = pollMs === undefined ? byPush(watchers, shape, observer) : byPolling(watchers, pollMs, observer);
  const timeoutMs = (pollMs ?? 0) + SEEN_TIMEOUT_MS;
  await until(() => observer.started.size === watchers.length, timeoutMs);
  const [before, began] = [bytes.total(), performance.now()];
  const random = mulberry32(count); // the same for push and for each way of polling
  await Promise.all(
    playing.map(async (game, index) => {
      for (const pauseMs of unevenPauses(moves, moveEveryMs, random)) {
        await pause(pauseMs);
        const opponent = game.players[(game.ply + 1) % 2];
        observer.expect(game.ply + 3, opponent?.token ?? '');
        await mover.call(nextPut(game), index);
      }
    }),
  );
  const [now, seconds] = [bytes.total(), (performance.now() - began) / 1000];
  await until(() => observer.latencies.count === count * moves, timeoutMs);
  stop();
  mover.close();
  const { count: seen } = observer.latencies;
  if (seen !== count * moves) throw new Error(`of ${count * moves} moves ${seen} were seen`);
  const down = { bytesUp: now.up - before.up, bytesDown: now.down - before.down };
  return { moves: seen, seconds, ...down, latencyMs: observer.latencies.summary() };
}

serveParent({
  setUp: (where: ObservedPorts) => {
    place = where;
    stock = new GameStock(where.gamesUrl, 1);
  },
  prepare,
  subscribe,
  unsubscribe,
  observe,
});
