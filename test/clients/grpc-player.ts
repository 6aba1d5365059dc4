import { setTimeout as sleep } from 'node:timers/promises';
import { type Transport, grpcTransport, type Reply } from '../kit/transports.ts';
import type { TestNode } from '../kit/node.ts';

interface Room {
  roomId: string;
  user1: string;
  user2?: string;
  status: string;
  version: number;
  /** base64, one byte a square */
  legalMoves?: string;
}

/** A player of today: V_2 over gRPC, every call counted, moves chosen among those that the server calls legal. */
export class GrpcPlayer {
  /** bodies of RspGameOver, in order */
  readonly ends: Record<string, unknown>[] = [];
  /** names of the ResultCodes that were answered */
  readonly codes: string[] = [];
  userId = '';
  room: Room | undefined;
  private readonly transport: Transport;
  private readonly identity = { platformType: 'CUSTOM', platformToken: `grpc:${Math.random()}` };
  private token = '';
  private seqNo = 0;

  constructor(
    node: Pick<TestNode, 'grpcAddress'>,
    private readonly name: string,
  ) {
    this.transport = grpcTransport(node);
  }

  async login(): Promise<this> {
    await this.transport.call('Register', { ...this.identity, name: this.name });
    const { replies } = await this.transport.call('Login', this.identity);
    const { token, user } = replies[0]?.body as { token: string; user: { id: string } };
    this.token = token;
    this.userId = user.id;
    return this;
  }

  async play(games: number): Promise<void> {
    while (this.ends.length < games) if (!(await this.step())) await sleep(5);
  }

  /** Joins where there is no room yet; else looks, and makes one move if it is its turn. @returns whether it moved */
  async step(): Promise<boolean> {
    if (!this.room) await this.call('RandomJoin', { createIfNone: true });
    else await this.call('GameSync', { roomId: this.room.roomId });
    const room = this.room;
    if (!room || room.status !== (room.user1 === this.userId ? 'TURN_USER1' : 'TURN_USER2')) return false;
    const moves = Buffer.from(room.legalMoves ?? '', 'base64');
    const square = moves[Math.floor(Math.random() * moves.length)] ?? NaN;
    const { roomId, version } = room;
    await this.call('GamePut', { roomId, r: square >> 3, c: square & 7, version });
    return true;
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  private async call(procedure: string, request: object): Promise<void> {
    this.seqNo += 1;
    const { replies } = await this.transport.call(procedure, request, { token: this.token, seqNo: this.seqNo });
    for (const reply of replies) this.take(reply);
  }

  private take({ field, code, body }: Reply): void {
    this.codes.push(code);
    if (body.room) this.room = body.room as Room;
    if (field !== 'gameOverRsp') return;
    this.ends.push(body);
    this.room = undefined;
  }
}
