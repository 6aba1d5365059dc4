import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  connect,
  envelope,
  isTurnOf,
  OthelloClient,
  type Room,
  roomOf,
  type Transport,
  websocket,
} from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import { mulberry32 } from '@othello-rpc/kernel/random';
import { WebSocket } from 'ws';
import type { TransportName } from '../results.ts';
import type { FarPorts } from './far-end.ts';
import type { PLAYED } from './jobs.ts';

type Open = (host: string, ports: FarPorts) => Transport;

/** The SDK's transports that a game can be played over. */
const TRANSPORTS: Partial<Record<TransportName, Open>> & Record<(typeof PLAYED)[number], Open> = {
  'envelope-protobuf': (host, { httpPort }) => envelope(`http://${host}:${httpPort}`),
  'envelope-http2': (host, { httpPort }) => envelope(`http://${host}:${httpPort}`, { http2: true }),
  websocket: (host, { httpPort }) => websocket(`http://${host}:${httpPort}`, { WebSocket }),
  connect: (host, { httpPort }) => connect(`http://${host}:${httpPort}`),
  grpc: (host, { grpcPort }) => grpc(`${host}:${grpcPort}`),
  'grpc-play': (host, { grpcPort }) => grpc(`${host}:${grpcPort}`, { stream: true }),
  thrift: (host, { thriftPort }) => thrift(`${host}:${thriftPort}`),
};

export interface NearGame {
  transport: TransportName;
  /** where each player finds the server: by a link of their own */
  hosts: readonly [string, string];
  ports: FarPorts;
  /** between two looks at the room; undefined: push */
  pollMs?: number;
  /** that a player thinks, at random from none to twice as long */
  thinkMs: number;
  moves: number;
  seed: number;
}

/** A move that has not arrived by then is lost. */
const SEEN_TIMEOUT_MS = 60_000;

/** A player who uses the SDK and watches the room. */
class Seat {
  version = -1;
  room: Room | undefined;
  private readonly waiting = new Set<() => void>();
  private failure: Error | undefined;
  private readonly leaving = new AbortController();

  constructor(
    readonly client: OthelloClient,
    readonly userId: string,
  ) {}

  watch(roomId: string): void {
    const states = this.client.watchRoom(roomId, { signal: this.leaving.signal });
    const look = async () => {
      for await (const { room } of states) {
        this.room = room;
        this.version = room.version;
        for (const wake of this.waiting) wake();
      }
    };
    look().catch((error: Error) => {
      this.failure = error;
      for (const wake of this.waiting) wake();
    });
  }

  /** Until it has seen a version after that one. @throws Error when it never does */
  async sees(after: number): Promise<Room> {
    const late = AbortSignal.any([AbortSignal.timeout(SEEN_TIMEOUT_MS), this.leaving.signal]);
    while (this.version <= after) {
      if (this.failure) throw this.failure;
      if (late.aborted) throw new Error(`a move was not seen within ${SEEN_TIMEOUT_MS / 1000} s`);
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.waiting.delete(wake);
          late.removeEventListener('abort', wake);
          resolve();
        };
        this.waiting.add(wake);
        late.addEventListener('abort', wake);
      });
    }
    return this.room as Room;
  }

  leave(): void {
    this.leaving.abort();
    this.client.close();
  }
}

async function enter({ transport, ports, pollMs }: NearGame, host: string): Promise<Seat> {
  const open = TRANSPORTS[transport];
  if (!open) throw new Error(`the SDK has no ${transport}`);
  const looks = pollMs === undefined ? {} : { push: false as const, pollMs: [pollMs, pollMs] as const };
  const client = new OthelloClient({ transport: open(host, ports), ...looks });
  const name = `n${randomBytes(6).toString('hex')}`;
  const { user } = await client.loginOrRegister({ platformToken: `network-${name}`, name });
  return new Seat(client, user?.id ?? '');
}

