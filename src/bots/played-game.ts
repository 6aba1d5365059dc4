import { positionOf, type RoomState } from '@othello-rpc/client';
import { formatMoves } from '@othello-rpc/kernel';

type BySide<T> = Readonly<Record<'white' | 'black', T>>;

/** A game that has ended. */
export interface PlayedGame {
  /** from 1: in a match in the order of its rounds, otherwise in the order in which games ended */
  number: number;
  players: BySide<string>;
  /** `d3c3…`, a pass is `--` */
  moves: string;
  /** at the end */
  discs: BySide<number>;
  /** undefined: a draw */
  winner: 'white' | 'black' | undefined;
}

/** @param room as it ended */
export function played(number: number, { room }: RoomState, players: BySide<string>): PlayedGame {
  const { board } = positionOf(room);
  const winner = room.winner === room.user1 ? 'white' : room.winner === room.user2 ? 'black' : undefined;
  const discs = { white: board.white.size, black: board.black.size };
  return { number, players, moves: formatMoves(room.moves), discs, winner };
}
