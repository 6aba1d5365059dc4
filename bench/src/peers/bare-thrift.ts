import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import thrift from 'thrift';
import { NO_OP_BODY } from '../no-op-schema.ts';

const { createServer, TBinaryProtocol, TFramedTransport, Thrift } = thrift;
const { Type, MessageType } = Thrift;

/** What the handler of NoOp is given. */
export class NoOpRequest {
  roomId: thrift.Int64 | undefined;
  r: number | undefined;
  c: number | undefined;

  read(input: thrift.TProtocol): void {
    input.readStructBegin();
    for (;;) {
      const { ftype, fid } = input.readFieldBegin();
      if (ftype === Type.STOP) break;
      if (fid === 1 && ftype === Type.I64) this.roomId = input.readI64();
      else if (fid === 2 && ftype === Type.I32) this.r = input.readI32();
      else if (fid === 3 && ftype === Type.I32) this.c = input.readI32();
      else input.skip(ftype);
      input.readFieldEnd();
    }
    input.readStructEnd();
  }
}

/** A room in play, its board a byte a square. */
class Room {
  constructor(private readonly has: { roomId: number; status: number; board: Buffer; version: number }) {}

  write(output: thrift.TProtocol): void {
    output.writeStructBegin('GameRoom');
    output.writeFieldBegin('room_id', Type.I64, 1);
    output.writeI64(this.has.roomId);
    output.writeFieldEnd();
    output.writeFieldBegin('status', Type.I32, 4);
    output.writeI32(this.has.status);
    output.writeFieldEnd();
    output.writeFieldBegin('board', Type.STRING, 5);
    output.writeBinary(this.has.board);
    output.writeFieldEnd();
    output.writeFieldBegin('version', Type.I32, 8);
    output.writeI32(this.has.version);
    output.writeFieldEnd();
    output.writeFieldStop();
    output.writeStructEnd();
  }
}

type Respond = (room: Room) => void;

function readArguments(input: thrift.TProtocol): NoOpRequest {
  const request = new NoOpRequest();
  input.readStructBegin();
  for (;;) {
    const { ftype, fid } = input.readFieldBegin();
    if (ftype === Type.STOP) break;
    if (fid === 1 && ftype === Type.STRUCT) request.read(input);
    else input.skip(ftype);
    input.readFieldEnd();
  }
  input.readStructEnd();
  return request;
}

/** RspNoOp in the field of success. */
function writeResult(output: thrift.TProtocol, room: Room): void {
  output.writeStructBegin('OthelloService_NoOp_result');
  output.writeFieldBegin('success', Type.STRUCT, 0);
  output.writeStructBegin('RspNoOp');
  output.writeFieldBegin('room', Type.STRUCT, 1);
  room.write(output);
  output.writeFieldEnd();
  output.writeFieldStop();
  output.writeStructEnd();
  output.writeFieldEnd();
  output.writeFieldStop();
  output.writeStructEnd();
}

/** What Thrift's compiler makes of a service with NoOp alone (js:node,es6), by hand: the comparison's IDL is no Thrift. */
class Processor {
  constructor(private readonly handler: { NoOp: (request: NoOpRequest, respond: Respond) => void }) {}

  process(input: thrift.TProtocol, output: thrift.TProtocol): void {
    const { fname, rseqid } = input.readMessageBegin();
    if (fname !== 'NoOp') throw new Error(`there is no ${fname} here`);
    const request = readArguments(input);
    input.readMessageEnd();
    this.handler.NoOp(request, (room) => {
      output.writeMessageBegin('NoOp', MessageType.REPLY, rseqid);
      writeResult(output, room);
      output.writeMessageEnd();
      output.flush();
    });
  }
}

/**
 * npm thrift's own server, framed binary, reading and writing the same bytes as our Thrift transport's NoOp.
 * @param onRequest is given what each call was decoded to
 */
export async function startBareThrift(
  onRequest?: (request: NoOpRequest) => void,
): Promise<{ port: number; server: Server }> {
  const { roomId, status, board, version } = NO_OP_BODY.room;
  const handler = {
    NoOp: (request: NoOpRequest, respond: Respond) => {
      onRequest?.(request);
      respond(new Room({ roomId, status, board: Buffer.from(board), version }));
    },
  };
  const server = createServer(Processor, handler, { transport: TFramedTransport, protocol: TBinaryProtocol });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { port: (server.address() as AddressInfo).port, server };
}
