import { legalMoves, parseMoves, replay } from '@othello-rpc/kernel';
import type fc from 'fast-check';
import { LINES } from '../kit/game.ts';
import type { Operation } from '../kit/linearizable.ts';
import { type Account, logIn, newAccount, register, type RoomBody, type UserBody } from '../kit/player.ts';
import type { Rows } from '../kit/rows.ts';
import type { Replies, Transport } from '../kit/transports.ts';
import {
  afterCall,
  afterTimeout,
  type Lobby,
  type LobbyAnswer,
  type LobbyCall,
  type ShownRoom,
} from './lobby-model.ts';
import { interleaved } from './statement-gate.ts';

/** What a user of the test is to do; numbers choose among what there is. */
export interface Intent {
  user: number;
  kind: LobbyCall['kind'];
  choice: number;
  /** to another node than the last call of that user, perhaps */
  node: number;
}

/** What the runs of a test share. */
export interface LobbyRunServices {
  /** one for each node */
  transports: readonly Transport[];
  rows: Rows;
  /** how many users a run has */
  users: number;
}

interface User {
  account: Account;
  id: string;
  token: string;
  /** the token before the last login */
  replaced?: string;
  /** rooms that were shown to them, the last one last */
  rooms: ShownRoom[];
}

interface How {
  node: number;
  /** whether no other call is under way */
  isAlone: boolean;
  /** that of the last login unless told */
  token?: string | undefined;
}

function shownIn({ replies }: Replies): ShownRoom | undefined {
  const room = replies.map(({ body }) => body['room'] as RoomBody | undefined).findLast((each) => each !== undefined);
  if (!room) return undefined;
  const { roomId, user1, user2, status, moves = '', winner } = room;
  const states = { WAITING: 'waiting', TURN_USER1: 'white', TURN_USER2: 'black' } as const;
  return {
    id: roomId,
    white: user1,
    black: user2,
    status: states[status as keyof typeof states] ?? 'over',
    plies: [...Buffer.from(moves, 'base64')].join(),
    winner,
  };
}

function answerIn(replies: Replies): LobbyAnswer {
  const [first] = replies.replies;
  const room = replies.replies.map(({ body }) => body['room'] as RoomBody | undefined).findLast(Boolean);
  return {
    code: first?.code ?? `status ${replies.status}`,
    room: shownIn(replies),
    token: first?.body['token'] as string | undefined,
    invite: room?.invite,
  };
}

const REQUESTS: { [Kind in LobbyCall['kind']]: (call: Extract<LobbyCall, { kind: Kind }>) => [string, object] } = {
  login: () => ['Login', {}],
  create: () => ['CreateGameRoom', { private: true, casual: true }],
  accept: ({ invite }) => ['JoinGameRoom', { invite }],
  randomJoin: ({ createIfNone }) => ['RandomJoin', { createIfNone }],
  put: ({ roomId, square }) => ['GamePut', { roomId, r: square >> 3, c: square & 7 }],
  sync: ({ roomId }) => ['GameSync', { roomId }],
  exit: ({ roomId }) => ['ExitGameRoom', { roomId }],
  rematch: ({ roomId }) => ['Rematch', { roomId }],
};

/** Users who make calls in rounds; what they were answered is a history of the lobby. */
export class LobbyRun {
  readonly history: Operation<Lobby>[] = [];
  private readonly users: User[] = [];
  private readonly invites: string[] = [];

  constructor(private readonly services: LobbyRunServices) {}

  async begin(): Promise<void> {
    for (let user = 0; user < this.services.users; user++) {
      const account = newAccount();
      const { replies } = await register(this.services.transports[0]!, account);
      const { id } = replies[0]?.body['user'] as UserBody;
      this.users.push({ account, id, token: '', rooms: [] });
      await this.call(this.users[user]!, { kind: 'login' }, { node: 0, isAlone: true });
    }
  }

