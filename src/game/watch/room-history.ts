import { type Board, PASS, playedMoves, startBoard } from '@othello-rpc/kernel';
import { putAt } from '../rooms/put-times.ts';
import { Ending, type Room, Status, turnOf } from '../rooms/room.ts';

/**
 * A room at each of its past versions, computed from its moves and the times of its puts. A version is: the joining of
 * the second player, each put (with the passes after it), and an end without a put (resignation, time-out).
 */
export class RoomHistory {
  /** the version at which the game began; undefined: there was no game */
  readonly startVersion: number | undefined;
  private replayed: readonly Room[] | undefined;

  /** @param turnTimeoutMs from a put to the deadline of the turn that it begins */
  constructor(
    readonly room: Room,
    private readonly turnTimeoutMs: number,
  ) {
    const puts = room.moves.reduce((count, ply) => (ply === PASS ? count : count + 1), 0);
    const isEndedOtherwise = room.endedBy !== undefined && room.endedBy !== Ending.SCORE;
    this.startVersion = room.user2 === undefined ? undefined : room.version - puts - (isEndedOtherwise ? 1 : 0);
  }

  /** replayed when a past version is asked for, since most subscribers need the latest only */
  private get puts(): readonly Room[] {
    return (this.replayed ??= this.replayPuts());
  }

  /** @param version from the room's own on: the room itself */
  at(version: number): Room {
    const { room, startVersion } = this;
    if (version >= room.version) return room;
    if (startVersion === undefined || version < startVersion) return { ...waiting(room), version };
    const before = this.puts[version - startVersion - 1];
    if (before) return { ...before, version };
    return { ...this.inPlay(startBoard, room.startedAt), version, status: Status.TURN_USER2, moves: new Uint8Array() };
  }

  private replayPuts(): Room[] {
    const { room } = this;
    const puts: Room[] = [];
    let plies = 0;
    for (const move of playedMoves(room.moves)) {
      const { board, toMove } = move.position;
      plies += move.plies.length;
      puts.push({
        ...this.inPlay(board, putAt(room, puts.length)),
        status: toMove ? turnOf(toMove) : Status.GAME_OVER,
        moves: room.moves.subarray(0, plies),
      });
    }
    return puts;
  }

  /** @param since when the turn began; undefined: not known */
  private inPlay(board: Board, since = this.room.updatedAt): Room {
    const deadline = new Date(since.getTime() + this.turnTimeoutMs);
    return {
      ...this.room,
      board,
      updatedAt: since,
      deadline,
      winner: undefined,
      endedBy: undefined,
      endedAt: undefined,
    };
  }
}

/** Before the second player sat down. */
const waiting = (room: Room): Room => ({
  ...room,
  user2: undefined,
  status: Status.WAITING,
  board: startBoard,
  moves: new Uint8Array(),
  updatedAt: room.createdAt,
  winner: undefined,
  endedBy: undefined,
  endedAt: undefined,
});
