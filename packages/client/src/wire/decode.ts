import { type Field, messages } from '../generated/procedures.ts';
import { Reader } from './reader.ts';
import { enumName, fieldsOf, INTEGERS, isBlock, LENGTH_DELIMITED, type Message } from './table.ts';

/**
 * A message of its bytes. Fields that the proto doesn't have are passed over.
 * @param into the message that a later occurrence of the same field is merged into
 * @throws RangeError, TypeError when the bytes are no such message
 */
export function decodeMessage(type: string, bytes: Uint8Array, into: Message = {}): Message {
  const fields = fieldsOf(type);
  for (const [, name, , repeated] of fields) if (repeated) into[name] ??= [];
  for (const reader = new Reader(bytes); !reader.isAtEnd;) {
    const tag = Number(reader.varint());
    const wireType = tag & 7;
    const field = fields.find(([id]) => id === tag >>> 3);
    if (field) readField(reader, [field, wireType], into);
    else reader.skip(wireType);
  }
  return into;
}

function readField(reader: Reader, [[, name, kind, repeated], wireType]: [Field, number], into: Message): void {
  if (repeated && !isBlock(kind) && wireType === LENGTH_DELIMITED) {
    const list = into[name] as unknown[];
    for (const packed = new Reader(reader.block()); !packed.isAtEnd;) list.push(integerFrom(kind, packed.varint()));
  } else if (wireType !== (isBlock(kind) ? LENGTH_DELIMITED : 0)) reader.skip(wireType);
  else if (repeated) (into[name] as unknown[]).push(valueFrom(reader, kind));
  else into[name] = valueFrom(reader, kind, into[name] as Message | undefined);
}

function valueFrom(reader: Reader, kind: string, before?: Message): unknown {
  if (kind === 'string') return reader.text();
  if (kind === 'bytes') return Uint8Array.from(reader.block()); // a copy, and no Buffer, whatever held the bytes
  if (kind in messages) return decodeMessage(kind, reader.block(), before);
  return integerFrom(kind, reader.varint());
}

const integerFrom = (kind: string, varint: bigint): unknown =>
  INTEGERS[kind] ? INTEGERS[kind].read(varint) : enumName(kind, varint);
