import { type Board, PASS, playedMoves, startBoard } from '@othello-rpc/kernel';
import { putAt } from '../rooms/put-times.ts';
import { Ending, type Room, Status, turnOf } from '../rooms/room.ts';

/**
 * A room as it was at each of its versions, made again from its moves and the times of its puts. Every put is one
 * version, its passes included; so is the seat taken before the first, and an end that no put brought.
 */
export class RoomHistory {
  /** of the game's beginning; undefined: there was no game */
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

  /** made when a past version is asked for: whoever has missed nothing is told the room itself */
  private get puts(): readonly Room[] {
    return (this.replayed ??= this.replayPuts());
  }

  /** @param version at most the room's own, which is the room itself */
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

  /** @param since when the turn began; undefined: nobody kept it */
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
