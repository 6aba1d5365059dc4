import { Injectable } from '@nestjs/common';
import { othello } from '../../generated/othello.js';
import type { StructFunctions } from '../../generated/thrift.js';
import { WireSchema } from '../../rpc/codec.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';
import { DECLARED_EXCEPTIONS } from '../../rpc/idl/thrift-model.ts';
import { type BoundProcedure, ProcedureRegistry } from '../../rpc/registry.ts';
import { callHeaders } from '../call-headers.ts';
import type { Arrival } from '../envelope.codec.ts';
import { responseMessage } from '../response.ts';
import { type BinaryReader, BinaryWriter } from './binary.ts';
import { type CompactReader, CompactWriter } from './compact.ts';
import { MESSAGE_TYPES, type MessageHead, Unreadable } from './protocol.ts';
import { PROTOCOLS, REQUEST, structsOf, SUCCESS } from './structs.ts';
import type { CutMessage, Protocol, Wire } from './wire.ts';

/** TApplicationException's types. */
export const APPLICATION_ERRORS = {
  unknownMethod: 1,
  notACall: 2,
  unreadable: 7,
  transforms: 8,
  protocol: 9,
} as const;

const REFUSALS = {
  transforms: 'transforms of THeader are not read here: send the message plain',
  protocol: 'THeader carries the binary protocol (0) or the compact one (2) here: choose one of them',
} as const;

/** The declared exception of a result code, and its field in every method's result. All other codes are ErrorSystem. */
const EXCEPTIONS = new Map([...DECLARED_EXCEPTIONS].map(([field, name]) => [codeOf(name), { name, field }]));
const ERROR_SYSTEM = { name: 'ErrorSystem', field: 5 };

function codeOf(exception: string): number {
  return (othello.ResultCode as unknown as Record<string, number>)[exception] ?? NaN;
}

/** Looks up what a call says beside its request (token, seqNo, version), by a header's name in lower case. */
type Said = (name: string) => string | undefined;

/** A decoded CALL. */
export interface ThriftCall {
  wire: Wire;
  head: MessageHead;
  procedure: BoundProcedure;
  request: object;
  /** from THeader's keys or HTTP's headers; else from the prefix of the method's name */
  said: Said;
}

/** A message that is not dispatched, with its answer. */
export interface ThriftRefusal {
  /** undefined: it gets no answer, being oneway */
  answer: Buffer | undefined;
}

/** Decodes messages to calls and encodes outcomes to messages. */
@Injectable()
export class ThriftCodec {
  private readonly structs: Record<Protocol, StructFunctions>;
  private readonly writers = { binary: new BinaryWriter(), compact: new CompactWriter() };

  constructor(
    private readonly schema: WireSchema,
    private readonly registry: ProcedureRegistry,
  ) {
    this.structs = structsOf(schema);
  }

  /**
   * @param header looks up the transport's headers, by a name in lower case
   * @throws Unreadable when not even the method's name can be read
   */
  read({ wire, bytes, refusal }: CutMessage, header: Said): ThriftCall | ThriftRefusal {
    if (refusal) return this.refuse(wire, NAMELESS, { type: APPLICATION_ERRORS[refusal], text: REFUSALS[refusal] });
    const { protocol } = wire;
    const input = new PROTOCOLS[protocol].Reader(bytes, 0, bytes.length);
    const whole = input.head();
    const { name, said } = unprefixed(whole.name);
    const head: MessageHead = { ...whole, name };
    const procedure = this.registry.byName.get(name);
    if (head.type === MESSAGE_TYPES.oneway) return { answer: undefined };
    if (!procedure) {
      const text = `there is no method ${name.slice(0, 50)}: see proto/othello.thrift`;
      return this.refuse(wire, head, { type: APPLICATION_ERRORS.unknownMethod, text });
    }
    if (head.type !== MESSAGE_TYPES.call)
      return this.refuse(wire, head, { type: APPLICATION_ERRORS.notACall, text: 'this is no CALL: send one' });
    try {
      const request = this.readArguments(input, protocol, `Req${name}`);
      return { wire, head, procedure, request, said: (key) => header(key) ?? said(key) };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const text = `the arguments are no Req${name} (${error.message}): see proto/othello.thrift`;
      return this.refuse(wire, head, { type: APPLICATION_ERRORS.unreadable, text });
    }
  }

