import { setTimeout as sleep } from 'node:timers/promises';
import { naiveLegalMoves } from '../kernel/naive-rules.ts';
import { Api2017, type Api2017Options } from './api-2017.ts';
import { Code, decodeAnswers, encodeRequest, type Plain, Status, type V1Room, type V1User } from './v1-schema.ts';

export interface Client2017Options extends Api2017Options {
  name: string;
  /** who the player is; by default somebody new */
  platformToken?: string;
  /** between a GameSync and the next; by default 5 */
  pollMs?: number;
  /** runs before every call: the test's way to hold this client, or to let others act first */
  before?: (procedure: string) => Promise<void> | void;
}

export interface GameEnd {
  winner: string;
  myScore: number;
  opponentScore: number;
  user: V1User;
  opponent: V1User;
}

interface QueuedCall {
  procedure: string;
  body: Plain;
  afterMs: number;
}

type Handler = (code: number, body: Plain) => void;

/**
 * A client as they were in 2017: handlers named by procedure, which queue the next calls. Nothing in it knows of V_2, of
 * seqNo, or of what to do when no answer calls for a next call: then it stops for good, which here is an error.
 */
export class Client2017 {
  /** of every RspGameOver, in order */
  readonly ends: GameEnd[] = [];
  /** `GamePut`, then `RspGamePut 0` and what came with it */
  readonly log: string[] = [];
  readonly api: Api2017;
  private readonly queue: QueuedCall[] = [];
  private token: string | undefined;
  private userId = '0';

  private readonly me: Plain;

  constructor(private readonly options: Client2017Options) {
    this.api = new Api2017(options);
    this.me = { platform_type: 1, platform_token: options.platformToken ?? `2017:${Math.random()}` };
  }

  /** Calls until `games` have ended, counted from its birth; goes on where it stopped when called once more. */
  async play(games: number): Promise<GameEnd[]> {
    if (this.queue.length === 0) this.login();
    while (this.ends.length < games) {
      const call = this.queue.shift();
      if (!call) throw new Error(`the client stopped for good after ${this.log.slice(-4).join(', ')}`);
      await sleep(call.afterMs);
      await this.options.before?.(call.procedure);
      this.log.push(call.procedure);
      const bytes = await this.api.post(encodeRequest(`Req${call.procedure}`, call.body, this.token), call.procedure);
      for (const { procedure, code, body } of decodeAnswers(bytes)) {
        this.log.push(`${procedure} ${code}`);
        this.handlers[procedure]?.(code, body);
      }
    }
    return this.ends;
  }

  private readonly handlers: Record<string, Handler> = {
    RspLogin: (code, body) => {
      if (code === Code.ErrorUserNotRegistered) this.rpc('Register', { ...this.me, name: this.options.name });
      if (code !== Code.Success) return;
      this.token = body.token as string;
      this.userId = (body.user as V1User).id;
      this.rpc('RandomJoin', {});
    },
    RspRegister: (code) => {
      if (code === Code.Success || code === Code.ErrorUserAlreadyExists) this.login();
    },
    RspRandomJoin: (code) => {
      if (code !== Code.Success) this.rpc('CreateGameRoom', {});
    },
    RspCreateGameRoom: (code, body) => this.look(code, body),
    RspJoinGameRoom: (code, body) => this.look(code, body),
    RspGameSync: (code, body) => this.look(code, body),
    RspGameOver: (_code, body) => {
      const { winner, my_score: myScore, opponent_score: opponentScore, user, opponent } = body;
      this.ends.push({ winner, myScore, opponentScore, user, opponent } as GameEnd);
      this.userId = (user as V1User).id;
      this.rpc('RandomJoin', {});
    },
  };

  /** Puts when it is our turn, asks again while it isn't, and has nothing to do in a room that has ended. */
  private look(code: number, body: Plain): void {
    const room = body.room as V1Room | null;
    if (code !== Code.Success || !room) return;
    const mine = this.userId === room.user_1 ? 'white' : 'black';
    const turn = { [Status.TURN_USER1 ?? 1]: 'white', [Status.TURN_USER2 ?? 2]: 'black' }[room.status];
    if (turn === mine) {
      const square = this.choose(room.board, mine);
      this.rpc('GamePut', { room_id: room.room_id, r: square >> 3, c: square & 7 });
    } else if (turn || room.status === Status.WAITING)
      this.rpc('GameSync', { room_id: room.room_id }, this.options.pollMs ?? 5);
  }

  private choose(board: number[], side: 'black' | 'white'): number {
    const rows = Array.from({ length: 8 }, (_, row) => board.slice(row * 8, row * 8 + 8));
    const discs = rows.map((row) => row.map((item) => ([undefined, 'black', 'white'] as const)[item]));
    const moves = naiveLegalMoves(discs, side);
    const corners = moves.filter((square) => [0, 7, 56, 63].includes(square));
    const among = corners.length > 0 ? corners : moves;
    const square = among[Math.floor(Math.random() * among.length)];
    if (square === undefined) throw new Error(`it is the turn of ${side}, who has no move on ${board.join('')}`);
    return square;
  }

  private login(): void {
    this.rpc('Login', this.me);
  }

  private rpc(procedure: string, body: Plain, afterMs = 0): void {
    this.queue.push({ procedure, body, afterMs });
  }
}
