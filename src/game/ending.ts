import type { PlayerStats } from '../auth/index.ts';
import { leader, opposite, type Side } from '@othello-rpc/kernel';
import { type Result, reward } from './reward.ts';
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

/** Ends a game whose winner is known; undefined = draw. Both get their due. */
function end(room: Room, players: Players, how: { endedBy: Ending; winner: Side | undefined; at: Date }): Ended {
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
      user1: reward(players.user1, players.user2, result('white')),
      user2: reward(players.user2, players.user1, result('black')),
    },
  };
}

/** The board decided: most discs win. */
export const endByScore = (room: Room, players: Players, at: Date): Ended =>
  end(room, players, { endedBy: Ending.SCORE, winner: leader(room.board), at });

/** `leaver` loses whatever the discs. */
export const endByResignation = (room: Room, players: Players, [leaver, at]: [Side, Date]): Ended =>
  end(room, players, { endedBy: Ending.RESIGNATION, winner: opposite(leaver), at });

/** The side to move let its deadline pass: it loses whatever the discs. */
export function endByTimeout(room: Room, players: Players, at: Date): Ended {
  const late = sideToMove(room);
  return end(room, players, { endedBy: Ending.TIME_OUT, winner: late && opposite(late), at });
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
