import type Long from 'long';
import protobuf from 'protobufjs';
import { isDefault, isImplicit } from './reader.ts';
import { enumJson, scalarJson } from './scalars.ts';

type Write = (value: unknown) => string;

interface FieldWriter {
  /** its name in protobufjs' messages */
  property: string;
  /** its name, quoted, with the colon */
  name: string;
  write: Write;
  /** whether a value is left out */
  isAbsent: ((value: unknown) => boolean) | undefined;
}

/** Makes writers of proto3 JSON from the IDL, one for each message. Fields are written in the IDL's order. */
export class JsonWriters {
  private readonly writers = new Map<protobuf.Type, FieldWriter[]>();

  /** @returns a function that writes a message of protobufjs, or a plain object of the same shape, as text */
  of(type: protobuf.Type): (message: object) => string {
    const fields = this.fieldsOf(type);
    return (message) => messageText(fields, message as Record<string, unknown>);
  }

  private fieldsOf(type: protobuf.Type): FieldWriter[] {
    const known = this.writers.get(type);
    if (known) return known;
    const fields: FieldWriter[] = [];
    this.writers.set(type, fields); // before its fields are read: a message may contain itself
    for (const each of type.fieldsArray) {
      const field = each.resolve();
      const isAbsent = field.map ? isEmptyMap : field.repeated ? isDefault : isImplicit(field) ? isDefault : undefined;
      fields.push({
        property: field.name,
        name: `${JSON.stringify(field.jsonName)}:`,
        write: this.writeOf(field),
        isAbsent,
      });
    }
    return fields;
  }

  private writeOf(field: protobuf.Field): Write {
    const write = this.writeItemOf(field);
    if (field instanceof protobuf.MapField) return (value) => mapText(field, value as Record<string, unknown>, write);
    return field.repeated ? (value) => listText(value as unknown[], write) : write;
  }

  private writeItemOf({ resolvedType, type }: protobuf.Field): Write {
    if (resolvedType instanceof protobuf.Enum) return enumJson(resolvedType.name, resolvedType.values).write;
    if (!(resolvedType instanceof protobuf.Type)) return scalarJson(type).write;
    const fields = this.fieldsOf(resolvedType);
    return (value) => messageText(fields, value as Record<string, unknown>);
  }
}

const isEmptyMap = (value: unknown): boolean => Object.keys(value as object).length === 0;

function messageText(fields: readonly FieldWriter[], message: Record<string, unknown>): string {
  let text = '{';
  let separator = '';
  for (const { property, name, write, isAbsent } of fields) {
    const value = message[property];
    // protobufjs' messages inherit the default of an absent field, so only own properties count
    if (value === undefined || value === null || !Object.hasOwn(message, property) || isAbsent?.(value)) continue;
    text += separator + name + write(value);
    separator = ',';
  }
  return `${text}}`;
}

function listText(items: readonly unknown[], write: Write): string {
  let text = '[';
  for (let index = 0; index < items.length; index++) text += (index === 0 ? '' : ',') + write(items[index]);
  return `${text}]`;
}

const LONG_KEYS = new Set(['int64', 'uint64', 'sint64', 'fixed64', 'sfixed64']);

/** protobufjs stores a map's 64-bit key as a string of its eight bytes. */
function mapText({ keyType }: protobuf.MapField, entries: Readonly<Record<string, unknown>>, write: Write): string {
  const isUnsigned = keyType === 'uint64' || keyType === 'fixed64';
  const keyText = LONG_KEYS.has(keyType)
    ? (key: string) => `"${(protobuf.util.longFromKey(key, isUnsigned) as Long).toString()}"`
    : (key: string) => JSON.stringify(key);
  return `{${Object.entries(entries)
    .map(([key, value]) => `${keyText(key)}:${write(value)}`)
    .join()}}`;
}
