import { othello } from '../../generated/othello.js';
import { type Replayed, replayByMailbox } from './mailbox-rules.ts';
import { faultsOfTimes } from './time-faults.ts';
import type { StoredRoom } from './verify.repository.ts';

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

/** a game before its first move */
const NO_MOVES = new Uint8Array();

/** What can't be in a room's row and its seats, in one line each. */
export function faultsOfRoom(room: StoredRoom): string[] {
  const casual = room.casual && room.rated ? ['it is casual and rated'] : [];
  return [...casual, ...faultsOfGame(room), ...faultsOfSeats(room)];
}

function faultsOfGame(room: StoredRoom): string[] {
  const isGame = room.user_2 !== null;
  if (!isGame && room.moves.length > 0) return ['it has moves and no second player'];
  const replayed = replayByMailbox(isGame ? room.moves : NO_MOVES);
  if (typeof replayed === 'string') return [`its moves are no game: ${replayed}`];
  const faults = (['black', 'white'] as const)
    .filter((side) => replayed[side] !== room[side])
    .map((side) => `its ${side} discs are not those that its moves give`);
  const endedBy = isGame && room.ended_at ? endingOf(room, replayed) : undefined;
  const isByScore = endedBy === Ending.SCORE;
  return [
    ...faults,
    ...(room.ended_at ? faultsOfEnd(room, { replayed, endedBy }) : faultsOfTurn(room, replayed)),
    ...faultsOfVersion(room, { puts: replayed.puts, isByScore }),
    ...faultsOfTimes(room, { ...replayed, isByScore, isTimeOut: room.status === Status.TIMEOUT }),
  ];
}

/** A release before wrote no ending: then the board says it. */
function endingOf({ status, ended_by: endedBy }: StoredRoom, { toMove }: Replayed): number {
  if (endedBy !== null) return endedBy;
  if (status === Status.TIMEOUT) return Ending.TIME_OUT;
  return toMove ? Ending.RESIGNATION : Ending.SCORE;
}

function faultsOfTurn(
  { user_2: user2, status, winner, ended_by: endedBy }: StoredRoom,
  { toMove }: Replayed,
): string[] {
  const faults = winner === null && endedBy === null ? [] : ['it has a winner or an ending, and has not ended'];
  if (user2 === null) return status === Status.WAITING ? faults : [...faults, `it waits with the status ${status}`];
  if (!toMove) return [...faults, 'neither side has a move left, and it goes on'];
  const turn = toMove === 'black' ? Status.TURN_USER2 : Status.TURN_USER1;
  return status === turn ? faults : [...faults, `${toMove} is to move, and its status is ${status}`];
}

interface End {
  replayed: Replayed;
  /** undefined: there was no game */
  endedBy: number | undefined;
}

function faultsOfEnd(room: StoredRoom, { replayed, endedBy }: End): string[] {
  const { status, winner, user_1: user1, user_2: user2 } = room;
  const { toMove } = replayed;
  const isTimeOut = status === Status.TIMEOUT;
  const faults: string[] = [];
  if (!isTimeOut && status !== Status.GAME_OVER) faults.push(`it has ended, and its status is ${status}`);
  if (endedBy === undefined) {
    if (winner !== '0' && winner !== null) faults.push('nobody came, and it has a winner');
    if (room.ended_by !== null) faults.push('nobody came, and it has an ending');
    return faults;
  }
  if (isTimeOut !== (endedBy === Ending.TIME_OUT)) faults.push(`its status is ${status}, and it ended by ${endedBy}`);
  if (endedBy === Ending.SCORE) {
    const due = winnerByDiscs(room, replayed);
    if (toMove) faults.push(`${toMove} has a move left, and it ended by its score`);
    if (winner !== due) faults.push(`its winner is ${winner}, and by its discs ${due}`);
  } else if (endedBy !== Ending.RESIGNATION && endedBy !== Ending.TIME_OUT)
    faults.push(`it ended by ${endedBy}, which is no ending`);
  else if (!toMove) faults.push('neither side had a move left, and it did not end by its score');
  else if (winner !== user1 && winner !== user2) faults.push(`its winner ${winner} is none of its players`);
  else if (endedBy === Ending.TIME_OUT && winner === (toMove === 'white' ? user1 : user2))
    faults.push('who let the time pass has won');
  return faults;
}

function winnerByDiscs({ user_1: user1, user_2: user2 }: StoredRoom, { discs }: Replayed): string | null {
  if (discs.black === discs.white) return '0';
  return discs.white > discs.black ? user1 : user2;
}

/**
 * A version is the making of the room, its second player, each put, and an end without a put. A private room that its
 * owner made public before anybody came has one more, and no row says whether that happened.
 */
function faultsOfVersion(room: StoredRoom, { puts, isByScore }: { puts: number; isByScore: boolean }): string[] {
  const isGame = room.user_2 !== null;
  const least = 1 + (isGame ? 1 : 0) + puts + (room.ended_at && !isByScore ? 1 : 0);
  const most = room.private || room.rematch_of !== null ? least : least + 1;
  if (room.version >= least && room.version <= most) return [];
  return [`its version is ${room.version}, and its changes give ${most === least ? least : `${least} or ${most}`}`];
}

function faultsOfSeats(room: StoredRoom): string[] {
  const { user_1: user1, user_2: user2, seated } = room;
  if (user1 === user2) return [`user ${user1} plays against themselves`];
  const due = room.ended_at ? [] : [user1, user2].filter((each) => each !== null);
  const strays = seated.filter((each) => !due.includes(each));
  return [
    ...due.filter((each) => !seated.includes(each)).map((each) => `its player ${each} has no seat in it`),
    ...strays.map((each) => `user ${each} sits in it${room.ended_at ? ' after its end' : ' and plays no side'}`),
  ];
}
