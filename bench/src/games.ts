import { randomBytes } from 'node:crypto';
import { rules } from '@othello-rpc/client';
import { mulberry32 } from '@othello-rpc/kernel/random';
import { requireSuccess, type Step } from './wires/wire.ts';

/** Short of any end, so that every put of a round is the same work: one move of a game in play. */
export const PLIES = 40;
const AT_ONCE = 16;

interface Player {
  token: string;
  /** of their last counted call */
  seqNo: number;
}

/** Two players at a table, and the moves that they are going to make. */
export interface Game {
  roomId: number;
  /** by whose turn it is: black, who joined, moves first */
  players: readonly [black: Player, white: Player];
  squares: readonly number[];
  ply: number;
}

interface JsonResponse {
  result?: { code?: string; message?: string };
  loginRsp?: { token: string };
  makeGameRoomRsp?: { room: { roomId: string; invite: string } };
}

/** A random game without a pass, so that players take turns: the same seed, the same moves. */
export function lineOf(seed: number): number[] {
  for (let attempt = 0; ; attempt++) {
    const random = mulberry32(seed * 1000 + attempt);
    const squares: number[] = [];
    let position = rules.startPosition;
    while (squares.length < PLIES && position.toMove) {
      const open = [...rules.legalMoves(position.board, position.toMove)];
      const square = open[Math.floor(random() * open.length)] as number;
      const played = rules.play(position, square);
      if (!played || played.plies.length > 1) break;
      squares.push(square);
      ({ position } = played);
    }
    if (squares.length === PLIES) return squares;
  }
}

/**
 * A stock of games on a real server, made by the calls that players make, over HTTP as JSON and outside of what is measured:
 * users registered and logged in, rooms created and joined, a game that was played through left and begun anew.
 */
export class GameStock {
  private readonly fresh: Game[] = [];
  private readonly spent: Game[] = [];
  private made = 0;
  /** of this stock's players: others play on the same server */
  private readonly family = randomBytes(4).toString('hex');

  /** @param url of an Othello server: `http://127.0.0.1:14500` */
  constructor(
    private readonly url: string,
    private readonly seed: number,
  ) {}

  /** Until `count` games or more wait, with `plies` moves or more between them. */
  async fill(count: number, plies: number): Promise<void> {
    const has = () => this.fresh.reduce((sum, game) => sum + game.squares.length - game.ply, 0);
    let missing = Math.max(count - this.fresh.length, Math.ceil((plies - has()) / PLIES));
    const make = async () => {
      while (missing-- > 0) this.fresh.push(await this.begin(this.spent.pop()));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, make));
  }

  /** undefined: the stock is out */
  take(): Game | undefined {
    return this.fresh.shift();
  }

  giveBack(game: Game): void {
    (game.ply < game.squares.length ? this.fresh : this.spent).push(game);
  }

  private async begin(spent: Game | undefined): Promise<Game> {
    const index = this.made++;
    const players = spent?.players ?? ([await this.enroll(`${index}b`), await this.enroll(`${index}w`)] as const);
    const [black, white] = players;
    if (spent) await this.write(black, 'ExitGameRoom', { protocolId: 103, exitGameRoomReq: { roomId: spent.roomId } });
    // private: nobody else is to be led into it
    const created = await this.write(white, 'CreateGameRoom', { protocolId: 102, makeGameRoomReq: { private: true } });
    const roomId = Number(created.makeGameRoomRsp?.room.roomId);
    const invite = created.makeGameRoomRsp?.room.invite;
    await this.write(black, 'JoinGameRoom', { protocolId: 106, joinGameRoomReq: { invite } });
    return { roomId, players, squares: lineOf(this.seed + index), ply: 0 };
  }

  private async enroll(name: string): Promise<Player> {
    const own = `b${this.family}${name}`;
    const identity = { platformType: 'CUSTOM', platformToken: `bench-${own}` };
    await this.ask('Register', { protocolId: 101, registerReq: { ...identity, name: own } });
    const { loginRsp } = await this.ask('Login', { protocolId: 100, loginReq: identity });
    return { token: loginRsp?.token ?? '', seqNo: 0 };
  }

  private write(player: Player, procedure: string, request: object): Promise<JsonResponse> {
    return this.ask(procedure, { token: player.token, seqNo: ++player.seqNo, ...request });
  }

  private async ask(procedure: string, request: object): Promise<JsonResponse> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ protocolVersion: 2, ...request });
    const response = await fetch(`${this.url}/api`, { method: 'POST', headers, body });
    if (response.status !== 200) throw new Error(`${procedure} was answered with HTTP ${response.status}`);
    const { responses } = (await response.json()) as { responses: [JsonResponse] };
    requireSuccess(procedure, responses[0].result);
    return responses[0];
  }
}

/** The game's next move by the player whose turn it is, counted by their session. */
export function nextPut(game: Game): Step {
  const square = game.squares[game.ply] as number;
  const player = game.players[game.ply % 2] as Player;
  game.ply++;
  const request = { roomId: game.roomId, r: square >> 3, c: square & 7 };
  return { procedure: 'GamePut', request, token: player.token, seqNo: ++player.seqNo };
}
