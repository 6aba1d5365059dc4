import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Bench, Step } from '../bench.ts';
import { noOpSchema } from '../no-op-schema.ts';
import { USUAL } from '../plan.ts';
import type { CrossCheck, Round } from '../results.ts';
import type { NodeServer } from '../servers.ts';
import { median } from '../statistics.ts';
import { shapeOf } from '../wires/index.ts';

const CALLERS = 16;
const AGREE = 0.15;

type Checked = 'envelope-protobuf' | 'grpc';
const CHECKED: readonly Checked[] = ['envelope-protobuf', 'grpc'];

/** h2load, in turn with the harness, at as many calls in flight, on the same server. */
export const crossCheckSteps = (bench: Bench): Step[] =>
  CHECKED.filter((transport) => bench.transports.includes(transport)).map((transport) => ({
    section: 'crossChecks',
    what: `${transport} by h2load`,
    seconds: bench.budget.crossCheckSamples * (bench.budget.crossCheckMs / 500 + 0.5),
    run: () => check(bench, transport),
  }));

async function check({ lab, budget, run }: Bench, transport: Checked): Promise<void> {
  const target = await lab.target(transport);
  const server = await lab.serverOf(transport);
  if (!server) throw new Error('h2load calls over sockets only');
  const conditions = { transport, logic: 'no-op', procedure: 'NoOp', connections: USUAL[transport] } as const;
  const entry = { ...conditions, callers: CALLERS, warmUpMs: budget.warmUpMs, calls: 0 };
  const samples: CrossCheck['samples'] = [];
  const rounds: Omit<Round, 'round'>[] = [];
  while (samples.length < budget.crossCheckSamples) {
    const round = await target.closedLoop(entry, budget.crossCheckMs);
    const harnessCallsPerS = round.calls / round.seconds;
    const before = await server.answered();
    const told = await h2load(transport, server, Math.ceil((harnessCallsPerS * budget.crossCheckMs) / 1000));
    const serverCalls = (await server.answered()) - before;
    rounds.push(round);
    samples.push({ harnessCallsPerS, ...told, serverCalls });
  }
  const checked: CrossCheck = { ...conditions, callers: CALLERS, samples };
  const why = reasonOf(samples, rounds);
  (run.crossChecks ??= []).push({ ...checked, ...(why && { why }) });
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
    const way = {
      'envelope-protobuf': ['--h1', '-c', `${CALLERS}`, `http://127.0.0.1:${server.ports.httpPort}/api`],
      grpc: [
        ...['-c', '1', '-m', `${CALLERS}`, '-H', 'content-type: application/grpc', '-H', 'te: trailers'],
        `http://127.0.0.1:${server.ports.grpcPort}/${noOpSchema().serviceName}/NoOp`,
      ],
    }[transport];
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

/** The same bytes that the harness sends. */
function bodyOf(transport: Checked): Uint8Array {
  const schema = noOpSchema();
  const { id, requestField, request } = shapeOf(schema, 'NoOp');
  const message = { roomId: 42, r: 2, c: 3 };
  if (transport === 'envelope-protobuf')
    return schema
      .codec('Request')
      .encode({ protocolVersion: 2, protocolId: id, [requestField]: message })
      .finish();
  const bytes = request.encode(message).finish();
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