/** A game under way on emulated links. */
export class GameOnLinks {
  /** from each mover's call until the opponent had the new state */
  readonly eyeMs: number[] = [];
  private isLeft = false;
  private readonly onEye = new Set<() => void>();

  private constructor(
    private readonly game: NearGame,
    private readonly seats: readonly [Seat, Seat],
  ) {}

  static async begin(game: NearGame): Promise<GameOnLinks> {
    const seats = await Promise.all([enter(game, game.hosts[0]), enter(game, game.hosts[1])]);
    const [white, black] = seats;
    // private, so that nobody else joins it
    const { roomId, invite = '' } = roomOf(await white.client.createGameRoom({ private: true }));
    const { version } = roomOf(await black.client.joinGameRoom({ invite }));
    for (const seat of seats) seat.watch(roomId);
    await Promise.all(seats.map((seat) => seat.sees(version - 1)));
    return new GameOnLinks(game, seats);
  }

  /** Until all moves are made, the game is over, or it is left. */
  async play(): Promise<void> {
    const { moves, thinkMs, seed } = this.game;
    const random = mulberry32(seed);
    while (this.eyeMs.length < moves && !this.isLeft) {
      const mover = this.seats.find(({ room, userId }) => room && isTurnOf(room, userId));
      const opponent = this.seats.find((seat) => seat !== mover);
      if (!mover?.room || !opponent) return; // the game is over
      await pause(2 * thinkMs * random());
      const { legalMoves, roomId, version } = mover.room;
      const square = legalMoves[Math.floor(random() * legalMoves.length)] as number;
      const began = performance.now();
      const put = mover.client.gamePut({ roomId, r: square >> 3, c: square & 7 });
      const seen = opponent.sees(version).then(() => this.eye(performance.now() - began));
      const [reply] = await Promise.all([put, seen]);
      const made = roomOf(reply).version;
      await Promise.all(this.seats.map((seat) => seat.sees(made - 1)));
    }
  }

  /** ms until so many more moves have reached the opponent */
  async untilEyes(count: number): Promise<number> {
    const [began, wanted] = [performance.now(), this.eyeMs.length + count];
    while (this.eyeMs.length < wanted) await new Promise<void>((resolve) => this.onEye.add(resolve));
    return performance.now() - began;
  }

  leave(): void {
    this.isLeft = true;
    for (const seat of this.seats) seat.leave();
  }

  private eye(ms: number): void {
    this.eyeMs.push(ms);
    for (const wake of this.onEye) wake();
    this.onEye.clear();
  }
}

let nextKey = 0;
const games = new Map<number, { game: GameOnLinks; ended: Promise<void> }>();

function known(key: number): { game: GameOnLinks; ended: Promise<void> } {
  const found = games.get(key);
  if (!found) throw new Error(`no game was begun as ${key}`);
  return found;
}

/** Games over emulated links, by the SDK. */
export const nearGames = {
  /** @returns what the others know it by, once both players see the board; play goes on by itself */
  begin: async (asked: NearGame): Promise<number> => {
    const game = await GameOnLinks.begin(asked);
    const ended = game.play();
    ended.catch(() => undefined); // told to whoever waits for it
    const key = nextKey++;
    games.set(key, { game, ended });
    return key;
  },
  untilEyes: async ({ key, count }: { key: number; count: number }): Promise<number> => {
    const { game, ended } = known(key);
    const tooSoon = ended.then(() => Promise.reject(new Error('the game was over too soon')));
    return Promise.race([game.untilEyes(count), tooSoon]);
  },
  /** @returns once it has been played to its end: eyeMs */
  played: async ({ key }: { key: number }): Promise<number[]> => {
    const { game, ended } = known(key);
    await ended;
    return game.eyeMs;
  },
  leave: ({ key }: { key: number }): void => {
    games.get(key)?.game.leave();
    games.delete(key);
  },
};
