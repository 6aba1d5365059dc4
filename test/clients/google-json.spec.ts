import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { teamSchema } from '../../src/rpc/codec.ts';
import { REFUSED, TAKEN } from '../fixtures/json-texts.ts';
import { anyMessage } from '../kit/any-message.ts';

// Google's protobuf is the other side of our JSON, and the judge of what is none.

const root = path.resolve(import.meta.dirname, '../..');
const schema = teamSchema(path.join(root, 'test/fixtures/every-type.proto'));
const { root: idl } = protobuf.parse(schema.idl);
idl.resolveAll();
const own = idl.lookup('othello') as protobuf.Namespace;
const types = own.nestedArray.filter((each) => each instanceof protobuf.Type);

const folder = mkdtempSync(path.join(tmpdir(), 'google-json-'));
const descriptors = path.join(folder, 'descriptors');
beforeAll(() => {
  writeFileSync(path.join(folder, 'merged.proto'), schema.idl);
  execFileSync('protoc', ['-I', folder, `--descriptor_set_out=${descriptors}`, 'merged.proto'], { stdio: 'pipe' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Task = { message: string } & ({ text: string } | { hex: string });
interface Said {
  text?: string;
  hex?: string;
  error?: string;
}

function google(tasks: readonly Task[]): Said[] {
  const input = tasks.map((task) => `${JSON.stringify({ ...task, message: `othello.${task.message}` })}\n`).join('');
  const script = path.join(root, 'test/clients/google_json.py');
  const output = execFileSync('/usr/bin/python3', [script, descriptors], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const said = output.trimEnd().split('\n');
  if (said.length !== tasks.length) throw new Error(`${tasks.length} tasks were given and ${said.length} answered`);
  return said.map((line) => JSON.parse(line) as Said);
}

const MESSAGES_A_TYPE = 15;
const samples = types.flatMap((type) =>
  fc.sample(anyMessage(type), { numRuns: MESSAGES_A_TYPE, seed: 1 }).map((message) => {
    const codec = schema.codec(type.name);
    return { name: type.name, codec, bytes: Buffer.from(codec.encode(message).finish()) };
  }),
);

test('it reads what we write of any message of any type, as the message that was meant', () => {
  const said = google(
    samples.map(({ name, codec, bytes }) => ({
      message: name,
      text: schema.jsonCodec(name).stringify(codec.decode(bytes)),
    })),
  );
  for (const [index, { codec, bytes, name }] of samples.entries()) {
    const { hex, error } = said[index] as Said;
    expect({ name, error }).toEqual({ name, error: undefined });
    expect({ name, message: codec.decode(Buffer.from(hex ?? '', 'hex')) }).toStrictEqual({
      name,
      message: codec.decode(bytes),
    });
  }
  expect(samples.length).toBeGreaterThan(400);
});

test('we read what it writes of them', () => {
  const said = google(samples.map(({ name, bytes }) => ({ message: name, hex: bytes.toString('hex') })));
  for (const [index, { codec, bytes, name }] of samples.entries()) {
    const { text = '' } = said[index] as Said;
    const again = codec.encode(schema.jsonCodec(name).parse(text)).finish();
    expect({ name, message: codec.decode(again) }).toStrictEqual({ name, message: codec.decode(bytes) });
  }
});

/** Python's reader goes by Python's own conversions there, and is laxer than the format. */
const TAKEN_BY_PYTHON: readonly string[] = [
  'an array',
  ...['a letter that base64 has not', 'padding inside base64', 'padding alone', 'a blank in base64'],
  ...['a number of an enum in quotes', 'a fraction for an enum', 'an enum beyond int32'],
  ...['a list for a message', 'a key twice, in two forms'],
];

test('it refuses what we refuse, but where it is laxer than the format', () => {
  const said = google(REFUSED.map(([, text]) => ({ message: 'ReqShow', text })));
  const taken = REFUSED.map(([what]) => what).filter((_, index) => said[index]?.error === undefined);
  expect(taken).toEqual(TAKEN_BY_PYTHON);
});

/** It is stricter there. */
const REFUSED_BY_PYTHON: readonly string[] = ['{"aUint32":"1e2","aInt32":"-1.0"}'];

test('it takes what we take, as the same message, but for exponents in quotes', () => {
  const codec = schema.codec('ReqShow');
  const said = google(TAKEN.map(([text]) => ({ message: 'ReqShow', text })));
  const others = TAKEN.map(([text]) => text).filter((text, index) => {
    const { hex } = said[index] as Said;
    if (hex === undefined) return true;
    const bytes = codec.encode(schema.jsonCodec('ReqShow').parse(text)).finish();
    expect(codec.decode(Buffer.from(hex, 'hex'))).toStrictEqual(codec.decode(bytes));
    return false;
  });
  expect(others).toEqual(REFUSED_BY_PYTHON);
});
