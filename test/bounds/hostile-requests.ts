import protobuf from 'protobufjs';
import { BODY_BYTES, type Fill, NO_UTF8, TEXTS } from './hostile-texts.ts';
import { isText, type RequestField } from './request-fields.ts';

export type Format = 'protobuf' | 'JSON';

/** A body of 64 KiB, or a little less. */
export interface HostileRequest {
  what: string;
  format: Format;
  body: Buffer;
  procedure: string;
  token: string;
  /** the bytes of its sub-message alone, for a transport that has no envelope; undefined: there is none */
  message?: Buffer;
  /** that no server may take it, since a bound is passed or it can't be read */
  isRefused: boolean;
}

/** A live session, so that what gets past the bounds gets to a procedure. */
export interface Caller {
  token: string;
}

/** The fields beside a hostile one hold what they may, so that the call gets as far as to the hostile one. */
const siblings = ({ fields }: RequestField): protobuf.Field[] => {
  const own = fields.at(-1);
  if (fields.length === 1 || !(own?.parent instanceof protobuf.Type)) return [];
  return own.parent.fieldsArray.filter((each) => each !== own && !each.repeated && !each.map && !isMessage(each));
};

const isMessage = ({ resolvedType }: protobuf.Field): boolean => resolvedType instanceof protobuf.Type;

/** No name, so that none is registered; the id of no room. */
const USUAL = { text: 'of three words', bytes: Buffer.alloc(16, 7), one: 1, id: 4_000_000_000 };

// ---- protobuf

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}

const tag = (id: number, wireType: number): Buffer => varint(id * 8 + wireType);
const delimited = (id: number, bytes: Uint8Array): Buffer => Buffer.concat([tag(id, 2), varint(bytes.length), bytes]);

/** Values of a field on the wire, its tag included, of about that many bytes. */
function wireValues(field: protobuf.Field): Record<string, (bytes: number) => Buffer> {
  const { id } = field;
  const room = (bytes: number) => bytes - 12; // for tag and length
  const values: Record<string, (bytes: number) => Buffer> = {
    'a varint without an end': (bytes) => Buffer.concat([tag(id, 0), Buffer.alloc(room(bytes), 0x80)]),
    'a varint again and again': (bytes) => Buffer.alloc(room(bytes), Buffer.concat([tag(id, 0), varint(1)])),
    'nothing, again and again': (bytes) => Buffer.alloc(room(bytes), delimited(id, Buffer.alloc(0))),
    'one byte, again and again': (bytes) => Buffer.alloc(room(bytes), delimited(id, Buffer.from('a'))),
    'groups in groups': (bytes) => {
      const depth = Math.floor(room(bytes) / 2 / tag(id, 3).length);
      return Buffer.concat([
        Buffer.alloc(depth * tag(id, 3).length, tag(id, 3)),
        Buffer.alloc(depth * tag(id, 4).length, tag(id, 4)),
      ]);
    },
    'groups half open': (bytes) => Buffer.alloc(room(bytes), tag(id, 3)),
    'messages in messages': (bytes) => {
      let inner: Buffer = Buffer.alloc(0);
      while (inner.length + 8 < Math.min(room(bytes), 4000)) inner = delimited(id, inner);
      return inner;
    },
    'a length beyond the end': (bytes) => Buffer.concat([tag(id, 2), varint(2 ** 31), Buffer.alloc(room(bytes))]),
    'unknown fields': (bytes) => Buffer.alloc(room(bytes), Buffer.concat([tag(90, 0), varint(0)])),
  };
  for (const [what, fill] of Object.entries(TEXTS))
    values[what] = (bytes) => delimited(id, Buffer.from(fill(room(bytes))));
  for (const [what, fill] of Object.entries(NO_UTF8)) values[what] = (bytes) => delimited(id, fill(room(bytes)));
  return values;
}

const nest = (fields: readonly protobuf.Field[], inner: Buffer): Buffer =>
  fields.reduceRight((bytes, { id }) => delimited(id, bytes), inner);

function head({ protocolId }: RequestField, token: string | undefined): Buffer {
  const parts = [tag(1, 0), varint(2), tag(2, 0), varint(protocolId)];
  if (token !== undefined) parts.push(delimited(4, Buffer.from(token)));
  return Buffer.concat(parts);
}

function usualOnWire({ id, type }: protobuf.Field): Buffer {
  if (type === 'string') return delimited(id, Buffer.from(USUAL.text));
  if (type === 'bytes') return delimited(id, USUAL.bytes);
  return Buffer.concat([tag(id, 0), varint(type === 'uint64' ? USUAL.id : USUAL.one)]);
}

function* protobufRequests(field: RequestField, { token }: Caller): Generator<HostileRequest> {
  const outer = field.fields.slice(0, -1);
  const own = field.fields.at(-1);
  if (!own) return;
  const begin = head(field, own.name === 'token' ? undefined : token);
  const usual = Buffer.concat(siblings(field).map(usualOnWire));
  for (const [what, fill] of Object.entries(wireValues(own))) {
    const value = Buffer.concat([usual, fill(BODY_BYTES - begin.length - usual.length - 12 * outer.length)]);
    const message = outer.length > 0 ? nest(outer.slice(1), value) : undefined;
    const isLong = what in TEXTS || what in NO_UTF8;
    yield {
      what: `${field.path}: ${what}`,
      format: 'protobuf',
      ...{ procedure: field.procedure, token },
      body: Buffer.concat([begin, nest(outer, value)]),
      ...(message && { message }),
      isRefused: isLong && isText(field) && !own.repeated,
    };
  }
}

