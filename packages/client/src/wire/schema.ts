import * as tables from '../generated/procedures.ts';
import type { Field } from '../generated/procedures.ts';

/** A message in the SDK: its fields by their names in proto3 JSON; absent fields are left out. */
export type Message = Record<string, unknown>;

/**
 * Where a request stands in Request: the procedure's number, and the name of its field.
 * @experimental
 */
export interface RequestSlot {
  readonly id: number;
  readonly requestField: string;
}

/**
 * Where an answer stands in Response: its number, and the name of its field.
 * @experimental
 */
export interface ResponseSlot {
  readonly id: number;
  readonly field: string;
}

/**
 * An IDL as data: what `npx othello gen` writes into procedures.ts.
 * @experimental
 */
export interface Tables {
  /** fields of each message, in the order of the proto */
  readonly messages: Readonly<Record<string, readonly Field[]>>;
  /** values of each enum by name */
  readonly enums: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly procedures: Readonly<Record<string, RequestSlot>>;
  /** procedures that are answered with a stream of Responses */
  readonly streams: Readonly<Record<string, RequestSlot>>;
  readonly responses: Readonly<Record<string, ResponseSlot>>;
}

/**
 * An IDL for the codec: its tables, and what is looked up in them.
 * @experimental
 */
export class Schema {
  // no private members: with them TypeScript would refuse the schema of another copy of this package
  /** @internal */
  readonly namesOfEnums: ReadonlyMap<string, ReadonlyMap<number, string>>;
  /** @internal */
  readonly responsesById: ReadonlyMap<unknown, readonly [name: string, field: string]>;

  constructor(readonly tables: Tables) {
    this.namesOfEnums = new Map(
      Object.entries(tables.enums).map(([kind, values]) => [
        kind,
        new Map(Object.entries(values).map(([name, value]) => [value, name])),
      ]),
    );
    this.responsesById = new Map(
      Object.entries(tables.responses).map(([name, { id, field }]) => [id, [name, field] as const]),
    );
  }

  /** The fields of a message. @throws TypeError when the IDL has no such message */
  fieldsOf(type: string): readonly Field[] {
    const fields = this.tables.messages[type];
    if (!fields) throw new TypeError(`the IDL has no message ${type}`);
    return fields;
  }

  /** Where the procedure's request stands in Request. @throws TypeError when the IDL has no such procedure */
  requestSlotOf(procedure: string): RequestSlot {
    const { procedures, streams } = this.tables;
    const slot = Object.hasOwn(procedures, procedure) ? procedures[procedure] : streams[procedure];
    if (!slot) throw new TypeError(`the IDL has no procedure ${procedure}`);
    return slot;
  }

  /** @returns the name and field of the Response of that number; undefined when the IDL has none */
  responseOf(id: unknown): readonly [name: string, field: string] | undefined {
    return this.responsesById.get(id);
  }

  isMessage(kind: string): boolean {
    return Object.hasOwn(this.tables.messages, kind);
  }

  /** Whether fields of that kind are written with their length: text, bytes, messages. */
  isLengthDelimited(kind: string): boolean {
    return kind === 'string' || kind === 'bytes' || this.isMessage(kind);
  }

  /** The name of an enum's value; of one that the IDL doesn't have, its number as text. */
  enumName(kind: string, varint: bigint): string {
    const value = Number(BigInt.asIntN(32, varint));
    return this.namesOfEnums.get(kind)?.get(value) ?? String(value);
  }
}

/**
 * The server's own IDL, without any team's.
 * @experimental
 */
export const OTHELLO_SCHEMA = new Schema(tables);
