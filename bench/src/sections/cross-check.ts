import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Bench, Step } from '../bench.ts';
import { noOpSchema } from '../no-op-schema.ts';
import type { CrossCheck, Round } from '../results.ts';
import type { NodeServer } from '../servers.ts';
import { median } from '../statistics.ts';
import { usualConnections } from '../transports.ts';
import { shapeOf } from '../wires/index.ts';

const CALLERS = 16;
const AGREE = 0.15;

/** Transports that h2load can speak: a request a call, over HTTP. */
const CHECKED = ['envelope-protobuf', 'envelope-json', 'envelope-http2', 'connect', 'grpc-web', 'grpc'] as const;
type Checked = (typeof CHECKED)[number];

/**
 * h2load, in turn with the harness, at as many calls in flight, on the same server. The transports take turns too, so that
 * what h2load says of one can be held against what it says of another.
 */
export function crossCheckSteps(bench: Bench): Step[] {
  const { budget, transports } = bench;
  const checks = CHECKED.filter((transport) => transports.includes(transport)).map((each) => new Check(bench, each));
  return Array.from({ length: budget.crossCheckSamples }, () =>
    checks.map((check) => ({
      section: 'crossChecks' as const,
      what: `${check.transport} by h2load`,
      seconds: budget.crossCheckMs / 500 + 0.5,
      run: () => check.sample(),
    })),
  ).flat();
}

class Check {
  private readonly rounds: Omit<Round, 'round'>[] = [];
  private checked: CrossCheck | undefined;

  constructor(
    private readonly bench: Bench,
    readonly transport: Checked,
  ) {}

  async sample(): Promise<void> {
    const { lab, budget, run } = this.bench;
    const { transport } = this;
    const target = await lab.target(transport);
    const server = await lab.serverOf(transport);
    if (!server) throw new Error('h2load calls over sockets only');
    const connections = usualConnections(transport);
    const conditions = { transport, logic: 'no-op', procedure: 'NoOp', connections, callers: CALLERS } as const;
    const round = await target.closedLoop({ ...conditions, warmUpMs: budget.warmUpMs, calls: 0 }, budget.crossCheckMs);
    const harnessCallsPerS = round.calls / round.seconds;
    const before = await server.answered();
    const told = await h2load(transport, server, Math.ceil((harnessCallsPerS * budget.crossCheckMs) / 1000));
    const serverCalls = (await server.answered()) - before;
    this.rounds.push(round);
    if (!this.checked) {
      this.checked = { ...conditions, samples: [] };
      (run.crossChecks ??= []).push(this.checked);
    }
    this.checked.samples.push({ harnessCallsPerS, ...told, serverCalls });
    const why = reasonOf(this.checked.samples, this.rounds);
    if (why) this.checked.why = why;
    else delete this.checked.why;
  }
}

interface Told {
  h2loadCallsPerS: number;
  h2loadCalls: number;
}

async function h2load(transport: Checked, server: NodeServer, calls: number): Promise<Told> {
  const folder = mkdtempSync(path.join(tmpdir(), 'othello-h2load-'));
  try {
    const body = path.join(folder, 'body');
    writeFileSync(body, bodyOf(transport));
    const way = requestOf(transport, server.ports);
    const { stdout } = await promisify(execFile)('h2load', ['-n', `${calls}`, '-t', '1', '-d', body, ...way]);
    return { h2loadCallsPerS: numberIn(stdout, /([\d.]+) req\/s/), h2loadCalls: numberIn(stdout, /(\d+) 2xx/) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('h2load is not installed: apt-get install nghttp2-client', { cause: error });
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function numberIn(text: string, pattern: RegExp): number {
  const number = Number(pattern.exec(text)?.[1]);
  if (Number.isNaN(number)) throw new Error(`h2load said nothing like ${pattern}: is it nghttp2's?`);
  return number;
}

/** h2load's arguments: HTTP/1.1 with a connection a caller, or one connection of HTTP/2 for all. */
function requestOf(transport: Checked, { httpPort, grpcPort }: NodeServer['ports']): string[] {
  const { serviceName } = noOpSchema();
  const overHttp1 = (contentType: string, path: string) => [
    ...['--h1', '-c', `${CALLERS}`, '-H', `content-type: ${contentType}`],
    `http://127.0.0.1:${httpPort}${path}`,
  ];
  const overHttp2 = (contentType: string, port: number | undefined, path: string) => [
    ...['-c', '1', '-m', `${CALLERS}`, '-H', `content-type: ${contentType}`],
    `http://127.0.0.1:${port}${path}`,
  ];
  switch (transport) {
    case 'envelope-protobuf':
      return overHttp1('application/x-protobuf', '/api');
    case 'envelope-json':
      return overHttp1('application/json', '/api');
    case 'envelope-http2':
      return overHttp2('application/x-protobuf', httpPort, '/api');
    case 'connect':
      return overHttp1('application/proto', `/${serviceName}/NoOp`);
    case 'grpc-web':
      return overHttp1('application/grpc-web+proto', `/${serviceName}/NoOp`);
    case 'grpc':
      return ['-H', 'te: trailers', ...overHttp2('application/grpc', grpcPort, `/${serviceName}/NoOp`)];
  }
}

/** The same bytes that the harness sends. */
function bodyOf(transport: Checked): Uint8Array {
  const schema = noOpSchema();
  const { id, requestField, request } = shapeOf(schema, 'NoOp');
  const message = { roomId: 42, r: 2, c: 3 };
  const envelope = { protocolVersion: 2, protocolId: id, [requestField]: message };
  if (transport === 'envelope-protobuf' || transport === 'envelope-http2')
    return schema.codec('Request').encode(envelope).finish();
  if (transport === 'envelope-json') return Buffer.from(JSON.stringify(envelope));
  const bytes = request.encode(message).finish();
  if (transport === 'connect') return bytes;
  const frame = Buffer.alloc(5 + bytes.length); // not compressed, length, message
  frame.writeUInt32BE(bytes.length, 1);
  frame.set(bytes, 5);
  return frame;
}

/** Why the two differ, where they do by more than 15 %, as far as the figures say. */
function reasonOf(samples: CrossCheck['samples'], rounds: readonly Omit<Round, 'round'>[]): string | undefined {
  const wrong = samples.find(({ h2loadCalls, serverCalls }) => h2loadCalls !== serverCalls);
  if (wrong) return `h2load counts ${wrong.h2loadCalls} answers and the server ${wrong.serverCalls}: some were errors`;
  const difference = median(samples.map(({ harnessCallsPerS, h2loadCallsPerS }) => harnessCallsPerS / h2loadCallsPerS));
  if (Math.abs(difference - 1) <= AGREE) return undefined;
  const shareOf = (cpuUs: (round: Omit<Round, 'round'>) => number) =>
    median(rounds.map((round) => cpuUs(round) / (round.seconds * 1e6)));
  const [client, server] = [shareOf((round) => round.clientCpuUs), shareOf((round) => round.serverCpuUs)];
  const shares = `client ${Math.round(client * 100)} % of a core, server ${Math.round(server * 100)} %`;
  if (client > server)
    return `the harness's client in Node is busier than the server (${shares}): it asks less of it than h2load, in C, does`;
  return `neither is the limit by itself (${shares}): they share the machine's cores with what else runs`;
}
