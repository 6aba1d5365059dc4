import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench, Step } from '../bench.ts';
import { type LinesOfCode, type TransportName, TRANSPORTS } from '../results.ts';
import { bundles } from './bundles.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What needs no server: sizes and lines, as this commit has them. */
export const repositorySteps = ({ run }: Bench): Step[] => [
  {
    section: 'bundle',
    what: 'SDK and page for browsers',
    seconds: 2,
    run: async () => void (run.bundle = await bundles(ROOT)),
  },
  { section: 'linesOfCode', what: 'lines a procedure', seconds: 0, run: async () => void (run.linesOfCode = lines()) },
];

/** Lines that hold code: neither blank nor comment alone. */
const codeLines = (text: string): string[] => text.split('\n').filter((line) => !/^\s*(\/\/|\/?\*|$)/.test(line));

/** Folders of src/transports; Play's code is part of gRPC's, gRPC-Web's of Connect's, and the HTTP server below is shared by all that ride on it. */
const FOLDERS: Partial<Record<TransportName, string>> = {
  'in-process': 'in-process',
  'envelope-protobuf': 'envelope',
  websocket: 'websocket',
  connect: 'connect',
  'grpc-web': 'connect',
  grpc: 'grpc',
  thrift: 'thrift',
};

const RULE =
  'a procedure: lines of proto/othello.proto that the transport needs for one (its Req and Rsp messages; its fields in ' +
  "Request and Response, for the envelope and Play; its rpc, for gRPC) and lines of the transport's own code that name one, " +
  'a mean over all procedures; its handler is the same for all. The transport itself: code lines of its folder under ' +
  'src/transports. Neither blank lines nor comments count';

function lines(): LinesOfCode[] {
  const proto = codeLines(readFileSync(path.join(ROOT, 'proto/othello.proto'), 'utf8'));
  const procedures = proto.flatMap((line) => /^\s*rpc (\w+)\(Req\w+\) returns \(Rsp/.exec(line)?.[1] ?? []);
  const mean = (count: (procedure: string) => number) =>
    procedures.reduce((sum, each) => sum + count(each), 0) / procedures.length;
  const messages = mean((name) => messageLines(proto, `Req${name}`) + messageLines(proto, `Rsp${name}`));
  const envelope = mean(
    (name) => proto.filter((line) => new RegExp(`^  optional (Req|Rsp)${name} `).test(line)).length,
  );
  const rpc = mean((name) => proto.filter((line) => line.includes(`rpc ${name}(`)).length);
  const idl: Partial<Record<TransportName, number>> = {
    'in-process': 0,
    'envelope-protobuf': messages + envelope,
    websocket: messages + envelope,
    connect: messages + rpc,
    'grpc-web': messages + rpc,
    grpc: messages + rpc,
    thrift: messages, // its IDL and codec are made from them
  };
  return TRANSPORTS.flatMap((transport) => {
    const [folder, ofIdl] = [FOLDERS[transport], idl[transport]];
    if (folder === undefined || ofIdl === undefined) return [];
    const own = codeOf(path.join(ROOT, 'src/transports', folder));
    const named = mean((name) => own.filter((line) => new RegExp(`\\b(Req|Rsp)?${name}\\b`).test(line)).length);
    return [{ transport, aProcedure: ofIdl + named, ownLines: own.length, rule: RULE }];
  });
}

const codeOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => codeLines(readFileSync(path.join(folder, name), 'utf8')));

/** From `message X {` to its closing brace. */
function messageLines(proto: readonly string[], name: string): number {
  const from = proto.findIndex((line) => line.startsWith(`message ${name} {`));
  if (from < 0) return 0;
  if (proto[from]?.endsWith('}')) return 1;
  return proto.indexOf('}', from) - from + 1;
}
