import { Injectable, Module } from '@nestjs/common';
import protobuf from 'protobufjs';
import { answer, type Answer } from '../rpc/answer.ts';
import { readIdl, WireSchema } from '../rpc/codec.ts';
import { Procedure } from '../rpc/procedure.ts';

/**
 * Beside our IDL: a call like GamePut with an answer like GameSync's, and nothing behind it; and GamePut's own messages for
 * the game in memory.
 */
const ADDITIONS: [RegExp, string][] = [
  [
    /^message Request \{/m,
    `message ReqNoOp { optional uint64 room_id = 1; optional uint32 r = 2; optional uint32 c = 3; }
     message RspNoOp { optional GameRoom room = 1; optional Result result = 15; repeated Response follow_ups = 16; }
     message ReqMemoryPut {
       optional uint64 room_id = 1; optional uint32 r = 2; optional uint32 c = 3; optional uint32 version = 4;
     }
     message RspMemoryPut { optional Result result = 15; repeated Response follow_ups = 16; }
     message Request { optional ReqNoOp noOpReq = 900; optional ReqMemoryPut memoryPutReq = 901;`,
  ],
  [
    /^message Response \{/m,
    'message Response { optional RspNoOp noOpRsp = 900; optional RspMemoryPut memoryPutRsp = 901;',
  ],
  [
    /^service Othello \{/m,
    `service Othello {
      rpc NoOp(ReqNoOp) returns (RspNoOp);
      rpc MemoryPut(ReqMemoryPut) returns (RspMemoryPut);`,
  ],
];

/** Our IDL with both. */
export function noOpSchema(): WireSchema {
  const idl = ADDITIONS.reduce((text, [at, more]) => text.replace(at, more), readIdl());
  return new WireSchema(protobuf.parse(idl).root);
}

/** Every server answers with this. */
export const NO_OP_BODY = {
  room: { roomId: 42, status: 2, board: Array.from({ length: 64 }, (_, square) => square % 3), version: 7 },
};

@Injectable()
export class NoOpProcedures {
  /** what no client can miscount */
  answered = 0;

  @Procedure('NoOp', { access: 'public', effect: 'read' })
  async noOp(): Promise<Answer[]> {
    this.answered++;
    return [answer<{ noOpRsp?: object }>('noOpRsp', NO_OP_BODY)];
  }
}

/** Added to the server as any team adds its own. */
@Module({ providers: [NoOpProcedures] })
export class NoOpModule {}
