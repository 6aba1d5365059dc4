import { randomBytes } from 'node:crypto';
import { parseMoves, PASS } from '@othello-rpc/kernel';
import { isNotDone } from './replies.ts';
import type { Caller, Transport, Replies } from './transports.ts';

/** A GameRoom in proto3 JSON. */
export interface RoomBody {
  roomId: string;
  user1: string;
  user2?: string;
  status: string;
  board: string[];
  updated: string;
  created: string;
  version: number;
  moves: string;
  legalMoves: string;
  turnDeadline?: string;
  /** of a private room that waits */
  invite?: string;
  winner?: string;
  turnSeconds?: number;
  gameSeconds?: number;
  incrementSeconds?: number;
  /** ms on White's clock, and on Black's */
  remaining1?: number;
  remaining2?: number;
  seat?: string;
  casual?: boolean;
  unrated?: boolean;
}

/** A User in proto3 JSON. */
export interface UserBody {
  id: string;
  name: string;
  level: number;
  exp: number;
  win: number;
  lose: number;
  gold: number;
  draw: number;
  rating: number;
  ratingDeviation: number;
}

/** RspGameOver in proto3 JSON. */
export interface OverBody {
  winner: string;
  myScore: number;
  opponentScore: number;
  user: UserBody;
  opponent: UserBody;
}

/** What a device keeps: with it a user logs in. */
export interface Account {
  platformToken: string;
  name: string;
}

export const newAccount = (): Account => ({
  platformToken: `device-${randomBytes(12).toString('hex')}`,
  name: `p${randomBytes(6).toString('hex')}`,
});

export const register = (transport: Transport, { platformToken, name }: Account) =>
  transport.call('Register', { platformType: 'CUSTOM', platformToken, name });

/** @param attempt as proto3 JSON has bytes: base64 */
export const logIn = (transport: Transport, { platformToken }: Account, attempt?: string) =>
  transport.call('Login', { platformType: 'CUSTOM', platformToken, ...(attempt !== undefined && { attempt }) });

/** Random bytes that mark one login, in base64. */
export const newAttempt = (bytes = 16): string => randomBytes(bytes).toString('base64');

/** The replies of a call in a line each: `gamePutRsp ErrorNotYourTurn`. */
export const outline = ({ replies }: Replies): string[] => replies.map(({ field, code }) => `${field} ${code}`);

/** The sub-message of that reply. */
export function bodyOf<Body = Record<string, unknown>>(answered: Replies, field: string): Body {
  const reply = answered.replies.find((each) => each.field === field);
  if (!reply) throw new Error(`no ${field} in ${JSON.stringify(answered)}`);
  return reply.body as Body;
}

/** The room that the replies show. */
export function roomOf({ status, replies }: Replies): RoomBody {
  const room = replies.map(({ body }) => body.room).find((each) => each !== undefined);
  if (!room) throw new Error(`no room in ${status} ${JSON.stringify(replies)}`);
  return room as RoomBody;
}

/** `d3` as GamePut has it. */
export function at(square: string): { r: number; c: number } {
  const [index = PASS] = parseMoves(square);
  return { r: Math.floor(index / 8), c: index % 8 };
}

/** A logged-in user at a transport. */
export class Player {
  constructor(
    readonly transport: Transport,
    readonly account: Account,
    private readonly session: { id: string; token: string },
  ) {}

  get id(): string {
    return this.session.id;
  }

  get token(): string {
    return this.session.token;
  }

  /** the same session, called over another transport */
  through(transport: Transport): Player {
    return new Player(transport, this.account, this.session);
  }

  /** a new session in place of this one */
  again(): Promise<Player> {
    return loggedIn(this.transport, this.account);
  }

  call(procedure: string, request: object = {}, caller: Caller = {}): Promise<Replies> {
    return this.transport.call(procedure, request, { token: this.token, ...caller });
  }

  create = (request: object = {}, caller?: Caller) => this.call('CreateGameRoom', request, caller);
  join = (roomId: string, caller?: Caller) => this.call('JoinGameRoom', { roomId }, caller);
  accept = (invite = '', caller?: Caller) => this.call('JoinGameRoom', { invite }, caller);
  randomJoin = (request: object = {}, caller?: Caller) => this.call('RandomJoin', request, caller);
  sync = (roomId: string, caller?: Caller) => this.call('GameSync', { roomId }, caller);
  exit = (roomId: string, caller?: Caller) => this.call('ExitGameRoom', { roomId }, caller);

  /** @param where the room, and what else the request holds */
  put(where: string | { roomId: string; version?: number }, square: string, caller?: Caller): Promise<Replies> {
    return this.call('GamePut', { ...(typeof where === 'string' ? { roomId: where } : where), ...at(square) }, caller);
  }
}

/** A call of a test's preparation: the server was too busy for it and kept nothing, so it is sent again, four times at most. */
async function done(call: () => Promise<Replies>): Promise<Replies> {
  for (let attempt = 0; ; attempt++) {
    const answered = await call();
    if (attempt === 4 || !isNotDone(answered)) return answered;
  }
}

/** Logs a registered user in. */
export async function loggedIn(transport: Transport, account: Account): Promise<Player> {
  const answered = await done(() => logIn(transport, account));
  const { user, token } = bodyOf<{ user: UserBody; token: string }>(answered, 'loginRsp');
  return new Player(transport, account, { id: user.id, token });
}

/** A user of their own, registered and logged in over the transport. */
export async function newPlayer(transport: Transport, account: Account = newAccount()): Promise<Player> {
  const { replies } = await done(() => register(transport, account));
  if (replies[0]?.code !== 'Success') throw new Error(`not registered: ${JSON.stringify(replies)}`);
  return loggedIn(transport, account);
}
