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
  /** @param writer appends the message's fields to what it holds */
  encode(message: object, writer?: protobuf.Writer): protobuf.Writer;
  decode(bytes: Uint8Array): object;
}

/** Reads and writes one message in proto3 JSON. */
export interface JsonCodec {
  /**
   * @returns a plain object as a MessageCodec encodes it: 64-bit integers as Long, enums as numbers, bytes as Buffer
   * @throws Error with one line that says what is wrong, and where
   */
  parse(text: string): object;
  /** @returns JSON text with 64-bit integers as strings and enum values by name, as proto3 JSON wants */
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
  /** answered with a stream of Responses, not with one message */
  isStream: boolean;
}

const PROTO_FILE = fileURLToPath(new URL('../../proto/othello.proto', import.meta.url));

/** The text of proto/othello.proto. */
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

/** Fields of Request and Response below this number are the envelope's own; each other one belongs to a procedure. */
const HEADER_IDS = 100;

/** The IDL at run time. The generated classes lack names, ids and JSON, so its text is parsed for these. */
export class WireSchema {
  readonly procedures = new Map<string, ProcedureShape>();
  /** Response's sub-messages by field name, with their protocolId */
  readonly responseIds = new Map<string, number>();
  readonly resultCodes: ReadonlyMap<string, number>;
  readonly serviceName: string;
  /**
   * the rpc that carries the envelope (Play): a stream of Requests, answered with MultipleResponses; undefined: none
   */
  readonly envelopeRpc: string | undefined;
  readonly package: string;
  private readonly root: protobuf.Root;
  private readonly readers = new JsonReaders();
  private readonly writers = new JsonWriters();

  /**
   * @param idl text of a .proto file
   * @param codecs static classes by message name, generated from the same IDL; absent: protobufjs makes them at run
   * time
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

  /** @param field of a sub-message of Response */
  responseCodec(field: string): MessageCodec {
    const type = this.subMessages('Response').get(field)?.type;
    if (type === undefined) throw new Error(`${field} is no field of Response`);
    return this.codec(type);
  }

  codec(message: string): MessageCodec {
    if (!this.codecs) return this.type(message);
    const codec = (this.codecs as Record<string, MessageCodec | undefined>)[message];
    if (!codec) throw new Error(`message ${message} has no generated code: run npm run gen`);
    return codec;
  }

  /** whether its classes were generated by `npm run gen` */
  get isGenerated(): boolean {
    return this.codecs !== undefined;
  }

  /** The class of a message's objects. @param message its path in the package */
  classOf(message: string): new () => object {
    const generated = (this.codecs as Record<string, (new () => object) | undefined> | undefined)?.[message];
    return generated ?? this.type(message).ctor;
  }

  /** The message's JSON codec. To be kept by callers that use it often, since it looks the message up. */
  jsonCodec(message: string): JsonCodec {
    const type = this.type(message);
    return { parse: this.readers.of(type), stringify: this.writers.of(type) };
  }

  /** proto3 JSON of a message, as a value. */
  toJson(message: string, value: object): unknown {
    return JSON.parse(this.jsonCodec(message).stringify(value));
  }

  /**
   * The check of a request against its bounds.
   * @param more a team's bounds, beside ours
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

  /** Unary transports put the Result and the further answers into the response message, which needs fields for them. */
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
