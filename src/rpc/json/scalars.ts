import Long from 'long';
import type { JsonText } from './json-text.ts';

/** Reads and writes values of one scalar type. */
export interface ScalarJson {
  /** @throws Error that says what is expected, where the text says something else */
  readonly read: (text: JsonText) => unknown;
  /** @param value as protobufjs has it in a message */
  readonly write: (value: unknown) => string;
}

const DIGITS = /^[+-]?[0-9]+$/;
/** A number in quotes: it may have more forms than a bare one. */
const DECIMAL = /^[+-]?(?:[0-9]*\.[0-9]+|[0-9]+\.?)(?:[eE][+-]?[0-9]+)?$/;
/** characters of 2^64 and of -2^63, with the sign */
const MOST_DIGITS = 20;

/** @returns undefined: it is no integer, or too long for 64 bits */
function integerOf(decimal: string): bigint | undefined {
  if (!DIGITS.test(decimal)) {
    const number = DECIMAL.test(decimal) ? Number(decimal) : NaN;
    return Number.isInteger(number) ? BigInt(number) : undefined;
  }
  const digits = decimal.replace(/^\+/, '').replace(/^(-?)0+(?=[0-9])/, '$1');
  return digits.length > MOST_DIGITS ? undefined : BigInt(digits);
}

interface Range {
  readonly least: bigint;
  readonly most: bigint;
}

const rangeOf = (bits: number, isUnsigned: boolean): Range =>
  isUnsigned
    ? { least: 0n, most: (1n << BigInt(bits)) - 1n }
    : { least: -(1n << BigInt(bits - 1)), most: (1n << BigInt(bits - 1)) - 1n };

/** A map's key in its shortest form. @returns undefined: it is no key of that type */
export function keyOf(type: string, key: string): string | undefined {
  if (type === 'bool') return key === 'true' || key === 'false' ? key : undefined;
  const { bits, isUnsigned } = integers[type] as IntegerType;
  if (!(isUnsigned ? /^[0-9]+$/ : /^-?[0-9]+$/).test(key)) return undefined;
  const { least, most } = rangeOf(bits, isUnsigned);
  const value = integerOf(key);
  return value !== undefined && value >= least && value <= most ? String(value) : undefined;
}

interface IntegerType {
  bits: 32 | 64;
  isUnsigned: boolean;
}

const integers: Readonly<Record<string, IntegerType>> = {
  ...{ int32: { bits: 32, isUnsigned: false }, uint32: { bits: 32, isUnsigned: true } },
  ...{ sint32: { bits: 32, isUnsigned: false }, fixed32: { bits: 32, isUnsigned: true } },
  ...{ sfixed32: { bits: 32, isUnsigned: false }, sfixed64: { bits: 64, isUnsigned: false } },
  ...{ int64: { bits: 64, isUnsigned: false }, uint64: { bits: 64, isUnsigned: true } },
  ...{ sint64: { bits: 64, isUnsigned: false }, fixed64: { bits: 64, isUnsigned: true } },
};

function integerJson(type: string, { bits, isUnsigned }: IntegerType): ScalarJson {
  const { least, most } = rangeOf(bits, isUnsigned);
  const [leastNumber, mostNumber] =
    bits === 32 ? [Number(least), Number(most)] : [isUnsigned ? 0 : -Infinity, Infinity];
  const ofNumber = bits === 32 ? (value: number) => value : (value: number) => Long.fromNumber(value, isUnsigned);
  const ofBigint = bits === 32 ? Number : (value: bigint) => Long.fromBigInt(value, isUnsigned);
  return {
    read(text) {
      const short = text.shortInteger();
      if (short !== undefined && short >= leastNumber && short <= mostNumber) return ofNumber(short);
      const value = short === undefined ? integerOf(text.isString() ? text.string() : text.number()) : undefined;
      if (value === undefined || value < least || value > most) throw text.error(`no ${type} stands here`);
      return ofBigint(value);
    },
    write: bits === 32 ? numberText : longText,
  };
}

