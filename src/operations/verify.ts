import { DiscSet, leader, type Position, replay, startBoard } from '@othello-rpc/kernel';
import { othello } from '../generated/othello.js';
import type { PostgresAddress } from '../persistence/index.ts';
import { type StoredRoom, type StoredUser, VerifyRepository } from './verify.repository.ts';

const { GameRoomStatus } = othello.GameRoom;
/** by name, as numbers of a row's kind */
const Status = {
  WAITING: Number(GameRoomStatus.WAITING),
  TURN_USER1: Number(GameRoomStatus.TURN_USER1),
  TURN_USER2: Number(GameRoomStatus.TURN_USER2),
  GAME_OVER: Number(GameRoomStatus.GAME_OVER),
  TIMEOUT: Number(GameRoomStatus.TIMEOUT),
};
const Ending = {
  SCORE: Number(othello.GameRecord.Ending.SCORE),
  RESIGNATION: Number(othello.GameRecord.Ending.RESIGNATION),
  TIME_OUT: Number(othello.GameRecord.Ending.TIME_OUT),
};

/** Something in a database that can't be. */
export interface Inconsistency {
  /** `room 12`, `user 7` */
  where: string;
  /** in one line */
  what: string;
}

/** What was looked at. */
export interface Verified {
  rooms: number;
  games: number;
  users: number;
  inconsistencies: number;
}

/**
 * Checks a database for consistency, while it may be in use: every game's moves are replayed by the rules and give its
 * board, its turn and its winner; seats are of live rooms; results add up. Linear in the rows, a few hundred of them in
 * memory, nothing is written.
 * @param report told of each inconsistency as it is found
 * @throws what PostgreSQL answers when it can't be read
 */
export async function verify(address: PostgresAddress, report: (found: Inconsistency) => void): Promise<Verified> {
  const repository = await VerifyRepository.open(address);
  const verified = { rooms: 0, games: 0, users: 0, inconsistencies: 0 };
  const tell = (where: string, faults: readonly string[]) => {
    for (const what of faults) report({ where, what });
    verified.inconsistencies += faults.length;
  };
  try {
    for await (const room of repository.rooms()) {
      verified.rooms++;
      if (room.user_2 !== null) verified.games++;
      tell(`room ${room.id}`, [...faultsOfBoard(room), ...faultsOfSeats(room)]);
    }
    for await (const user of repository.users()) {
      verified.users++;
      tell(`user ${user.id}`, faultsOfUser(user));
    }
    const { played, counted } = await repository.ranked();
    if (played !== counted) tell('leaderboard', [`${played} users have played, and ${counted} are counted by rating`]);
    return verified;
  } finally {
    await repository.close();
  }
}

function faultsOfBoard(room: StoredRoom): string[] {
  const board = { black: DiscSet.fromInt64(room.black), white: DiscSet.fromInt64(room.white) };
  let position: Position;
  try {
    position = room.user_2 === null ? { board: startBoard, toMove: 'black' } : replay(room.moves);
  } catch (error) {
    return [`its moves are no game: ${(error as Error).message}`];
  }
  const faults: string[] = [];
  if (room.user_2 === null && room.moves.length > 0) faults.push('it has moves and no second player');
  for (const side of ['black', 'white'] as const)
    if (position.board[side].toInt64() !== board[side].toInt64())
      faults.push(`its ${side} discs are not those that its moves give`);
  return [...faults, ...(room.is_ended ? faultsOfEnd(room, position) : faultsOfTurn(room, position))];
}

function faultsOfTurn({ user_2: user2, status, winner }: StoredRoom, { toMove }: Position): string[] {
  const turn = toMove === 'black' ? Status.TURN_USER2 : Status.TURN_USER1;
  const faults = winner === null ? [] : ['it has a winner and no end'];
  if (user2 === null) return status === Status.WAITING ? faults : [...faults, `it waits with the status ${status}`];
  if (!toMove) return [...faults, 'neither side has a move left, and it goes on'];
  return status === turn ? faults : [...faults, `${toMove} is to move, and its status is ${status}`];
}

function faultsOfEnd(room: StoredRoom, { board, toMove }: Position): string[] {
  const { status, winner, user_1: user1, user_2: user2 } = room;
  if (user2 === null) return winner === '0' || winner === null ? [] : ['nobody came, and it has a winner'];
  const isTimeOut = status === Status.TIMEOUT;
  // a release before wrote no ending: then the board says it
  const usual = isTimeOut ? Ending.TIME_OUT : toMove ? Ending.RESIGNATION : Ending.SCORE;
  const endedBy = room.ended_by ?? usual;
  const faults: string[] = [];
  if (!isTimeOut && status !== Status.GAME_OVER) faults.push(`it has ended, and its status is ${status}`);
  if (isTimeOut !== (endedBy === Ending.TIME_OUT)) faults.push(`its status is ${status}, and it ended by ${endedBy}`);
  if (endedBy === Ending.SCORE) {
    const best = leader(board);
    const due = best === undefined ? '0' : best === 'white' ? user1 : user2;
    if (toMove) faults.push(`${toMove} has a move left, and it ended by its score`);
    if (winner !== due) faults.push(`its winner is ${winner}, and by its discs ${due}`);
  } else if (winner !== user1 && winner !== user2) faults.push(`its winner ${winner} is none of its players`);
  if (endedBy === Ending.TIME_OUT && toMove && winner === (toMove === 'white' ? user1 : user2))
    faults.push('who let the time pass has won');
  return faults;
}

function faultsOfSeats({ user_1: user1, user_2: user2, is_ended: isEnded, seated }: StoredRoom): string[] {
  const due = isEnded ? [] : [user1, user2].filter((each) => each !== null);
  const faults = due.filter((each) => !seated.includes(each)).map((each) => `its player ${each} has no seat in it`);
  const strays = seated.filter((each) => !due.includes(each));
  return [
    ...faults,
    ...strays.map((each) => `user ${each} sits in it${isEnded ? ' after its end' : ' and plays in no side'}`),
  ];
}

function faultsOfUser({ win, lose, draw, rating, ended, won, drawn }: StoredUser): string[] {
  const faults: string[] = [];
  if (win !== won || draw !== drawn || lose !== ended - won - drawn)
    faults.push(`won, lost, drawn: ${win}, ${lose}, ${draw}; by the rooms ${won}, ${ended - won - drawn}, ${drawn}`);
  if (!Number.isFinite(rating)) faults.push(`the rating is ${rating}`);
  return faults;
}
