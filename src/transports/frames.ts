import { Injectable } from '@nestjs/common';
import type { Answer } from '../rpc/answer.ts';
import { AnswerBytes } from '../rpc/answer-bytes.ts';
import { type JsonCodec, WireSchema } from '../rpc/codec.ts';
import type { Format } from './envelope.codec.ts';
import { responseMessage } from './response.ts';

/** Encodes what is pushed, once for all the streams that it is sent to. */
@Injectable()
export class Frames {
  private readonly responseJson: JsonCodec;
  /** by the pushed object (an Answer, or the list of a version's), then by version and encoding */
  private readonly made = new WeakMap<object, Map<string, Buffer>>();

  constructor(
    private readonly schema: WireSchema,
    private readonly bytes: AnswerBytes,
  ) {
    this.responseJson = schema.jsonCodec('Response');
  }

  /** A Response. */
  plain(answer: Answer, version: number): Buffer {
    return this.once(answer, `${version}`, () => this.bytes.response(answer, { version, seqNo: undefined }));
  }

  /** A Response after its length as a varint. */
  delimited(answer: Answer, version: number): Buffer {
    return this.once(answer, `${version} delimited`, () => {
      const bytes = this.plain(answer, version);
      return Buffer.concat([varint(bytes.length), bytes]);
    });
  }

  /** A Response as Connect and gRPC-Web carry it. */
  framed(answer: Answer, version: number, { format, isText }: { format: Format; isText: boolean }): Buffer {
    return this.once(answer, `${version} framed ${format} ${isText}`, () => {
      const bytes = format === 'json' ? this.line(answer, version).subarray(0, -1) : this.plain(answer, version);
      const framed = frame(0, bytes);
      return isText ? Buffer.from(framed.toString('base64'), 'latin1') : framed;
    });
  }

  /** A Response in proto3 JSON, with a line feed. */
  line(answer: Answer, version: number): Buffer {
    return this.once(answer, `${version} line`, () =>
      Buffer.from(`${this.responseJson.stringify(this.message(answer, version))}\n`),
    );
  }

  /** A MultipleResponse that answers no request. */
  multiple(answers: readonly Answer[], version: number): Buffer {
    return this.once(answers, `${version} multiple`, () => this.bytes.multiple(answers, { version, seqNo: undefined }));
  }

  private message(answer: Answer, version: number): object {
    return responseMessage(this.schema, answer, { version, seqNo: undefined });
  }

  private once(pushed: object, how: string, make: () => Buffer): Buffer {
    const known = this.made.get(pushed) ?? new Map<string, Buffer>();
    this.made.set(pushed, known);
    const made = known.get(how) ?? make();
    known.set(how, made);
    return made;
  }
}

/** bytes before a message in gRPC, gRPC-Web and Connect's streams: flags (1), the message's length (4) */
export const FRAME_HEAD_BYTES = 5;

/** The head of the frame that begins there; undefined: it is not whole yet. */
export function frameHead(bytes: Buffer): { flags: number; length: number } | undefined {
  if (bytes.length < FRAME_HEAD_BYTES) return undefined;
  return { flags: bytes.readUInt8(0), length: bytes.readUInt32BE(1) };
}

/** A message as gRPC, gRPC-Web and Connect's streams carry it: its head, then the message. */
export function frame(flags: number, message: Buffer): Buffer {
  const framed = Buffer.allocUnsafe(FRAME_HEAD_BYTES + message.length);
  framed[0] = flags;
  framed.writeUInt32BE(message.length, 1);
  message.copy(framed, FRAME_HEAD_BYTES);
  return framed;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}
