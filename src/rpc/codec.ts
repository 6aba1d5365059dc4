import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';
import { othello } from '../generated/othello.js';
import { BoundChecks, requireBoundsKnown, type RequestCheck } from './bound-checks.ts';
import { BOUNDS, type Bounds } from './bounds.ts';
import { mergeIdl } from './idl/merge.ts';
import { JsonReaders } from './json/reader.ts';
import { JsonWriters } from './json/writer.ts';

/** One message's static codec; protobufjs' generated classes have this shape. */
export interface MessageCodec {
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
}

/** One message's proto3 JSON; both ways are made from the IDL once. */
export interface JsonCodec {
  /**
   * @returns a plain object as a MessageCodec encodes it: 64-bit integers as Long, enums as numbers, bytes as Buffer
   * @throws Error with one line that says what is wrong, and where
   */
  parse(text: string): object;
  /** 64-bit integers are text in it and enums names, as the format wants. */
  stringify(message: object): string;
}

/** A procedure as the proto declares it: `Req<name>` in Request, `Rsp<name>` in Response, an rpc of the service. */
export interface ProcedureShape {
  name: string;
  /** protocolId in Request */
  id: number;
  requestField: string;
  request: MessageCodec;
  requestJson: JsonCodec;
  responseField: string;
  response: MessageCodec;
  responseJson: JsonCodec;
  /** answered with Responses as they come, not with one message */
  isStream: boolean;
}

const PROTO_FILE = fileURLToPath(new URL('../../proto/othello.proto', import.meta.url));

/** The text of proto/othello.proto: a team's IDL is this and more. */
export const readIdl = (): string => readFileSync(PROTO_FILE, 'utf8');

/** proto/othello.proto with its generated classes. */
export const ownSchema = (): WireSchema => new WireSchema(readIdl(), othello);

/**
 * proto/othello.proto and what a team's file adds to it.
 * @param file path of the team's .proto file
 * @throws Error with one line that says what is wrong with the file
 */
export function teamSchema(file: string): WireSchema {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(`${file} can't be read (${code}): give the path of a .proto file`, { cause });
  }
  return new WireSchema(mergeIdl(readIdl(), { text, fileName: path.basename(file) }));
}

/** Fields of the envelope itself; every other field of Request and Response is a procedure's. */
const HEADER_IDS = 100;

/** The IDL at run time: names, ids and JSON, which the generated classes do not have. */
export class WireSchema {
  readonly procedures = new Map<string, ProcedureShape>();
  /** Response's sub-messages by field name, with their protocolId */
  readonly responseIds = new Map<string, number>();
  readonly resultCodes: ReadonlyMap<string, number>;
  readonly serviceName: string;
  /** the rpc that carries the envelope itself: Requests up, MultipleResponses down; undefined: the IDL has none */
  readonly envelopeRpc: string | undefined;
  readonly package: string;
  private readonly root: protobuf.Root;
  private readonly readers = new JsonReaders();
  private readonly writers = new JsonWriters();

  /**
   * @param idl text of a .proto file
   * @param codecs static classes by message name, made from the same IDL; by default made from it as it loads
   * @throws Error with one line that says which message or service is missing
   */
  constructor(
    readonly idl: string,
    private readonly codecs?: object,
  ) {
    this.root = protobuf.parse(idl).root;
    this.root.resolveAll();
    const service = this.root.nestedArray.flatMap((at) => (at instanceof protobuf.Namespace ? at.nestedArray : []));
    const found = service.find((each) => each instanceof protobuf.Service);
    if (!found) throw new Error(`the IDL declares no service: add one rpc a procedure`);
    this.serviceName = found.fullName.slice(1);
    this.package = found.parent?.fullName.slice(1) ?? '';
    this.resultCodes = new Map(Object.entries(this.root.lookupEnum(`${this.package}.ResultCode`).values));
    const responses = this.subMessages('Response');
    for (const [field, { id }] of responses) this.responseIds.set(field, id);
    for (const [requestField, { id, type }] of this.subMessages('Request')) {
      const name = type.replace(/^Req/, '');
      const response = [...responses].find(([, each]) => each.type === `Rsp${name}`);
      if (!response) throw new Error(`message ${type} has no answer: add Rsp${name} to Response`);
      if (!found.methods[name]) throw new Error(`message ${type} has no rpc: add ${name} to the service`);
      this.requireResult(`Rsp${name}`);
      this.procedures.set(name, {
        name,
        id,
        requestField,
        request: this.codec(type),
        requestJson: this.jsonCodec(type),
        responseField: response[0],
        response: this.codec(`Rsp${name}`),
        responseJson: this.jsonCodec(`Rsp${name}`),
        isStream: found.methods[name].responseStream === true,
      });
    }
    this.envelopeRpc = found.methodsArray.find(({ requestType }) => requestType === 'Request')?.name;
    for (const { name } of found.methodsArray)
      if (!this.procedures.has(name) && name !== this.envelopeRpc)
        throw new Error(`rpc ${name} has no message: add Req${name} to Request`);
  }

  codec(message: string): MessageCodec {
    if (!this.codecs) return this.type(message);
    const codec = (this.codecs as Record<string, MessageCodec | undefined>)[message];
    if (!codec) throw new Error(`message ${message} has no generated code: run npm run gen`);
    return codec;
  }

  /** whether its code was made by `npm run gen`, and not as it loaded */
  get isGenerated(): boolean {
    return this.codecs !== undefined;
  }

  /** Of the objects that a message is read into. @param message its path in the package */
  classOf(message: string): new () => object {
    const generated = (this.codecs as Record<string, (new () => object) | undefined> | undefined)?.[message];
    return generated ?? this.type(message).ctor;
  }

  /** For who has many messages to read or write: it looks the message up. */
  jsonCodec(message: string): JsonCodec {
    const type = this.type(message);
    return { parse: this.readers.of(type), stringify: this.writers.of(type) };
  }

  /** proto3 JSON of a message, as a value. */
  toJson(message: string, value: object): unknown {
    return JSON.parse(this.jsonCodec(message).stringify(value));
  }

  /**
   * How requests of a message are held to their bounds.
   * @param more bounds of a team's, beside ours
   * @throws Error with one line, when they name what is not in the IDL
   */
  requestCheck(message: string, more: Bounds = {}): RequestCheck | undefined {
    requireBoundsKnown(more, this.type(message).parent ?? this.root);
    return new BoundChecks({ ...more, ...BOUNDS }).of(this.type(message));
  }

  /** @throws Error that says which field is wrong */
  fromJson(message: string, text: string): object {
    return this.jsonCodec(message).parse(text);
  }

  /** Transports whose calls return one message carry the Result and the answers after the first in it. */
  private requireResult(message: string): void {
    const { result, followUps } = this.type(message).fields;
    if (result?.id !== 15 || result.type.split('.').at(-1) !== 'Result' || followUps?.id !== 16 || !followUps.repeated)
      throw new Error(
        `message ${message} can't say how a call ended: add "optional Result result = 15;" and "repeated Response follow_ups = 16;"`,
      );
  }

  private type(message: string): protobuf.Type {
    return this.root.lookupType(`${this.package}.${message}`);
  }

  private subMessages(message: string): Map<string, { id: number; type: string }> {
    const fields = this.type(message).fieldsArray.filter(({ id }) => id >= HEADER_IDS);
    return new Map(fields.map(({ name, id, type }) => [name, { id, type }]));
  }
}