  /** @throws Failure Malformed */
  invocation({ procedure, request, said }: ThriftCall, arrival: Arrival): Invocation {
    return { procedure, request, ...callHeaders(said), deadlineMs: undefined, ...arrival };
  }

  /** The reply, with the frame length and header that its wire puts before it. */
  encode({ wire, head, procedure }: Pick<ThriftCall, 'wire' | 'head' | 'procedure'>, outcome: Outcome): Buffer {
    const { protocol } = wire;
    const { write } = this.structs[protocol];
    const [first, ...rest] = outcome.answers;
    if (!first) throw new Error('a call has one answer at least');
    const echo = { version: 0, seqNo: undefined };
    const followUps = rest.map((answer) => responseMessage(this.schema, answer, echo));
    const hasMore = followUps.length > 0;
    const out = this.begin(protocol, { type: MESSAGE_TYPES.reply, name: head.name, seqId: head.seqId });
    const { code, message = '', body } = first;
    if (code === 0) {
      out.field(PROTOCOLS[protocol].struct, SUCCESS, 0);
      write[`Rsp${procedure.name}`]?.(out as never, hasMore ? { ...body, followUps } : body);
    } else {
      const { name, field } = EXCEPTIONS.get(code) ?? ERROR_SYSTEM;
      out.field(PROTOCOLS[protocol].struct, field, 0);
      write[name]?.(out as never, hasMore ? { code, message, followUps } : { code, message });
    }
    out.stop();
    return out.take(wire.before(out.length, outcome.fault?.http));
  }

  private begin(protocol: Protocol, head: MessageHead): BinaryWriter | CompactWriter {
    const out = this.writers[protocol];
    out.reset();
    out.head(head);
    return out;
  }

  private refuse(wire: Wire, head: MessageHead, { type, text }: { type: number; text: string }): ThriftRefusal {
    if (head.type === MESSAGE_TYPES.oneway) return { answer: undefined };
    const { protocol } = wire;
    const kinds = PROTOCOLS[protocol];
    const out = this.begin(protocol, { type: MESSAGE_TYPES.exception, name: head.name, seqId: head.seqId });
    out.field(kinds.string, 1, 0);
    out.string(text);
    out.field(kinds.i32, 2, 1);
    out.i32(type);
    out.stop();
    return { answer: out.take(wire.before(out.length)) };
  }

  /** @throws Unreadable */
  private readArguments(input: BinaryReader | CompactReader, protocol: Protocol, struct: string): object {
    const { read } = this.structs[protocol];
    let request: object = new (this.schema.classOf(struct))();
    for (let field = input.nextField(0); field; field = input.nextField(field.id)) {
      if (field.id !== REQUEST) input.skipField(field.type, 0);
      else if (field.type !== PROTOCOLS[protocol].struct) throw new Unreadable('the argument is no struct');
      else request = read[struct]?.(input as never, 1) ?? request;
    }
    if (!input.isAtEnd) throw new Unreadable('more comes after their end');
    return request;
  }
}

const NAMELESS: MessageHead = { type: MESSAGE_TYPES.call, name: '', seqId: 0 };

/**
 * TMultiplexedProtocol puts a service's name and a colon before the method's name. A service's name with a `=` in it is
 * read as a query (`token=…&x-seq-no=…`): so clients that can't send headers can still send a token.
 */
function unprefixed(whole: string): { name: string; said: Said } {
  const colon = whole.lastIndexOf(':');
  if (colon < 0) return { name: whole, said: SAYS_NOTHING };
  const service = whole.slice(0, colon);
  const name = whole.slice(colon + 1);
  if (!service.includes('=')) return { name, said: SAYS_NOTHING };
  const query = new URLSearchParams(service);
  const token = query.get('token');
  const said: Said = (key) =>
    (query.get(key) ?? (key === 'authorization' && token !== null ? `Bearer ${token}` : undefined)) || undefined;
  return { name, said };
}

const SAYS_NOTHING: Said = () => undefined;