  async round(intents: readonly Intent[], scheduler: fc.Scheduler): Promise<void> {
    const seen = new Set<string>();
    const calls = intents.flatMap(({ user: index, kind, choice, node }) => {
      const user = this.users[index]!;
      const call = this.callOf(user, kind, choice);
      // a user's calls follow one another; a login is another device's
      const key = `${index} ${kind === 'login'}`;
      if (!call || seen.has(key)) return [];
      seen.add(key);
      const token = choice % 9 === 0 ? user.replaced : undefined; // another device, which a login replaced
      return [{ user, call, place: { node, token } }];
    });
    const isAlone = calls.length === 1;
    await interleaved(
      scheduler,
      calls.map(
        ({ user, call, place }) =>
          () =>
            this.call(user, call, { ...place, isAlone }),
      ),
    );
  }

  /** The time of a room that somebody saw runs out. */
  async timeOut(): Promise<void> {
    const room = this.users.flatMap(({ rooms }) => rooms).at(-1);
    if (!room) return;
    const calledAtMs = performance.now();
    await this.services.rows.query(
      `UPDATE rooms SET deadline = now() - interval '1 second', check_after = now() WHERE id = $1 AND ended_at IS NULL`,
      [room.id],
    );
    const what = `the time of room ${room.id} runs out`;
    const apply = (lobby: Lobby) => afterTimeout(lobby, room.id);
    this.history.push({ what, calledAtMs, answeredAtMs: performance.now(), apply });
  }

  /** Everybody leaves, so that nobody waits for the next run. */
  async end(): Promise<void> {
    for (const user of this.users)
      for (const roomId of new Set(user.rooms.map(({ id }) => id)))
        await this.call(user, { kind: 'exit', roomId }, { node: 0, isAlone: true });
  }

  private callOf(user: User, kind: LobbyCall['kind'], choice: number): LobbyCall | undefined {
    const { rooms } = user;
    // mostly the room of the last answer, now and then an earlier one
    const room = choice % 8 === 0 ? rooms[choice % rooms.length] : rooms.at(-1);
    switch (kind) {
      case 'login':
      case 'create':
        return { kind };
      case 'randomJoin':
        return { kind, createIfNone: choice % 4 > 0 };
      case 'accept': {
        const invite = this.invites[this.invites.length - 1 - (choice % Math.min(3, this.invites.length))];
        return invite === undefined ? undefined : { kind, invite };
      }
      case 'put':
        return room && { kind, roomId: room.id, square: squareFor(this.latest(room), choice) };
      case 'sync':
      case 'exit':
      case 'rematch':
        return room && { kind, roomId: room.id };
    }
  }

  /** The room as it was last shown to any of its players. */
  private latest(room: ShownRoom): ShownRoom {
    const shown = this.users.flatMap(({ rooms }) => rooms.filter(({ id }) => id === room.id));
    return shown.reduce((one, other) => (other.plies.length > one.plies.length ? other : one), room);
  }

  private async call(user: User, call: LobbyCall, { node, isAlone, token = user.token }: How): Promise<void> {
    const transport = this.services.transports[node]!;
    const [procedure, request] = (REQUESTS[call.kind] as (call: LobbyCall) => [string, object])(call);
    const calledAtMs = performance.now();
    const replies = await (call.kind === 'login'
      ? logIn(transport, user.account)
      : transport.call(procedure, request, { token }));
    const answeredAtMs = performance.now();
    const answer = answerIn(replies);
    if (answer.token !== undefined) Object.assign(user, { token: answer.token, replaced: user.token || undefined });
    if (answer.invite !== undefined) this.invites.push(answer.invite);
    if (answer.room) user.rooms.push(answer.room);
    const answered = { user: user.id, token, call, answer, isAlone };
    this.history.push({
      what: `${user.id} ${JSON.stringify(call)}: ${JSON.stringify(answer)}`,
      calledAtMs,
      answeredAtMs,
      apply: (lobby) => afterCall(lobby, answered),
    });
  }
}

const QUICK = parseMoves(LINES.blackWins);

/** Mostly a legal move, along a line that ends soon while the game follows it. */
function squareFor({ plies, status }: ShownRoom, choice: number): number {
  const played = plies === '' ? [] : plies.split(',').map(Number);
  const next = QUICK[played.length];
  if (choice % 3 > 0 && next !== undefined && QUICK.slice(0, played.length).join() === played.join()) return next;
  if (choice % 7 === 0 || (status !== 'white' && status !== 'black')) return choice % 64;
  const legal = [...legalMoves(replay(played).board, status)];
  return legal[choice % legal.length] ?? 0;
}
