import { Injectable, Module } from '@nestjs/common';
import { rules } from '@othello-rpc/client';
import { answer, type Answer, Procedure } from 'othello-rpc';

interface ReqMemoryPut {
  roomId?: object | number | null;
  r?: number | null;
  c?: number | null;
  version?: number | null;
}

interface Table {
  position: rules.Position;
  moves: number[];
}

/**
 * GamePut without sessions and rows: the same messages and the same rules on a Map. What is left of a call when nothing is
 * durable. A put of version 0 begins the room's game anew.
 */
@Injectable()
export class MemoryGameProcedures {
  private readonly tables = new Map<number, Table>();

  @Procedure('MemoryPut', { access: 'public', effect: 'read' })
  async memoryPut({ roomId, r, c, version }: ReqMemoryPut): Promise<Answer[]> {
    const id = Number(roomId);
    const known = version ? this.tables.get(id) : undefined;
    const table = known ?? { position: rules.startPosition, moves: [] };
    const played = rules.play(table.position, (r ?? 0) * 8 + (c ?? 0));
    if (!played) throw new Error(`the workload made an illegal move in room ${id}`);
    table.position = played.position;
    table.moves.push(...played.plies);
    this.tables.set(id, table);
    return [answer<{ memoryPutRsp?: object }>('memoryPutRsp', {}), answer('gameSyncRsp', { room: roomOf(id, table) })];
  }
}

function roomOf(id: number, { position, moves }: Table) {
  const { board, toMove } = position;
  const now = Date.now();
  return {
    roomId: id,
    user_1: 1,
    user_2: 2,
    status: toMove === 'black' ? 2 : 1,
    board: Array.from({ length: 64 }, (_, square) => (board.black.has(square) ? 1 : board.white.has(square) ? 2 : 0)),
    updated: now,
    created: now,
    version: moves.length + 1,
    moves: Uint8Array.from(moves),
    legalMoves: Uint8Array.from(toMove ? rules.legalMoves(board, toMove) : []),
    turnDeadline: now + 60_000,
  };
}

@Module({ providers: [MemoryGameProcedures] })
export class MemoryGameModule {}
