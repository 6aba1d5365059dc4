import protobuf from 'protobufjs';
import { readIdl, WireSchema } from 'othello-rpc';

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
