import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as grpc from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import { TIMEOUTS_MS } from '../../src/persistence/index.ts';
import { type Bound, BOUNDS, USUAL_BOUNDS } from '../../src/rpc/bounds.ts';
import { readIdl } from '../../src/rpc/codec.ts';
import { declaredFailures, FAILURES } from '../../src/rpc/failures.ts';
import {
  BLOCKED_MS,
  CONNECTION_CALLS,
  HEADERS_LIMIT_BYTES,
  HELD_BYTES_AT_MOST,
  LOGIN_MS,
  MESSAGE_LIMIT_BYTES,
  NODE_CALLS,
  ORDERED_CALLS,
  SESSION_CALLS,
  STREAMS_PER_CONNECTION,
} from '../../src/rpc/limits.ts';
import { JSON_DEPTH } from '../../src/rpc/json/json-text.ts';
import { othello } from '../../src/generated/othello.js';
import { ConnectionTimes } from '../../src/transports/http/connection-times.ts';
import { CHECK_EVERY_MS, KEEP_ALIVE_TIMEOUT_MS, REQUEST_TIMEOUT_MS } from '../../src/transports/http/http-adapter.ts';

const text = readFileSync(path.resolve(import.meta.dirname, '../../docs/protocol.md'), 'utf8');

/** What stands under a heading, up to the next one. */
const section = (heading: string): string => text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

/** Cells of the table under a heading, row by row, without its head. */
const tableOf = (heading: string): string[][] =>
  section(heading)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const codeOf = (name: string): number => othello.ResultCode[name as keyof typeof othello.ResultCode];

/** `a | b`, as a row of the table begins. */
const begin = (cells: readonly (string | number)[]): string => cells.join(' | ');
const begins = (rows: string[][], cells: number): string[] => rows.map((row) => begin(row.slice(0, cells)));

describe('the table of bounds is that of the code', () => {
  const { root } = protobuf.parse(readIdl(), { keepCase: true });
  root.resolveAll();
  const declared: Readonly<Record<string, Readonly<Record<string, Bound>>>> = BOUNDS;
  const request = root.lookupType('othello.Request');
  const requests = request.fieldsArray.flatMap(({ resolvedType }) =>
    resolvedType instanceof protobuf.Type ? [resolvedType] : [],
  );
  const fields = [request, ...requests].flatMap((type) =>
    type.fieldsArray
      .filter(({ resolvedType }) => !(resolvedType instanceof protobuf.Type))
      .map((field) => ({ type, field, bound: declared[type.name]?.[field.name] })),
  );
  const most = ({ least, most: limit }: Bound) => (least ? `${least} to ${limit}` : `${limit}`);
  const refusal = ({ refusal: kind = FAILURES.InvalidArgument }: Bound) => String(codeOf(kind.code));
  const rows = tableOf('Bounds of a request');

  test('every field of every request is there, in the order of the IDL, and then the usual bounds', () => {
    const ours = fields.map(({ type, field }) => begin([`\`${type.name}.${field.name}\``, field.type]));
    const usual = Object.keys(USUAL_BOUNDS).map((kind) => begin([`any other ${kind}`, kind]));
    expect(begins(rows, 2)).toEqual([...ours, ...usual]);
  });

  test('texts and bytes have the bounds and the codes of the code, and every other field says its own', () => {
    const told = new Map(rows.map(([name = '', , bound = '', code = '']) => [name, begin([bound, code])]));
    for (const { type, field, bound } of fields) {
      const cells = told.get(`\`${type.name}.${field.name}\``);
      if (bound) expect(cells).toBe(begin([most(bound), refusal(bound)]));
      else expect(cells).toMatch(/^[^|]{3,} \| [^|]+$/);
    }
    for (const [kind, bound] of Object.entries(USUAL_BOUNDS))
      expect(told.get(`any other ${kind}`)).toBe(begin([most(bound), refusal(bound)]));
  });
});

