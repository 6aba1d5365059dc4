import type { Builder, Offset } from 'flatbuffers';

// Writers of othello.fbs in the form that flatc makes: what a table points to is written before the table itself.

export interface User {
  id: bigint;
  name: string;
  level: number;
  exp: number;
  win: number;
  lose: number;
  gold: number;
  draw: number;
  rating: number;
}

export interface GameRoom {
  roomId: bigint;
  user1: bigint;
  user2: bigint;
  status: number;
  board: Uint8Array;
  updated: bigint;
  created: bigint;
  version: number;
  moves: Uint8Array;
  legalMoves: Uint8Array;
  turnDeadline: bigint;
  winner?: bigint;
}

export interface Request {
  protocolVersion: number;
  protocolId: number;
  seqNo: number;
  token: string;
  gamePutReq: { roomId: bigint; r: number; c: number; version: number };
}

export interface Response {
  protocolVersion: number;
  protocolId: number;
  result: { code: number; message?: string };
  reqSeqNo: number;
  gamePutRsp?: object;
  gameSyncRsp?: { room: GameRoom; opponent: User };
}

export interface MultipleResponse {
  reqSeqNo: number;
  responses: Response[];
}

function writeUser(to: Builder, user: User): Offset {
  const name = to.createString(user.name);
  to.startObject(9);
  to.addFieldInt64(0, user.id, 0n);
  to.addFieldOffset(1, name, 0);
  to.addFieldInt32(2, user.level, 0);
  to.addFieldInt32(3, user.exp, 0);
  to.addFieldInt32(4, user.win, 0);
  to.addFieldInt32(5, user.lose, 0);
  to.addFieldInt32(6, user.gold, 0);
  to.addFieldInt32(7, user.draw, 0);
  to.addFieldInt32(8, user.rating, 0);
  return to.endObject();
}

function writeRoom(to: Builder, room: GameRoom): Offset {
  const board = to.createByteVector(room.board);
  const moves = to.createByteVector(room.moves);
  const legalMoves = to.createByteVector(room.legalMoves);
  to.startObject(12);
  to.addFieldInt64(0, room.roomId, 0n);
  to.addFieldInt64(1, room.user1, 0n);
  to.addFieldInt64(2, room.user2, 0n);
  to.addFieldInt8(3, room.status, 0);
  to.addFieldOffset(4, board, 0);
  to.addFieldInt64(5, room.updated, 0n);
  to.addFieldInt64(6, room.created, 0n);
  to.addFieldInt32(7, room.version, 0);
  to.addFieldOffset(8, moves, 0);
  to.addFieldOffset(9, legalMoves, 0);
  to.addFieldInt64(10, room.turnDeadline, 0n);
  if (room.winner !== undefined) to.addFieldInt64(11, room.winner, null);
  return to.endObject();
}

function writeSync(to: Builder, { room, opponent }: { room: GameRoom; opponent: User }): Offset {
  const roomAt = writeRoom(to, room);
  const opponentAt = writeUser(to, opponent);
  to.startObject(2);
  to.addFieldOffset(0, roomAt, 0);
  to.addFieldOffset(1, opponentAt, 0);
  return to.endObject();
}

function writeEmpty(to: Builder): Offset {
  to.startObject(0);
  return to.endObject();
}

function writeResult(to: Builder, { code, message }: Response['result']): Offset {
  const text = to.createString(message);
  to.startObject(2);
  to.addFieldInt16(0, code, 0);
  to.addFieldOffset(1, text, 0);
  return to.endObject();
}

function writeResponse(to: Builder, response: Response): Offset {
  const result = writeResult(to, response.result);
  const put = response.gamePutRsp ? writeEmpty(to) : 0;
  const sync = response.gameSyncRsp ? writeSync(to, response.gameSyncRsp) : 0;
  to.startObject(6);
  to.addFieldInt32(0, response.protocolVersion, 0);
  to.addFieldInt32(1, response.protocolId, 0);
  to.addFieldOffset(2, result, 0);
  to.addFieldInt32(3, response.reqSeqNo, 0);
  to.addFieldOffset(4, put, 0);
  to.addFieldOffset(5, sync, 0);
  return to.endObject();
}

export function writeMultipleResponse(to: Builder, { reqSeqNo, responses }: MultipleResponse): Offset {
  const offsets = responses.map((response) => writeResponse(to, response));
  to.startVector(4, offsets.length, 4);
  for (const offset of offsets.reverse()) to.addOffset(offset); // a vector is written from its end
  const list = to.endVector();
  to.startObject(2);
  to.addFieldInt32(0, reqSeqNo, 0);
  to.addFieldOffset(1, list, 0);
  return to.endObject();
}

export function writeRequest(to: Builder, request: Request): Offset {
  const token = to.createString(request.token);
  const put = request.gamePutReq;
  to.startObject(4);
  to.addFieldInt64(0, put.roomId, 0n);
  to.addFieldInt8(1, put.r, 0);
  to.addFieldInt8(2, put.c, 0);
  to.addFieldInt32(3, put.version, 0);
  const putAt = to.endObject();
  to.startObject(5);
  to.addFieldInt32(0, request.protocolVersion, 0);
  to.addFieldInt32(1, request.protocolId, 0);
  to.addFieldInt32(2, request.seqNo, 0);
  to.addFieldOffset(3, token, 0);
  to.addFieldOffset(4, putAt, 0);
  return to.endObject();
}
