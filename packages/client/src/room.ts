import type { GameRoom, RspGameOver } from './generated/procedures.ts';
import { DiscSet, type Position } from '@othello-rpc/kernel';
import { OthelloError } from './errors.ts';
import type { AnyResponse } from './names.ts';

/**
 * A room as servers of V_2 show it: user2 is absent while it waits, turnDeadline out of play, winner until it ended.
 */
export type Room = GameRoom &
  Required<Pick<GameRoom, 'roomId' | 'user1' | 'status' | 'version' | 'moves' | 'legalMoves' | 'updated' | 'created'>>;

/** Anything with Responses: a Reply, a CallRefused, an `answer` event. */
export interface Answered {
  readonly responses: readonly AnyResponse[];
}

/**
 * The room that an answer shows, the newest if there are two.
 * @throws OthelloError when it shows none
 */
export function roomOf(answered: Answered): Room {
  const room = findRoom(answered);
  if (!room) throw new OthelloError(`no room in ${answered.responses.map(({ name }) => name).join(', ')}`);
  return room;
}

/** The result of the game, if the answer has one. */
export function overOf({ responses }: Answered): RspGameOver | undefined {
  return responses.flatMap((each) => (each.name === 'RspGameOver' ? [each.body] : [])).at(-1);
}

export function findRoom({ responses }: Answered): Room | undefined {
  const shown = responses.flatMap(({ body }) => ('room' in body && body.room ? [body.room] : [])).at(-1);
  return shown && filled(shown);
}

function filled(room: GameRoom): Room {
  const nothing = new Uint8Array();
  const absent = { roomId: '0', user1: '0', status: 'WAITING', version: 0, updated: '0', created: '0' } as const;
  return { ...absent, moves: nothing, legalMoves: nothing, ...room };
}

/** The room's position, for the kernel's rules and for strategies. */
export function positionOf({ board, status }: GameRoom): Position {
  const squaresOf = (item: string) => DiscSet.from([...DiscSet.full].filter((square) => board[square] === item));
  const toMove = status === 'TURN_USER1' ? 'white' : status === 'TURN_USER2' ? 'black' : undefined;
  return { board: { black: squaresOf('Black'), white: squaresOf('White') }, toMove };
}

/** Whether it is that user's turn. */
export const isTurnOf = ({ status, user1, user2 }: GameRoom, userId: string): boolean =>
  (status === 'TURN_USER1' && user1 === userId) || (status === 'TURN_USER2' && user2 === userId);
