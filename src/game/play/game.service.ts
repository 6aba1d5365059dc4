import { Injectable } from '@nestjs/common';
import { Config } from '../../config.ts';
import { PASS, play, type Played, type Side } from '@othello-rpc/kernel';
import type { Transaction } from '../../persistence/index.ts';
import type { Answer, Answers } from '../../rpc/answer.ts';
import { Failure, type FailureKind, FAILURES } from '../../rpc/failures.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { Endings } from './ending.ts';
import { EndingService } from './ending.service.ts';
import type { Move, SeenRoom } from './optimistic-rooms.ts';
import { isInPlay, isWaiting, positionOf, type Room, sideOf, sideToMove, turnOf } from '../rooms/room.ts';
import { turnMs } from '../rooms/clocks.ts';
import { withPutAt } from '../rooms/put-times.ts';
import { over, synced } from '../rooms/room.message.ts';
import { RoomRepository } from '../rooms/room.repository.ts';
import { requireGame, type RoomWithPlayers } from '../rooms/room-with-players.ts';

/** A put as the player sent it. */
export interface Put {
  userId: Id;
  roomId: Id;
  row: number;
  column: number;
  /** the room's version that the player saw; undefined: not sent */
  version: number | undefined;
}

@Injectable()
export class GameService {
  constructor(
    private readonly config: Config,
    private readonly rooms: RoomRepository,
    private readonly endings: EndingService,
    private readonly finished: Endings,
  ) {}

  /**
   * Decides a put; writes nothing.
   * @returns the answers, and the move; no move if this put is already the room's last move
   * @throws Failure InvalidGameRoom, GameNotInPlay, NotYourTurn, InvalidArgument, IllegalMove
   */
  put(seen: SeenRoom, put: Put): { answers: Answer[]; move: Move | undefined } {
    const found = requireFound(seen, put.roomId);
    const { room } = found;
    if (isRepeated(room, put)) return { answers: synced(found, put.userId), move: undefined };
    const { position, plies } = requirePlayable(room, put, (kind, message) => {
      throw new Failure(kind, message, { followUps: synced(found, put.userId) });
    });
    const { board, toMove } = position;
    const moved = {
      ...room,
      board,
      moves: Buffer.concat([room.moves, Uint8Array.from(plies)]),
      putTimes: withPutAt(room, seen.now),
      updatedAt: seen.now,
    };
    const game = requireGame(found);
    const after =
      toMove === undefined
        ? this.finished.byScore({ ...game, room: moved }, seen.now)
        : { ...game, room: this.nextTurn(moved, toMove) };
    return { answers: synced(after, put.userId), move: { version: room.version, after } };
  }

  /** @throws Failure InvalidGameRoom */
  sync(seen: SeenRoom, userId: Id, roomId: Id): Answers<'gameSyncRsp'> {
    return synced(requireFound(seen, roomId), userId);
  }

  /**
   * Leaves the room: a waiting room closes, a game in play is resigned, in an ended room nothing happens.
   * @returns what follows RspExitGameRoom
   * @throws Failure InvalidGameRoom
   */
  async exit(tx: Transaction, userId: Id, roomId: Id): Promise<Answer[]> {
    const room = await this.rooms.lockOwn(tx, userId, roomId);
    if (!room) throw notTheirs(roomId);
    if (room.mergedInto !== undefined) return this.exit(tx, userId, room.mergedInto);
    if (await this.endings.endIfOverdue(tx, room)) return [];
    if (isWaiting(room)) await this.endings.close(tx, room);
    if (!isInPlay(room)) return [];
    const ended = await this.endings.resign(tx, room, sideOf(room, userId));
    return [over(ended, userId)];
  }

  /** @param room with the put, whose time is its `updatedAt` */
  private nextTurn(room: Room, toMove: Side): Room {
    return {
      ...room,
      status: turnOf(toMove),
      version: room.version + 1,
      deadline: new Date(room.updatedAt.getTime() + turnMs(room, toMove, this.config.turnTimeoutS * 1000)),
    };
  }
}

function requirePlayable(room: Room, put: Put, refuse: (kind: FailureKind, message: string) => never): Played {
  if (!isInPlay(room)) return refuse(FAILURES.GameNotInPlay, `game room ${room.id} is not in play: sync it`);
  if (put.version !== undefined && put.version !== room.version)
    return refuse(FAILURES.NotYourTurn, `the room is at version ${room.version}, not ${put.version}: look again`);
  if (sideToMove(room) !== sideOf(room, put.userId))
    return refuse(FAILURES.NotYourTurn, 'it is the turn of your opponent: wait for theirs');
  if (put.row > 7 || put.column > 7)
    return refuse(FAILURES.InvalidArgument, `r ${put.row}, c ${put.column} is off the board: both go from 0 to 7`);
  return (
    play(positionOf(room), put.row * 8 + put.column) ??
    refuse(FAILURES.IllegalMove, `r ${put.row}, c ${put.column} flips no disc: choose one of legal_moves`)
  );
}

/** Whether the put is the room's last move, sent once more by the same user because its answer got lost. */
function isRepeated(room: Room, put: Put): boolean {
  const last = room.moves.findLastIndex((ply) => ply !== PASS);
  if (last < 0 || put.row > 7 || put.column > 7 || room.moves[last] !== put.row * 8 + put.column) return false;
  const mover = last % 2 === 0 ? 'black' : 'white';
  return mover === sideOf(room, put.userId) && (put.version === undefined || put.version < room.version);
}

function requireFound({ found }: SeenRoom, roomId: Id): RoomWithPlayers {
  if (!found) throw notTheirs(roomId);
  return found;
}

const notTheirs = (roomId: Id) =>
  new Failure(FAILURES.InvalidGameRoom, `you have no game room ${roomId}: create or join one`);
