import type { Table } from './flatbuffers-read.ts';

// What a reader in place does: every field is read where it lies and no object is made of it. Their sum is what a test holds
// against the message, so that none is passed over.

const textSum = (text = ''): number => text.length;

function octetsSum(octets: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < octets.length; index++) sum += octets[index] ?? 0;
  return sum;
}

const visitUser = (user: Table): number =>
  Number(user.uint64(0)) + textSum(user.text(1)) + user.uint32(2) + user.uint32(3) + user.uint32(4) + user.uint32(5) +
  user.uint32(6) + user.uint32(7) + user.uint32(8); // prettier-ignore

const visitRoom = (room: Table): number =>
  Number(room.uint64(0)) + Number(room.uint64(1)) + Number(room.uint64(2)) + room.uint8(3) + octetsSum(room.octets(4)) +
  Number(room.uint64(5)) + Number(room.uint64(6)) + room.uint32(7) + octetsSum(room.octets(8)) +
  octetsSum(room.octets(9)) + Number(room.uint64(10)) + Number(room.uint64(11)); // prettier-ignore

function visitResponse(response: Table): number {
  const [result, sync] = [response.table(2), response.table(5)];
  const [room, opponent] = [sync?.table(0), sync?.table(1)];
  return (
    response.uint32(0) +
    response.int32(1) +
    (result ? result.uint16(0) + textSum(result.text(1)) : 0) +
    response.uint32(3) +
    (room ? visitRoom(room) : 0) +
    (opponent ? visitUser(opponent) : 0)
  );
}

export const visitMultipleResponse = (root: Table): number =>
  root.tables(1).reduce((sum, response) => sum + visitResponse(response), root.uint32(0));

export function visitRequest(root: Table): number {
  const put = root.table(4);
  return (
    root.uint32(0) +
    root.int32(1) +
    root.uint32(2) +
    textSum(root.text(3)) +
    (put ? Number(put.uint64(0)) + put.uint8(1) + put.uint8(2) + put.uint32(3) : 0)
  );
}