const OWN_CODES = Object.entries(othello.ResultCode).filter(([name]) => Number.isNaN(Number(name)));

test('the table of results has each code that a rule answers with, and what a V_1 caller gets', () => {
  const rules = new Map(declaredFailures().map((kind) => [kind.code, kind]));
  const rows = OWN_CODES.filter(([name]) => name === 'Success' || rules.get(name)?.http === 200).map(([name, code]) =>
    begin([String(code), name, String(codeOf(rules.get(name)?.v1 ?? 'Success'))]),
  );
  const byCode = (one: string, other: string) => parseInt(one) - parseInt(other);
  expect(begins(tableOf('Results'), 3)).toEqual(rows.toSorted(byCode));
});

test('the table of faults has each status, over HTTP and gRPC', () => {
  const faults = Object.values(FAILURES).filter(({ http }) => http !== 200);
  const rows = new Set(faults.map(({ http, grpc: code }) => begin([http, grpc.status[code] ?? ''])));
  expect(begins(tableOf('Faults'), 2)).toEqual([...rows]);
});

test('the depth of JSON and the size of a body are those of the code', () => {
  expect(section('JSON')).toContain(`more than ${JSON_DEPTH} deep`);
  expect(section('Faults')).toContain(`the body has over ${MESSAGE_LIMIT_BYTES / 1024} KiB`);
});

test('the limits of calls and connections are those of the code', () => {
  const limits = tableOf('Limits on calls, connections and streams').map(
    ([what = '', limit = '']) => `${what}: ${limit}`,
  );
  const { firstCallMs, idleMs } = new ConnectionTimes();
  const count = (number: number) => number.toLocaleString('en');
  const s = (ms: number) => `${ms / 1000} s`;
  const MIB = 1024 * 1024;
  expect(limits).toEqual([
    `calls in flight, a session: ${SESSION_CALLS.inFlight}, and ${SESSION_CALLS.waiting} more that wait for those`,
    `calls in flight, a connection: ${CONNECTION_CALLS}`,
    `calls in flight, a Play stream, WebSocket or Thrift connection: ${ORDERED_CALLS}`,
    `calls in flight, a node: ${count(NODE_CALLS.inFlight)}, of which ${count(NODE_CALLS.waiting)} wait for a turn at the database`,
    `a call's time on the server: ${s(TIMEOUTS_MS.call)}, from its arrival, or the caller's own deadline`,
    'a connection that sends no request, or sends it slowly: 8 s',
    `an idle HTTP connection that has called: ${s(KEEP_ALIVE_TIMEOUT_MS)}`,
    `streams on a gRPC or HTTP/2 connection: ${STREAMS_PER_CONNECTION}, as SETTINGS says`,
    `a gRPC connection before its first call, and between calls: ${s(firstCallMs)}, and ${idleMs / 60_000} minutes`,
    `a gRPC stream whose request does not come: ${s(firstCallMs)}`,
    `a Play stream or WebSocket without a login or a live token: ${s(LOGIN_MS)}`,
    `an HTTP, gRPC or Thrift answer that its client takes nothing of: ${s(BLOCKED_MS)}`,
    `answers that a client does not read: ${HELD_BYTES_AT_MOST / MIB} MiB a connection, calls reckoned at ${HELD_BYTES_AT_MOST / CONNECTION_CALLS / 1024} KiB each`,
  ]);
  // Node ends what is late at its next check
  expect(REQUEST_TIMEOUT_MS + 2 * CHECK_EVERY_MS).toBeLessThan(8000);
  expect(section('Bounds of a request')).toContain(
    `at most ${MESSAGE_LIMIT_BYTES / 1024} KiB in all, over each transport (413, RESOURCE_EXHAUSTED), and over HTTP its headers ${HEADERS_LIMIT_BYTES / 1024} KiB`,
  );
});

test('every heading that the page links to is there', () => {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  );
  const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((link) => !headings.includes(link ?? ''))).toEqual([]);
});
