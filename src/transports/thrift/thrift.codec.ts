import { Injectable } from '@nestjs/common';
import { othello } from '../../generated/othello.js';
import type { StructFunctions } from '../../generated/thrift.js';
import { WireSchema } from '../../rpc/codec.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';
import { retryAfterMsOf } from '../../rpc/failures.ts';
import { DECLARED_EXCEPTIONS } from '../../rpc/idl/thrift-model.ts';
import { type BoundProcedure, ProcedureRegistry } from '../../rpc/registry.ts';
import { callHeaders } from '../call-headers.ts';
import type { Arrival } from '../envelope.codec.ts';
import type { Echo } from '../../rpc/answer-bytes.ts';
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

/** A procedure with the functions for its messages: looked up once, not at each call. */
interface Method {
  procedure: BoundProcedure;
  request: Record<Protocol, ((input: never, depth: number) => object) | undefined>;
  response: Record<Protocol, ((out: never, message: object) => void) | undefined>;
}

/** What follow-ups repeat of the call: nothing, since a Thrift message tells it elsewhere. */
const NO_ECHO: Echo = { version: 0, seqNo: undefined };

/** A decoded CALL. */
export interface ThriftCall {
  wire: Wire;
  head: MessageHead;
  method: Method;
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
  private readonly methods = new Map<string, Method>();

  constructor(
    private readonly schema: WireSchema,
    private readonly registry: ProcedureRegistry,
  ) {
    this.structs = structsOf(schema);
  }

  /**
   * @param header looks up the transport's headers, by a name in lower case; absent: it has none
   * @throws Unreadable when not even the method's name can be read
   */
  read({ wire, bytes, refusal }: CutMessage, header?: Said): ThriftCall | ThriftRefusal {
    if (refusal) return this.refuse(wire, NAMELESS, { type: APPLICATION_ERRORS[refusal], text: REFUSALS[refusal] });
    const { protocol } = wire;
    const input = new PROTOCOLS[protocol].Reader(bytes, 0, bytes.length);
    const head = input.head();
    const said = splitPrefix(head);
    const { name } = head;
    const method = this.methodCalled(name);
    if (head.type === MESSAGE_TYPES.oneway) return { answer: undefined };
    if (!method) {
      const text = `there is no method ${name.slice(0, 50)}: see proto/othello.thrift`;
      return this.refuse(wire, head, { type: APPLICATION_ERRORS.unknownMethod, text });
    }
    if (head.type !== MESSAGE_TYPES.call)
      return this.refuse(wire, head, { type: APPLICATION_ERRORS.notACall, text: 'this is no CALL: send one' });
    try {
      const { procedure } = method;
      const request = this.readArguments(input, protocol, method);
      return { wire, head, method, procedure, request, said: header ? (key) => header(key) ?? said(key) : said };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const text = `the arguments are no Req${name} (${error.message}): see proto/othello.thrift`;
      return this.refuse(wire, head, { type: APPLICATION_ERRORS.unreadable, text });
    }
  }

  /** @throws Failure Malformed */
  invocation({ procedure, request, said }: ThriftCall, { arrivedMs, origin }: Arrival): Invocation {
    const headers = callHeaders(said);
    return { procedure, request, ...headers, deadlineMs: undefined, arrivedMs, origin, transport: 'thrift' };
  }

  /** The reply, with the frame length and header that its wire puts before it. */
  encode({ wire, head, method }: Pick<ThriftCall, 'wire' | 'head' | 'method'>, { answers, fault }: Outcome): Buffer {
    const { protocol } = wire;
    const [first] = answers;
    if (!first) throw new Error('a call has one answer at least');
    const { code, message = '', body } = first;
    const more = answers.length > 1 && {
      followUps: answers.slice(1).map((answer) => responseMessage(this.schema, answer, NO_ECHO)),
    };
    const out = this.begin(protocol, { type: MESSAGE_TYPES.reply, name: head.name, seqId: head.seqId });
    if (code === 0) {
      out.field(PROTOCOLS[protocol].struct, SUCCESS, 0);
      method.response[protocol]?.(out as never, more ? { ...body, ...more } : body);
    } else {
      const { name, field } = EXCEPTIONS.get(code) ?? ERROR_SYSTEM;
      out.field(PROTOCOLS[protocol].struct, field, 0);
      this.structs[protocol].write[name]?.(out as never, { code, message, ...more });
    }
    out.stop();
    return wire.wrap(out, fault && { status: fault.http, retryAfterMs: retryAfterMsOf(fault, answers) });
  }

  private methodCalled(name: string): Method | undefined {
    const known = this.methods.get(name);
    if (known) return known;
    const procedure = this.registry.byName.get(name);
    if (!procedure) return undefined;
    const { binary, compact } = this.structs;
    const [request, response] = [`Req${name}`, `Rsp${name}`];
    const method: Method = {
      procedure,
      request: { binary: binary.read[request], compact: compact.read[request] },
      response: { binary: binary.write[response], compact: compact.write[response] },
    };
    this.methods.set(name, method);
    return method;
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
    return { answer: wire.wrap(out) };
  }

  /** @throws Unreadable */
  private readArguments(input: BinaryReader | CompactReader, protocol: Protocol, method: Method): object {
    let request: object | undefined;
    for (let field = input.nextField(0); field; field = input.nextField(field.id)) {
      if (field.id !== REQUEST) input.skipField(field.type, 0);
      else if (field.type !== PROTOCOLS[protocol].struct) throw new Unreadable('the argument is no struct');
      else request = method.request[protocol]?.(input as never, 1);
    }
    if (!input.isAtEnd) throw new Unreadable('more comes after their end');
    return request ?? new (this.schema.classOf(`Req${method.procedure.name}`))();
  }
}

const NAMELESS: MessageHead = { type: MESSAGE_TYPES.call, name: '', seqId: 0 };

/**
 * TMultiplexedProtocol puts a service's name and a colon before the method's name, where nothing but the name is left. A
 * service's name with a `=` in it is read as a query (`token=…&x-seq-no=…`): so clients that can't send headers can
 * still send a token.
 */
function splitPrefix(head: MessageHead): Said {
  const whole = head.name;
  const colon = whole.lastIndexOf(':');
  if (colon < 0) return SAYS_NOTHING;
  head.name = whole.slice(colon + 1);
  const service = whole.slice(0, colon);
  if (!service.includes('=')) return SAYS_NOTHING;
  const query = new URLSearchParams(service);
  const token = query.get('token');
  return (key) =>
    (query.get(key) ?? (key === 'authorization' && token !== null ? `Bearer ${token}` : undefined)) || undefined;
}

const SAYS_NOTHING: Said = () => undefined;