// ---- JSON

/** Values in JSON of about that many bytes; some are none. */
function jsonValues(): Record<string, (bytes: number) => string> {
  const list =
    (item: string) =>
    (bytes: number): string =>
      `[${`${item},`.repeat(Math.floor(bytes / (item.length + 1)) - 1)}${item}]`;
  const values: Record<string, (bytes: number) => string> = {
    'a number of many digits': (bytes) => '9'.repeat(bytes),
    'a negative number of many digits': (bytes) => `-${'9'.repeat(bytes - 1)}`,
    'digits and an exponent half open, bare': (bytes) => `${'1'.repeat(bytes - 1)}e`,
    'a fraction of many digits': (bytes) => `0.${'0'.repeat(bytes - 3)}1`,
    'an exponent of many digits': (bytes) => `1e${'9'.repeat(bytes - 2)}`,
    'a huge exponent': () => '1e999999999',
    'minuses, bare': (bytes) => '-'.repeat(bytes),
    'half a word': () => 'nul',
    'a text half open': (bytes) => `"${'\\"'.repeat(Math.floor(bytes / 2) - 1)}`,
    'a text that ends in an escape': (bytes) => `"${'a'.repeat(bytes - 2)}\\`,
    'escapes of a letter, read': (bytes) => `"${'\\u0061'.repeat(Math.floor(bytes / 6) - 1)}"`,
    'escapes of halves of pairs': (bytes) => `"${'\\ud800'.repeat(Math.floor(bytes / 6) - 1)}"`,
    'escapes that are none': (bytes) => `"${'\\x'.repeat(Math.floor(bytes / 2) - 1)}"`,
    'arrays in arrays': (bytes) => '['.repeat(bytes / 2) + ']'.repeat(bytes / 2),
    'arrays half open': (bytes) => '['.repeat(bytes),
    'objects in objects': (bytes) => '{"a":'.repeat(bytes / 6) + '1' + '}'.repeat(bytes / 6),
    'objects half open': (bytes) => '{"a":'.repeat(bytes / 5),
    'a list of numbers': list('1'),
    'a list of texts': list('"a"'),
    'a list of large numbers': list('1234567890123456789'),
    'a list of objects': list('{}'),
    'an object of many names': (bytes) => `{${names(bytes, (index) => `a${index}`)}}`,
    'an object of many numbers as names': (bytes) => `{${names(bytes, (index) => String(index * 65536))}}`,
    'an object of one name again and again': (bytes) => `{${names(bytes, () => 'a')}}`,
    'blanks before a value': (bytes) => `${' '.repeat(bytes - 1)}1`,
  };
  for (const [what, fill] of Object.entries(TEXTS)) values[what] = (bytes) => quoted(fill, bytes);
  return values;
}

/** What has to be escaped takes more room. */
function quoted(fill: Fill, bytes: number): string {
  const text = JSON.stringify(fill(bytes - 2));
  const size = Buffer.byteLength(text);
  return size <= bytes ? text : JSON.stringify(fill(Math.floor((bytes * bytes) / size) - 16));
}

function names(bytes: number, name: (index: number) => string): string {
  const members: string[] = [];
  for (let [index, length] = [1, 0]; ; index++) {
    const member = `"${name(index)}":1`;
    if ((length += member.length + 1) > bytes - 2) return members.join(',');
    members.push(member);
  }
}

const JSON_VALUES = Object.entries(jsonValues());

function usualInJson({ name, type }: protobuf.Field): string {
  if (type === 'string') return `"${name}":"${USUAL.text}",`;
  if (type === 'bytes') return `"${name}":"${USUAL.bytes.toString('base64')}",`;
  return `"${name}":${type === 'bool' ? 'true' : type === 'uint64' ? USUAL.id : USUAL.one},`;
}

function* jsonRequests(field: RequestField, { token }: Caller): Generator<HostileRequest> {
  const own = field.fields.at(-1);
  if (!own) return;
  const header = own.name === 'token' ? '' : `"token":${JSON.stringify(token)},`;
  const begin = `{"protocolVersion":2,"protocolId":${field.protocolId},${header}`;
  const outer = field.fields.slice(0, -1).map(({ name }) => `"${name}":{`);
  const path = `${outer.join('')}${siblings(field).map(usualInJson).join('')}"${own.name}":`;
  // a sub-message is there even where the hostile field is one of the envelope's own
  const rest = field.fields.length === 1 ? ',"gameSyncReq":{}' : '';
  const isHeader = ['protocolVersion', 'protocolId'].includes(own.name) && field.fields.length === 1;
  for (const [what, fill] of JSON_VALUES) {
    const before = `${isHeader ? '{' : begin}${path}`;
    const after = `${'}'.repeat(outer.length)}${rest}}`;
    const value = fill(BODY_BYTES - Buffer.byteLength(before) - after.length - 8);
    yield {
      what: `${field.path}: ${what}`,
      format: 'JSON',
      ...{ procedure: field.procedure, token },
      body: Buffer.from(before + value + after),
      isRefused: isText(field) && !own.repeated && value.length > 1000,
    };
  }
}

/** Every hostile value in every field, in both forms. */
export function* hostileRequests(fields: readonly RequestField[], caller: Caller): Generator<HostileRequest> {
  for (const field of fields) {
    yield* protobufRequests(field, caller);
    yield* jsonRequests(field, caller);
  }
}