const numberText = (value: unknown): string =>
  typeof value === 'number' && Number.isFinite(value) ? `${value}` : (JSON.stringify(value) ?? 'null');

const [HIGH_UNIT, SAFE_HIGH] = [2 ** 32, 2 ** 21];

/** In quotes, since many readers of JSON only have doubles. */
function longText(value: unknown): string {
  if (typeof value === 'number') return `"${value}"`;
  if (Long.isLong(value)) {
    const { high, low } = value;
    // converting a number to text is many times faster than converting a Long
    return high >= 0 && high < SAFE_HIGH ? `"${high * HIGH_UNIT + (low >>> 0)}"` : `"${value.toString()}"`;
  }
  return JSON.stringify(String(value));
}

const LARGEST_FLOAT = 3.4028234663852886e38;
const NO_NUMBERS: Readonly<Record<string, number>> = { NaN, Infinity, '-Infinity': -Infinity };

function floatJson(type: string, largest: number): ScalarJson {
  return {
    read(text) {
      const isText = text.isString();
      const written = isText ? text.string() : text.number();
      if (isText && Object.hasOwn(NO_NUMBERS, written)) return NO_NUMBERS[written];
      const value = isText && !DECIMAL.test(written) ? NaN : Number(written);
      if (!(Math.abs(value) <= largest)) throw text.error(`no ${type} stands here`);
      return value;
    },
    write(value) {
      if (Object.is(value, -0)) return '-0.0'; // some readers read `-0` as an integer and lose the sign
      return typeof value === 'number' && !Number.isFinite(value) ? `"${value}"` : (JSON.stringify(value) ?? 'null');
    },
  };
}

/** Both alphabets of base64, with or without padding. */
const BASE64 = /^(?:[A-Za-z0-9+/_-]{4})*(?:[A-Za-z0-9+/_-]{2}={0,2}|[A-Za-z0-9+/_-]{3}=?)?$/;

function readBytes(text: JsonText): Buffer {
  const written = text.string();
  if (!BASE64.test(written)) throw text.error('no base64 stands here');
  return Buffer.from(written, 'base64');
}

const bytesText = (value: unknown): string =>
  `"${(Buffer.isBuffer(value) ? value : Buffer.from(value as Uint8Array)).toString('base64')}"`;

const SCALARS: Readonly<Record<string, ScalarJson>> = {
  ...Object.fromEntries(Object.entries(integers).map(([type, of]) => [type, integerJson(type, of)])),
  float: floatJson('float', LARGEST_FLOAT),
  double: floatJson('double', Number.MAX_VALUE),
  bool: {
    read(text) {
      if (text.takes('true')) return true;
      if (text.takes('false')) return false;
      throw text.error('neither true nor false stands here');
    },
    write: (value) => JSON.stringify(value) ?? 'null',
  },
  string: { read: (text) => text.string(), write: (value) => JSON.stringify(value) ?? 'null' },
  bytes: { read: readBytes, write: bytesText },
};

/** @param type a scalar's name in a .proto file */
export function scalarJson(type: string): ScalarJson {
  const scalar = SCALARS[type];
  if (!scalar) throw new Error(`${type} is no scalar of protobuf`);
  return scalar;
}

/** Enum values by name; unknown values by number, since proto3 enums are open. */
export function enumJson(name: string, values: Readonly<Record<string, number>>): ScalarJson {
  const numbers = new Map(Object.entries(values));
  const texts = new Map<unknown, string>();
  for (const [value, number] of numbers) if (!texts.has(number)) texts.set(number, JSON.stringify(value));
  const int32 = scalarJson('int32');
  return {
    read(text) {
      if (!text.isString()) return int32.read(text);
      const number = numbers.get(text.string());
      if (number === undefined) throw text.error(`no value of ${name} stands here`);
      return number;
    },
    write: (value) => texts.get(value) ?? numberText(value),
  };
}
