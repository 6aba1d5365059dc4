import { envelope, isTurnOf, OthelloClient, roomOf } from '@othello-rpc/client';

/** A player that makes the first legal move it sees. @returns the winner's id, "0" for a draw */
export async function play(url: string, account: { platformToken: string; name: string }): Promise<string | undefined> {
  const client = new OthelloClient({ transport: envelope(url) });
  const { user } = await client.loginOrRegister(account);
  const { roomId } = roomOf(await client.randomJoin({ createIfNone: true }));
  for await (const { room, over } of client.watchRoom(roomId)) {
    if (over) return over.winner;
    const [square] = room.legalMoves;
    if (square === undefined || !isTurnOf(room, user?.id ?? '')) continue;
    await client.gamePut({ roomId: room.roomId, r: square >> 3, c: square & 7, version: room.version });
  }
}
