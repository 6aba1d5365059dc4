import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { rules } from '@othello-rpc/client';
import { idOf, othello } from 'othello-rpc';
import { boardOf, Refused, sideToMove, synced } from './answers.ts';
import { Room, Session } from './entities.ts';

const { ResultCode } = othello;
const { TURN_USER1, TURN_USER2, GAME_OVER } = othello.GameRoom.GameRoomStatus;
const TURN_TIMEOUT_MS = Number(process.env.TURN_TIMEOUT_S ?? 60) * 1000;

const sha256 = (...parts: (string | Uint8Array)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

const encode = (responses: othello.Response.$Properties[]) =>
  Buffer.from(othello.MultipleResponse.encode({ responses }).finish());

/** Answers are encoded MultipleResponses, as the session stores them. */
@Injectable()
export class OthelloService {
  constructor(private readonly dataSource: DataSource) {}

  gamePut(req: othello.ReqGamePut, token: string, seqNo: number): Promise<Buffer> {
    const requestHash = sha256('GamePut\0', othello.ReqGamePut.encode(req).finish());
    return this.dataSource.transaction(async (manager) => {
      let session: Session;
      try {
        session = await this.requireSession(manager, token, { mode: 'pessimistic_write' } as const);
        const stored = recall(session, seqNo, requestHash);
        if (stored) return stored;
      } catch (error) {
        return refuse(error, 'gamePutRsp');
      }
      const answers = await this.put(manager, session.userId, req);
      if (seqNo) await manager.save(Object.assign(session, { seqNo: String(seqNo), requestHash, answers }));
      return answers;
    });
  }

  async gameSync(req: othello.ReqGameSync, token: string): Promise<Buffer> {
    try {
      const { manager } = this.dataSource;
      const { userId } = await this.requireSession(manager, token);
      const room = await manager.findOne(Room, {
        where: { id: idOf(req.roomId) },
        relations: { user1: true, user2: true },
      });
      return encode(synced(requireSeated(room, userId, idOf(req.roomId)), userId));
    } catch (error) {
      return refuse(error, 'gameSyncRsp');
    }
  }

  private async put(manager: EntityManager, userId: string, req: othello.ReqGamePut): Promise<Buffer> {
    try {
      const found = await manager.findOne(Room, {
        where: { id: idOf(req.roomId) },
        relations: { user1: true, user2: true },
        lock: { mode: 'pessimistic_write', tables: ['rooms'] },
      });
      const room = requireSeated(found, userId, idOf(req.roomId));
      if (!isRepeated(room, userId, req)) await manager.save(move(room, userId, req));
      return encode([{ protocolId: 104, result: { code: 0 }, gamePutRsp: {} }, ...synced(room, userId)]);
    } catch (error) {
      return refuse(error, 'gamePutRsp', userId);
    }
  }

  private async requireSession(
    manager: EntityManager,
    token: string,
    lock?: { mode: 'pessimistic_write' },
  ): Promise<Session> {
    const session = await manager.findOne(Session, { where: { tokenHash: sha256(token) }, lock });
    if (!session) throw new Refused(ResultCode.ErrorUserInvalidToken, 'this token is not of a session: log in first');
    if (session.replacedAt)
      throw new Refused(
        ResultCode.ErrorUserDuplicatedLogin,
        'this user has logged in elsewhere: log in again to take over',
      );
    return session;
  }
}

/** @returns the stored answers when the session's last call was this one */
function recall(session: Session, seqNo: number, requestHash: Buffer): Buffer | undefined {
  const last = Number(session.seqNo);
  if (!seqNo || seqNo > last) return undefined;
  const advice = `count on from ${last + 1}`;
  if (seqNo < last) throw new Refused(ResultCode.ErrorSeqNoStale, `seqNo ${seqNo} is behind ${last}: ${advice}`);
  if (!session.answers || !session.requestHash?.equals(requestHash))
    throw new Refused(ResultCode.ErrorSeqNoConflict, `seqNo ${last} was another call: ${advice}`);
  return session.answers;
}

function requireSeated(room: Room | null, userId: string, roomId: string): Room {
  if (room && (room.user1.id === userId || room.user2?.id === userId)) return room;
  throw new Refused(ResultCode.ErrorInvalidGameRoom, `you have no game room ${roomId}: create or join one`);
}

const mineIn = (room: Room, userId: string): rules.Side => (room.user1.id === userId ? 'white' : 'black');

/** The same user's put of the same square as the room's last move. */
function isRepeated(room: Room, userId: string, { r, c, version }: othello.ReqGamePut): boolean {
  const last = room.moves.findLastIndex((ply) => ply !== rules.PASS);
  if (last < 0 || (r ?? 0) > 7 || (c ?? 0) > 7 || room.moves[last] !== (r ?? 0) * 8 + (c ?? 0)) return false;
  const mover = last % 2 === 0 ? 'black' : 'white';
  return mover === mineIn(room, userId) && (version == null || version < room.version);
}

/** @returns the room after the move */
function move(room: Room, userId: string, req: othello.ReqGamePut): Room {
  const refuseAs = (code: othello.ResultCode, message: string) => new Refused(code, message, room);
  const [r, c] = [req.r ?? 0, req.c ?? 0];
  const toMove = sideToMove(room);
  if (!toMove) throw refuseAs(ResultCode.ErrorGameNotInPlay, `game room ${room.id} is not in play: sync it`);
  if (req.version != null && req.version !== room.version)
    throw refuseAs(ResultCode.ErrorNotYourTurn, `the room is at version ${room.version}, not ${req.version}`);
  if (toMove !== mineIn(room, userId))
    throw refuseAs(ResultCode.ErrorNotYourTurn, 'it is the turn of your opponent: wait for theirs');
  if (r > 7 || c > 7) throw refuseAs(ResultCode.ErrorInvalidArgument, `r ${r}, c ${c} is off the board`);
  const played = rules.play({ board: boardOf(room), toMove }, r * 8 + c);
  if (!played) throw refuseAs(ResultCode.ErrorIllegalMove, `r ${r}, c ${c} flips no disc: choose one of legal_moves`);
  const { board, toMove: next } = played.position;
  const now = new Date();
  const putTime = Buffer.alloc(4);
  putTime.writeUInt32BE(Math.max(0, now.getTime() - (room.startedAt ?? now).getTime()));
  Object.assign(room, {
    black: board.black.toInt64(),
    white: board.white.toInt64(),
    moves: Buffer.concat([room.moves, Uint8Array.from(played.plies)]),
    putTimes: Buffer.concat([room.putTimes, putTime]),
    version: room.version + 1,
    updatedAt: now,
  });
  if (next)
    return Object.assign(room, {
      status: next === 'black' ? TURN_USER2 : TURN_USER1,
      deadline: new Date(now.getTime() + TURN_TIMEOUT_MS),
    });
  const leader = rules.leader(board);
  const winner = leader === 'black' ? room.user2?.id : leader && room.user1.id;
  return Object.assign(room, { status: GAME_OVER, endedAt: now, winner: winner ?? '0' });
}

/** @throws what is no refusal */
function refuse(error: unknown, field: 'gamePutRsp' | 'gameSyncRsp', userId?: string): Buffer {
  if (!(error instanceof Refused)) throw error;
  const { code, message, room } = error;
  const protocolId = field === 'gamePutRsp' ? 104 : 105;
  const shown = room && userId !== undefined ? synced(room, userId) : [];
  return encode([{ protocolId, result: { code, message }, [field]: {} }, ...shown]);
}
