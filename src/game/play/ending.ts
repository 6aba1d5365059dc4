import { Injectable } from '@nestjs/common';
import { leader, opposite, type Side } from '@othello-rpc/kernel';
import { type Result, Rewards } from './reward.ts';
import { Ending, NOBODY, type Room, sideToMove, Status, userAt } from '../rooms/room.ts';
import type { Game } from '../rooms/room-with-players.ts';

/** Decides how a game ends: makes the ended room and its players' new stats; writes nothing. */
@Injectable()
export class Endings {
  constructor(private readonly rewards: Rewards) {}

  /** The board decided: most discs win. */
  byScore(game: Game, at: Date): Game {
    return this.end(game, { endedBy: Ending.SCORE, winner: leader(game.room.board), at });
  }

  /** `leaver` loses whatever the discs. */
  byResignation(game: Game, { leaver, at }: { leaver: Side; at: Date }): Game {
    return this.end(game, { endedBy: Ending.RESIGNATION, winner: opposite(leaver), at });
  }

  /** The side to move let its deadline pass: it loses whatever the discs. */
  byTimeout(game: Game, at: Date): Game {
    const late = sideToMove(game.room);
    return this.end(game, { endedBy: Ending.TIME_OUT, winner: late && opposite(late), at });
  }

  /** Ends a game, with both players' rewards. @param how `winner` undefined: a draw */
  private end(game: Game, how: { endedBy: Ending; winner: Side | undefined; at: Date }): Game {
    const { room, white, black } = game;
    const { endedBy, winner, at } = how;
    const result = (side: Side): Result => (winner === undefined ? 'draw' : winner === side ? 'win' : 'lose');
    return {
      room: {
        ...room,
        status: endedBy === Ending.TIME_OUT ? Status.TIMEOUT : Status.GAME_OVER,
        endedBy,
        winner: (winner && userAt(room, winner)) ?? NOBODY,
        version: room.version + 1,
        updatedAt: at,
        endedAt: at,
      },
      white: this.rewards.of(white, { opponent: black, result: result('white'), room }),
      black: this.rewards.of(black, { opponent: white, result: result('black'), room }),
    };
  }
}

/** A room that nobody joined: no winner, nobody's stats change. */
export const closeWaiting = (room: Room, status: Status, at: Date): Room => ({
  ...room,
  status,
  invite: undefined,
  winner: NOBODY,
  version: room.version + 1,
  updatedAt: at,
  endedAt: at,
});
