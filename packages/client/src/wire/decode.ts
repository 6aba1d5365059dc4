import type { Field } from '../generated/procedures.ts';
import { INTEGERS } from './integers.ts';
import { LENGTH_DELIMITED, Reader } from './reader.ts';
import { type Message, OTHELLO_SCHEMA, type Schema } from './schema.ts';

/**
 * Decodes a message. Fields that the IDL doesn't have are skipped.
 * @throws RangeError, TypeError when the bytes are no such message
 */
export function decodeMessage(type: string, bytes: Uint8Array, schema: Schema = OTHELLO_SCHEMA): Message {
  return new Decoder(schema).message(type, bytes, {});
}

class Decoder {
  constructor(private readonly schema: Schema) {}

  /** @param into the message that a later occurrence of the same field is merged into */
  message(type: string, bytes: Uint8Array, into: Message): Message {
    const fields = this.schema.fieldsOf(type);
    for (const [, name, , repeated] of fields) if (repeated) into[name] ??= [];
    for (const reader = new Reader(bytes); !reader.isAtEnd;) {
      const tag = Number(reader.varint());
      const wireType = tag & 7;
      const field = fields.find(([id]) => id === tag >>> 3);
      if (field) this.field(reader, { field, wireType, into });
      else reader.skip(wireType);
    }
    return into;
  }

  private field(reader: Reader, { field, wireType, into }: { field: Field; wireType: number; into: Message }): void {
    const [, name, kind, repeated] = field;
    const isDelimited = this.schema.isLengthDelimited(kind);
    if (repeated && !isDelimited && wireType === LENGTH_DELIMITED) {
      const list = into[name] as unknown[];
      for (const packed = new Reader(reader.block()); !packed.isAtEnd;) list.push(this.integer(kind, packed.varint()));
    } else if (wireType !== (isDelimited ? LENGTH_DELIMITED : 0)) reader.skip(wireType);
    else if (repeated) (into[name] as unknown[]).push(this.value(reader, kind));
    else into[name] = this.value(reader, kind, into[name] as Message | undefined);
  }

  private value(reader: Reader, kind: string, before: Message = {}): unknown {
    if (kind === 'string') return reader.text();
    if (kind === 'bytes') return Uint8Array.from(reader.block()); // a copy, and no Buffer, whatever held the bytes
    if (this.schema.isMessage(kind)) return this.message(kind, reader.block(), before);
    return this.integer(kind, reader.varint());
  }

  private integer(kind: string, varint: bigint): unknown {
    return INTEGERS[kind] ? INTEGERS[kind].read(varint) : this.schema.enumName(kind, varint);
  }
}
