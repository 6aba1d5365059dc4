import { type Board, PASS, playedMoves, type Side, startBoard } from '@othello-rpc/kernel';
import { turnMs } from '../rooms/clocks.ts';
import { putAt } from '../rooms/put-times.ts';
import { Ending, type Room, Status, turnOf } from '../rooms/room.ts';

/** The beginning of a turn. */
interface TurnBegun {
  board: Board;
  moves: Uint8Array;
  /** undefined: the game is over */
  toMove: Side | undefined;
  /** undefined: not known */
  since: Date | undefined;
}

/**
 * A room at each of its past versions, computed from its moves and the times of its puts. A version is: the joining of
 * the second player, each put (with the passes after it), and an end without a put (resignation, time-out).
 */
export class RoomHistory {
  /** the version at which the game began; undefined: there was no game */
  readonly startVersion: number | undefined;
  private replayed: readonly Room[] | undefined;

  /** @param turnTimeoutMs of a turn where the room's terms have no limit of their own */
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
    const start = { board: startBoard, moves: new Uint8Array(), toMove: 'black', since: room.startedAt } as const;
    return { ...this.inPlay(start), version, status: Status.TURN_USER2 };
  }

  private replayPuts(): Room[] {
    const { room } = this;
    const puts: Room[] = [];
    let plies = 0;
    for (const move of playedMoves(room.moves)) {
      const { board, toMove } = move.position;
      plies += move.plies.length;
      puts.push({
        ...this.inPlay({ board, moves: room.moves.subarray(0, plies), toMove, since: putAt(room, puts.length) }),
        status: toMove ? turnOf(toMove) : Status.GAME_OVER,
      });
    }
    return puts;
  }

  private inPlay({ board, moves, toMove = 'black', since = this.room.updatedAt }: TurnBegun): Room {
    const deadline = new Date(since.getTime() + turnMs({ ...this.room, moves }, toMove, this.turnTimeoutMs));
    return {
      ...this.room,
      ...{ board, moves },
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
