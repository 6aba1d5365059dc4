import type { GameRoom } from '../generated/flatbuffers/game-room.ts';
import type { MultipleResponse } from '../generated/flatbuffers/multiple-response.ts';
import type { Request } from '../generated/flatbuffers/request.ts';
import type { Response } from '../generated/flatbuffers/response.ts';
import type { User } from '../generated/flatbuffers/user.ts';

// What a reader in place does: every field is read where it lies and no object of the message is made. A test compares the sum
// with the message's, so that no field is left out.

const textSum = (text: string | null): number => text?.length ?? 0;

function octetsSum(octets: Uint8Array | null): number {
  if (!octets) return 0;
  let sum = 0;
  for (let index = 0; index < octets.length; index++) sum += octets[index] ?? 0;
  return sum;
}

const visitUser = (user: User): number =>
  Number(user.id()) + textSum(user.name()) + user.level() + user.exp() + user.win() + user.lose() +
  user.gold() + user.draw() + user.rating() + user.ratingDeviation(); // prettier-ignore

const visitRoom = (room: GameRoom): number =>
  Number(room.roomId()) + Number(room.user1()) + Number(room.user2()) + room.status() + octetsSum(room.boardArray()) +
  Number(room.updated()) + Number(room.created()) + room.version() + octetsSum(room.movesArray()) +
  octetsSum(room.legalMovesArray()) + Number(room.turnDeadline()) + Number(room.winner() ?? 0n); // prettier-ignore

function visitResponse(response: Response): number {
  const [result, sync] = [response.result(), response.gameSyncRsp()];
  const [room, opponent] = [sync?.room(), sync?.opponent()];
  return (
    response.protocolVersion() +
    response.protocolId() +
    (result ? result.code() + textSum(result.message()) : 0) +
    response.reqSeqNo() +
    (room ? visitRoom(room) : 0) +
    (opponent ? visitUser(opponent) : 0)
  );
}

export function visitMultipleResponse(root: MultipleResponse): number {
  let sum = root.reqSeqNo();
  for (let index = 0; index < root.responsesLength(); index++) {
    const response = root.responses(index);
    if (response) sum += visitResponse(response);
  }
  return sum;
}

export function visitRequest(root: Request): number {
  const put = root.gamePutReq();
  return (
    root.protocolVersion() +
    root.protocolId() +
    root.seqNo() +
    textSum(root.token()) +
    (put ? Number(put.roomId()) + put.r() + put.c() + put.version() : 0)
  );
}
