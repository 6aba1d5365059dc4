import { ownSchema, ThriftMessages, thriftModelOf } from 'othello-rpc';
import thrift from 'thrift';
import type { Codec } from './codec.ts';
import type { Json } from './messages.ts';
import { NAMES } from './names.ts';
import { NpmStructs } from './npm-structs.ts';
import { jsonOfThrift, type ThriftMessage, thriftMessageOf } from './thrift-messages.ts';

const { TBinaryProtocol, TCompactProtocol, TFramedTransport, Thrift } = thrift;
const { MessageType, Type } = Thrift;

/** Fields of a method's arguments and results. */
const [REQUEST, SUCCESS] = [1, 0];

const schema = ownSchema();
const structs = new NpmStructs(thriftModelOf(schema.idl).structs);

const methodOf = (name: string) => name.slice(name.lastIndexOf(':') + 1);
const structOf = ({ isReply, method }: ThriftMessage) => `${isReply ? 'Rsp' : 'Req'}${methodOf(method)}`;

/** What both write, byte for byte: a whole message, its head included. */
const NOTE = 'a message of proto/othello.thrift, its head included, with token and seqNo before the method';

const npmCodec = (name: string, Protocol: thrift.ProtocolClass): Codec => ({
  name,
  note: `${NOTE}; by the npm package's runtime`,
  prepare(sample) {
    const message = thriftMessageOf(sample);
    const { isReply, method, seqId, body } = message;
    const struct = structOf(message);
    return {
      encode() {
        let written: Uint8Array = Buffer.alloc(0);
        const out = new Protocol(new TFramedTransport(undefined, (frame) => (written = frame.subarray(4))));
        out.writeMessageBegin(method, isReply ? MessageType.REPLY : MessageType.CALL, seqId);
        out.writeStructBegin('message');
        out.writeFieldBegin('body', Type.STRUCT, isReply ? SUCCESS : REQUEST);
        structs.write(out, struct, body);
        out.writeFieldEnd();
        out.writeFieldStop();
        out.writeStructEnd();
        out.writeMessageEnd();
        out.flush();
        return written;
      },
      decode(bytes): ThriftMessage {
        const input = new Protocol(new TFramedTransport(bytes));
        const { fname, mtype, rseqid } = input.readMessageBegin();
        input.readStructBegin();
        input.readFieldBegin();
        const read = structs.read(input, struct);
        input.readFieldEnd();
        input.readFieldBegin();
        input.readStructEnd();
        input.readMessageEnd();
        return { isReply: mtype === MessageType.REPLY, method: fname, seqId: rseqid, body: read as Json };
      },
      json: (decoded) => jsonOfThrift(decoded as ThriftMessage),
    };
  },
});

const ownCodec = (name: string, protocol: 'binary' | 'compact'): Codec => {
  const messages = new ThriftMessages(schema, protocol);
  return {
    name,
    note: `${NOTE}; by this server's own codec`,
    prepare(sample) {
      const { isReply, method, seqId, body } = thriftMessageOf(sample);
      return {
        encode: () => (isReply ? messages.reply(method, body, seqId) : messages.call(method, body, seqId)),
        decode(bytes): ThriftMessage {
          if (isReply) {
            const reply = messages.readReply(method, bytes as Buffer);
            return { isReply, method, seqId: reply.seqId, body: reply.body as Json };
          }
          const call = messages.readCall(bytes as Buffer);
          return { isReply, method: call.method, seqId: call.seqId, body: call.request as Json };
        },
        json: (decoded) => jsonOfThrift(decoded as ThriftMessage),
      };
    },
  };
};

export const thriftBinary = ownCodec(NAMES.thriftBinary, 'binary');
export const thriftCompact = ownCodec(NAMES.thriftCompact, 'compact');
export const npmThriftBinary = npmCodec(NAMES.npmThriftBinary, TBinaryProtocol);
export const npmThriftCompact = npmCodec(NAMES.npmThriftCompact, TCompactProtocol);
