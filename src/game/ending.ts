import { Injectable } from '@nestjs/common';
import type { PlayerStats } from '../auth/index.ts';
import { leader, opposite, type Side } from '@othello-rpc/kernel';
import { type Result, Rewards } from './reward.ts';
import { Ending, NOBODY, type Room, sideToMove, Status, userAt } from './room.ts';

export interface Players {
  user1: PlayerStats;
  user2: PlayerStats;
}

/** A room that ended, with what its players are now. */
export interface Ended {
  room: Room;
  players: Players;
}

/** Ends games: of the room and its players as they were, what they are from now on. */
@Injectable()
export class Endings {
  constructor(private readonly rewards: Rewards) {}

  /** The board decided: most discs win. */
  byScore(room: Room, players: Players, at: Date): Ended {
    return this.end(room, players, { endedBy: Ending.SCORE, winner: leader(room.board), at });
  }

  /** `leaver` loses whatever the discs. */
  byResignation(room: Room, players: Players, { leaver, at }: { leaver: Side; at: Date }): Ended {
    return this.end(room, players, { endedBy: Ending.RESIGNATION, winner: opposite(leaver), at });
  }

  /** The side to move let its deadline pass: it loses whatever the discs. */
  byTimeout(room: Room, players: Players, at: Date): Ended {
    const late = sideToMove(room);
    return this.end(room, players, { endedBy: Ending.TIME_OUT, winner: late && opposite(late), at });
  }

  /** Ends a game whose winner is known; undefined = draw. Both get their due. */
  private end(room: Room, players: Players, how: { endedBy: Ending; winner: Side | undefined; at: Date }): Ended {
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
      players: {
        user1: this.rewards.of(players.user1, players.user2, result('white')),
        user2: this.rewards.of(players.user2, players.user1, result('black')),
      },
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
