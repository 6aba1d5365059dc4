import Long from 'long';
import protobuf from 'protobufjs';
import { ARRAY, JsonText, OBJECT } from './json-text.ts';
import { enumJson, keyOf, scalarJson } from './scalars.ts';

type Read = (text: JsonText) => unknown;

interface FieldReader {
  /** its name in protobufjs' messages */
  property: string;
  read: Read;
  /** only one field of it may be present */
  oneof: string | undefined;
  /** whether a value is the default of an absent field, and so is left out */
  isAbsent: ((value: unknown) => boolean) | undefined;
}

interface MessageReader {
  name: string;
  /** by each name that a field may have in JSON */
  fields: Map<string, FieldReader>;
  /** properties of its lists and maps: set to empty ones when absent, as in messages that are decoded from bytes */
  lists: string[];
  maps: string[];
}

/** Makes readers of proto3 JSON from the IDL, one for each message. */
export class JsonReaders {
  private readonly readers = new Map<protobuf.Type, MessageReader>();

  /**
   * @returns a reader of whole texts. A message of it is a plain object as protobufjs' encoders take it: 64-bit
   * integers as Long, enums as numbers, bytes as Buffer. It throws an Error with one line, which says what is wrong and
   * where.
   */
  of(type: protobuf.Type): (text: string) => object {
    const reader = this.readerOf(type);
    return (json) => {
      const text = new JsonText(json);
      const message = readMessage(reader, text);
      text.requireEnd();
      return message;
    };
  }

  private readerOf(type: protobuf.Type): MessageReader {
    const known = this.readers.get(type);
    if (known) return known;
    const reader: MessageReader = { name: type.name, fields: new Map(), lists: [], maps: [] };
    this.readers.set(type, reader); // before its fields are read: a message may contain itself
    const fields = type.fieldsArray.map((each) => each.resolve());
    const readers = fields.map((field): FieldReader => ({
      property: field.name,
      read: this.readOf(field),
      oneof: field.partOf && !field.partOf.isProto3Optional ? field.partOf.name : undefined,
      isAbsent: isImplicit(field) ? isDefault : undefined,
    }));
    for (const { name, repeated, map } of fields) {
      if (map) reader.maps.push(name);
      else if (repeated) reader.lists.push(name);
    }
    // JSON names are set last: if one equals another field's IDL name, the JSON name wins
    for (const nameOf of [(each: protobuf.Field) => each.protoName, (each: protobuf.Field) => each.jsonName])
      fields.forEach((field, index) => reader.fields.set(nameOf(field), readers[index] as FieldReader));
    return reader;
  }

  private readOf(field: protobuf.Field): Read {
    const read = this.readItemOf(field);
    if (field instanceof protobuf.MapField) return (text) => readMap(text, field, read);
    return field.repeated ? (text) => readList(text, read) : read;
  }

  private readItemOf({ resolvedType, type }: protobuf.Field): Read {
    if (resolvedType instanceof protobuf.Enum) return enumJson(resolvedType.name, resolvedType.values).read;
    if (!(resolvedType instanceof protobuf.Type)) return scalarJson(type).read;
    const reader = this.readerOf(resolvedType);
    return (text) => readMessage(reader, text);
  }
}

/** Whether a field without presence: zero, false and empty can't be told from absent. */
export const isImplicit = (field: protobuf.Field): boolean =>
  !field.hasPresence && !field.repeated && !(field.resolvedType instanceof protobuf.Type);

export function isDefault(value: unknown): boolean {
  if (Long.isLong(value)) return value.isZero();
  if (typeof value === 'object' && value !== null) return (value as { length: number }).length === 0;
  return Object.is(value, 0) || value === false || value === ''; // -0 is no default
}

function readMessage({ name, fields, lists, maps }: MessageReader, text: JsonText): object {
  const message: Record<string, unknown> = {};
  for (const list of lists) message[list] = [];
  for (const map of maps) message[map] = {};
  /** not more than the message has fields, so `includes` is fast */
  const seen: FieldReader[] = [];
  let oneofs: string[] | undefined;
  for (let isMore = text.enter(OBJECT); isMore; isMore = text.goesOn(OBJECT)) {
    const written = text.name();
    const field = fields.get(written);
    if (!field) throw text.error(`${name} has no field ${JSON.stringify(written)}`);
    if (seen.includes(field)) throw text.error(`${name}.${field.property} is there twice`);
    seen.push(field);
    if (text.takes('null')) continue;
    const value = field.read(text);
    if (field.oneof !== undefined) {
      if (oneofs?.includes(field.oneof)) throw text.error(`${name}.${field.oneof} is there twice`);
      (oneofs ??= []).push(field.oneof);
    }
    if (!field.isAbsent?.(value)) message[field.property] = value;
  }
  return message;
}

function readList(text: JsonText, read: Read): unknown[] {
  const items: unknown[] = [];
  for (let isMore = text.enter(ARRAY); isMore; isMore = text.goesOn(ARRAY)) items.push(read(text));
  return items;
}

function readMap(text: JsonText, { name, keyType }: protobuf.MapField, read: Read): object {
  const entries = Object.create(null) as Record<string, unknown>;
  for (let isMore = text.enter(OBJECT); isMore; isMore = text.goesOn(OBJECT)) {
    const written = text.key();
    const key = keyType === 'string' ? written : keyOf(keyType, written);
    if (key === undefined) throw text.error(`a key of ${name} is no ${keyType}`);
    if (key in entries) throw text.error(`a key of ${name} is there twice`);
    entries[key] = read(text);
  }
  return entries;
}
