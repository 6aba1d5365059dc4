import type { ByteBuffer } from 'flatbuffers';
import type { GameRoom, MultipleResponse, Request, Response, User } from './flatbuffers-write.ts';

/** A table in the bytes: nothing is read before it is asked for. Slots are numbered as in othello.fbs. */
export class Table {
  constructor(
    private readonly bytes: ByteBuffer,
    private readonly at: number,
  ) {}

  static root(bytes: ByteBuffer): Table {
    return new Table(bytes, bytes.readInt32(bytes.position()) + bytes.position());
  }

  has(slot: number): boolean {
    return this.offset(slot) !== 0;
  }

  uint8(slot: number): number {
    const offset = this.offset(slot);
    return offset ? this.bytes.readUint8(this.at + offset) : 0;
  }

  uint16(slot: number): number {
    const offset = this.offset(slot);
    return offset ? this.bytes.readUint16(this.at + offset) : 0;
  }

  uint32(slot: number): number {
    const offset = this.offset(slot);
    return offset ? this.bytes.readUint32(this.at + offset) : 0;
  }

  int32(slot: number): number {
    const offset = this.offset(slot);
    return offset ? this.bytes.readInt32(this.at + offset) : 0;
  }

  uint64(slot: number): bigint {
    const offset = this.offset(slot);
    return offset ? this.bytes.readUint64(this.at + offset) : 0n;
  }

  text(slot: number): string | undefined {
    const offset = this.offset(slot);
    return offset ? (this.bytes.__string(this.at + offset) as string) : undefined;
  }

  /** a view, not a copy */
  octets(slot: number): Uint8Array {
    const offset = this.offset(slot);
    if (!offset) return new Uint8Array();
    const from = this.bytes.__vector(this.at + offset);
    return this.bytes.bytes().subarray(from, from + this.bytes.__vector_len(this.at + offset));
  }

  table(slot: number): Table | undefined {
    const offset = this.offset(slot);
    return offset ? new Table(this.bytes, this.bytes.__indirect(this.at + offset)) : undefined;
  }

  tables(slot: number): Table[] {
    const offset = this.offset(slot);
    const from = offset && this.bytes.__vector(this.at + offset);
    const length = offset && this.bytes.__vector_len(this.at + offset);
    return Array.from({ length }, (_, index) => new Table(this.bytes, this.bytes.__indirect(from + index * 4)));
  }

  private offset(slot: number): number {
    return this.bytes.__offset(this.at, 4 + 2 * slot);
  }
}

const userOf = (user: Table): User => ({
  id: user.uint64(0),
  name: user.text(1) ?? '',
  level: user.uint32(2),
  exp: user.uint32(3),
  win: user.uint32(4),
  lose: user.uint32(5),
  gold: user.uint32(6),
  draw: user.uint32(7),
  rating: user.uint32(8),
});

const roomOf = (room: Table): GameRoom => ({
  roomId: room.uint64(0),
  user1: room.uint64(1),
  user2: room.uint64(2),
  status: room.uint8(3),
  board: room.octets(4),
  updated: room.uint64(5),
  created: room.uint64(6),
  version: room.uint32(7),
  moves: room.octets(8),
  legalMoves: room.octets(9),
  turnDeadline: room.uint64(10),
  ...(room.has(11) && { winner: room.uint64(11) }),
});

function responseOf(response: Table): Response {
  const [result, put, sync] = [response.table(2), response.table(4), response.table(5)];
  const [room, opponent, message] = [sync?.table(0), sync?.table(1), result?.text(1)];
  return {
    protocolVersion: response.uint32(0),
    protocolId: response.int32(1),
    result: { code: result?.uint16(0) ?? 0, ...(message !== undefined && { message }) },
    reqSeqNo: response.uint32(3),
    ...(put && { gamePutRsp: {} }),
    ...(room && opponent && { gameSyncRsp: { room: roomOf(room), opponent: userOf(opponent) } }),
  };
}

export const multipleResponseOf = (root: Table): MultipleResponse => ({
  reqSeqNo: root.uint32(0),
  responses: root.tables(1).map(responseOf),
});

export function requestOf(root: Table): Request {
  const put = root.table(4);
  return {
    protocolVersion: root.uint32(0),
    protocolId: root.int32(1),
    seqNo: root.uint32(2),
    token: root.text(3) ?? '',
    gamePutReq: {
      roomId: put?.uint64(0) ?? 0n,
      r: put?.uint8(1) ?? 0,
      c: put?.uint8(2) ?? 0,
      version: put?.uint32(3) ?? 0,
    },
  };
}
