import pg from 'pg';
import type { Select } from './select.ts';

const { BOOL, BYTEA, FLOAT8, INT2, INT4, INT8, TEXT, TIMESTAMPTZ } = pg.types.builtins as Record<string, number>;

/** pg's parser of bytea, which reads both formats of bytea_output */
const bytesOf = pg.types.getTypeParser(BYTEA as number) as (text: string) => Buffer;

/** PostgreSQL counts microseconds from 2000 on */
const EPOCH_MS = Date.UTC(2000, 0);
const US_A_MS = 1000;
const TWO_32 = 2 ** 32;
/** a bigint whose upper half is below this is exact as a number */
const SAFE_HIGH = 2 ** 21;

/**
 * Reads rows of many columns that PostgreSQL packed into one: `SELECT record_send(seen) FROM (SELECT …) AS seen`. With
 * forty columns, reading them one by one and their descriptions at every execution cost Node more than the rest of a
 * read; packed they cost half of that. A packed row (record_send in PostgreSQL's rowtypes.c) is the number of columns,
 * then type, length and binary form of each. Values have the same types as pg's.
 */
export class PackedRows<Row extends object> {
  /**
   * A row of nulls, to be copied. V8 turns an object to which forty properties are added one by one into a slow hash
   * table; one that JSON.parse made keeps fast properties.
   */
  private readonly blank: Record<string, unknown>;

  private readonly names: readonly string[];

  /** @param select what the inner SELECT reads */
  constructor(select: Select<Row>) {
    this.names = Object.keys(select);
    const nulls = JSON.stringify(Object.fromEntries(this.names.map((name) => [name, null])));
    this.blank = JSON.parse(nulls) as Record<string, unknown>;
  }

  /**
   * @param text a bytea as PostgreSQL writes it
   * @throws Error when the columns are not those that were named, or of a type not known here
   */
  unpack(text: string): Row {
    const packed = bytesOf(text);
    if (packed.readInt32BE(0) !== this.names.length) throw new Error('a packed row has other columns than were named');
    const row = { ...this.blank };
    let at = 4;
    for (const name of this.names) {
      const type = packed.readInt32BE(at);
      const length = packed.readInt32BE(at + 4);
      at += 8;
      if (length < 0) continue;
      row[name] = valueOf(packed, type, [at, length]);
      at += length;
    }
    return row as Row;
  }
}

function valueOf(packed: Buffer, type: number, [at, length]: [number, number]): unknown {
  switch (type) {
    case INT8:
      return bigint(packed, at);
    case INT4:
      return packed.readInt32BE(at);
    case INT2:
      return packed.readInt16BE(at);
    case BOOL:
      return packed[at] === 1;
    case BYTEA:
      return packed.subarray(at, at + length);
    case TIMESTAMPTZ:
      return timestamp(packed, at);
    case FLOAT8:
      return packed.readDoubleBE(at);
    case TEXT:
      return packed.toString('utf8', at, at + length);
    default:
      throw new Error(`a packed row has a column of type ${type}, which is not known here`);
  }
}

/** As decimal text, as pg reads it. */
function bigint(packed: Buffer, at: number): string {
  const high = packed.readInt32BE(at);
  if (high === 0) return packed.readUInt32BE(at + 4).toString();
  if (high < 0 || high >= SAFE_HIGH) return packed.readBigInt64BE(at).toString();
  return (high * TWO_32 + packed.readUInt32BE(at + 4)).toString();
}

function timestamp(packed: Buffer, at: number): Date {
  const us = packed.readInt32BE(at) * TWO_32 + packed.readUInt32BE(at + 4);
  return new Date(EPOCH_MS + Math.floor(us / US_A_MS));
}
