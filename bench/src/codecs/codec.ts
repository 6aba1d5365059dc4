import { enums, messages } from '@othello-rpc/client/wire';
import type { Json, Sample } from './messages.ts';

/** One codec at one message: only `encode` and `decode` are timed. */
export interface Prepared {
  /** the message from the form that a program would hold it in */
  encode(): Uint8Array;
  /** into the form that a program would read it in, every field read */
  decode(bytes: Uint8Array): unknown;
  /** what `decode` gave, in proto3 JSON */
  json(decoded: unknown): Json;
}

export interface Codec {
  name: string;
  /** what must be known to read its figures */
  note?: string;
  prepare(sample: Sample): Prepared;
}

/** How a codec's program holds what proto3 JSON has as text. */
export interface Leaves {
  /** uint64, decimal */
  integer64: (text: string) => unknown;
  /** base64 */
  bytes: (text: string) => unknown;
  enumValue: (name: string, value: number) => unknown;
}

/** A message of proto3 JSON, its leaves held another way. */
export const held = (type: string, json: Json, leaves: Leaves): Json =>
  mapped(type, json, (kind, value) => {
    if (kind === 'uint64') return leaves.integer64(value as string);
    if (kind === 'bytes') return leaves.bytes(value as string);
    const values = enums[kind];
    return values ? leaves.enumValue(value as string, values[value as string] ?? NaN) : value;
  });

/** The inverse of `held`, of whatever prints as the number that it is. */
export const jsonOf = (type: string, message: Json): Json =>
  mapped(type, message, (kind, value) => {
    if (kind === 'uint64') return String(value);
    if (kind === 'bytes') return Buffer.from(value as Uint8Array).toString('base64');
    const values = enums[kind];
    if (!values || typeof value === 'string') return value;
    return Object.keys(values).find((name) => values[name] === Number(value));
  });

function mapped(type: string, message: Json, leaf: (kind: string, value: unknown) => unknown): Json {
  const of = (kind: string) => (value: unknown) =>
    kind in messages ? mapped(kind, value as Json, leaf) : leaf(kind, value);
  const fields = (messages[type] ?? []).flatMap(([, name, kind, repeated]) => {
    const value = message[name];
    if (value === undefined || value === null) return [];
    if (!repeated) return [[name, of(kind)(value)]];
    const list = Array.from(value as Iterable<unknown>, of(kind));
    return list.length > 0 ? [[name, list]] : []; // proto3 JSON has no empty lists
  });
  return Object.fromEntries(fields) as Json;
}
