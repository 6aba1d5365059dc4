import { Injectable } from '@nestjs/common';
import protobuf from 'protobufjs';
import type { Answer } from './answer.ts';
import { type MessageCodec, WireSchema } from './codec.ts';

/** Fields of the request that the response repeats. */
export interface Echo {
  version: number;
  seqNo: number | undefined;
}

/** A length-delimited field's tag. */
const tagOf = (id: number): number => (id << 3) | 2;
const [VARINT_1, VARINT_2, VARINT_3, VARINT_5] = [1, 2, 3, 5].map((id) => id << 3) as [number, number, number, number];

/** of RspX, whose unary form carries the Result and the further answers */
const UNARY = { result: tagOf(15), followUps: tagOf(16) };
const RESULT = tagOf(3);
const RESPONSES = tagOf(10);

/**
 * Encodes answers as protobuf, the bytes that the generated classes make. What is stored for a repeated call is encoded
 * once: what is sent to the caller has its bytes in it. So an answer must not change once it was given.
 */
@Injectable()
export class AnswerBytes {
  /** of stored answers, by their message: encoded */
  private readonly stored = new WeakMap<object, Uint8Array>();
  private readonly fields: Map<string, { id: number; codec: MessageCodec }>;

  constructor(schema: WireSchema) {
    this.fields = new Map(
      [...schema.responseIds].map(([field, id]) => [field, { id, codec: schema.responseCodec(field) }]),
    );
  }

  /** A MultipleResponse for callers of any version and seqNo. */
  store(answers: readonly Answer[]): Buffer {
    for (const { field, body } of answers)
      if (!this.stored.has(body)) this.stored.set(body, this.fieldOf(field).codec.encode(body).finish());
    return this.multiple(answers, undefined);
  }

  /** A MultipleResponse. */
  multiple(answers: readonly Answer[], echo: Echo | undefined): Buffer {
    const writer = protobuf.Writer.create();
    if (echo?.seqNo !== undefined) writer.uint32(VARINT_1).uint32(echo.seqNo);
    for (const answer of answers) this.write(answer, echo, writer.uint32(RESPONSES).fork()).ldelim();
    return writer.finish() as Buffer; // on Node protobufjs makes Buffers
  }

  /** A Response. */
  response(answer: Answer, echo: Echo): Buffer {
    return this.write(answer, echo, protobuf.Writer.create()).finish() as Buffer;
  }

  /** The first answer's message with its Result and the further answers in it, as unary transports carry it. */
  unary(answers: readonly Answer[], echo: Echo): Buffer {
    const [first] = answers;
    if (!first) throw new Error('a call has one answer at least');
    const known = this.stored.get(first.body);
    const writer = protobuf.Writer.create();
    if (known) writer.raw(known);
    else this.fieldOf(first.field).codec.encode(first.body, writer);
    writeResult(first, writer.uint32(UNARY.result).fork()).ldelim();
    for (let further = 1; further < answers.length; further++)
      this.write(answers[further] as Answer, echo, writer.uint32(UNARY.followUps).fork()).ldelim();
    return writer.finish() as Buffer;
  }

  private write(answer: Answer, echo: Echo | undefined, writer: protobuf.Writer): protobuf.Writer {
    const { id, codec } = this.fieldOf(answer.field);
    if (echo) writer.uint32(VARINT_1).uint32(echo.version);
    writer.uint32(VARINT_2).int32(id);
    writeResult(answer, writer.uint32(RESULT).fork()).ldelim();
    if (echo?.seqNo !== undefined) writer.uint32(VARINT_5).uint32(echo.seqNo);
    writer.uint32(tagOf(id));
    const known = this.stored.get(answer.body);
    return known ? writer.bytes(known) : codec.encode(answer.body, writer.fork()).ldelim();
  }

  private fieldOf(field: string): { id: number; codec: MessageCodec } {
    const found = this.fields.get(field);
    if (!found) throw new Error(`${field} is no field of Response`);
    return found;
  }
}

function writeResult({ code, message, retryAfterMs }: Answer, writer: protobuf.Writer): protobuf.Writer {
  writer.uint32(VARINT_1).int32(code);
  if (message !== undefined) writer.uint32(tagOf(2)).string(message);
  return retryAfterMs === undefined ? writer : writer.uint32(VARINT_3).uint32(retryAfterMs);
}
