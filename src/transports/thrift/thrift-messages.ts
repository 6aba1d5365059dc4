import type { StructFunctions } from '../../generated/thrift.js';
import type { WireSchema } from '../../rpc/codec.ts';
import { DECLARED_EXCEPTIONS } from '../../rpc/idl/thrift-model.ts';
import { MESSAGE_TYPES, type MessageHead } from './protocol.ts';
import { PROTOCOLS, REQUEST, structsOf, SUCCESS } from './structs.ts';
import type { Protocol } from './wire.ts';

/** The result of a method. */
export interface ThriftAnswer {
  /** 0: success; else a ResultCode */
  code: number;
  /** for a person; undefined when `code` is 0 */
  message: string | undefined;
  seqId: number;
  /** Rsp<Method>, or the exception */
  body: object;
}

/**
 * Thrift messages from the client's side (bytes without a frame's length), by the server's codec: for bench and tests.
 */
export class ThriftMessages {
  private readonly structs: StructFunctions;
  private readonly writer: InstanceType<(typeof PROTOCOLS)[Protocol]['Writer']>;

  constructor(
    schema: WireSchema,
    private readonly protocol: Protocol,
  ) {
    this.structs = structsOf(schema)[protocol];
    this.writer = new PROTOCOLS[protocol].Writer();
  }

  /**
   * A CALL.
   * @param method its name, with the prefix of TMultiplexedProtocol if there is to be one
   * @param request a Req<Method>, as protobufjs has it
   */
  call(method: string, request: object, seqId = 1): Buffer {
    const name = method.slice(method.lastIndexOf(':') + 1);
    const head = { type: MESSAGE_TYPES.call, name: method, seqId };
    return this.write(head, { field: REQUEST, struct: `Req${name}` }, request);
  }

  /** A REPLY of success. @param response a Rsp<Method>, as protobufjs has it, but for its `result` */
  reply(method: string, response: object, seqId = 1): Buffer {
    const head = { type: MESSAGE_TYPES.reply, name: method, seqId };
    return this.write(head, { field: SUCCESS, struct: `Rsp${method}` }, response);
  }

  /**
   * @throws Error when the bytes are no reply to `method`; with the server's text when it is a TApplicationException
   */
  readReply(method: string, bytes: Buffer): ThriftAnswer {
    const { input, type, seqId } = this.begin(bytes);
    if (type === MESSAGE_TYPES.exception) {
      input.nextField(0);
      throw new Error(`${method} was answered with TApplicationException: ${input.string()}`);
    }
    const id = input.nextField(0)?.id ?? NaN;
    const struct = id === SUCCESS ? `Rsp${method}` : DECLARED_EXCEPTIONS.get(id);
    const body = this.structs.read[struct ?? '']?.(input as never, 1);
    if (!body) throw new Error(`${method} was answered without a result`);
    const { code, message } = id === SUCCESS ? { code: 0 } : (body as { code?: number; message?: string });
    return { code: code ?? NaN, message, seqId, body };
  }

  /** @throws Error when it has no arguments */
  readCall(bytes: Buffer): { method: string; seqId: number; request: object } {
    const { input, name: method, seqId } = this.begin(bytes);
    input.nextField(0);
    const request = this.structs.read[`Req${method.slice(method.lastIndexOf(':') + 1)}`]?.(input as never, 1);
    if (!request) throw new Error(`${method} has no arguments`);
    return { method, seqId, request };
  }

  private begin(bytes: Buffer) {
    const input = new PROTOCOLS[this.protocol].Reader(bytes, 0, bytes.length);
    return { input, ...input.head() };
  }

  private write(head: MessageHead, { field, struct }: { field: number; struct: string }, value: object): Buffer {
    const out = this.writer;
    out.reset();
    out.head(head);
    out.field(PROTOCOLS[this.protocol].struct, field, 0);
    this.structs.write[struct]?.(out as never, value);
    out.stop();
    return out.take();
  }
}
