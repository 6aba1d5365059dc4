import type { Cell, Conditions, LatencyMs, Run, TransportName } from '../../bench/src/results.ts';
import { mulberry32 } from '@othello-rpc/kernel/random';
import { buildNetwork } from './network-result.ts';

// A run that nobody measured, for what is told of one. Its figures are chosen so that every kind of verdict occurs: more,
// less, a tie, noise.

const ROUNDS = 7;

/** What one call takes, by transport: µs of server CPU without a database, bytes each way. */
const TAKES: Partial<Record<TransportName, { cpuUs: number; up: number; down: number }>> = {
  'in-process': { cpuUs: 12, up: 0, down: 0 },
  'envelope-protobuf': { cpuUs: 70, up: 240, down: 420 },
  'envelope-json': { cpuUs: 160, up: 330, down: 1500 },
  grpc: { cpuUs: 105, up: 150, down: 330 },
  'grpc-play': { cpuUs: 70.2, up: 95, down: 260 },
};

const WORKLOADS = [
  { logic: 'no-op', procedure: 'NoOp', extraUs: 0, noise: 0.02 },
  { logic: 'postgresql', procedure: 'GamePut', extraUs: 150, noise: 0.03 },
  { logic: 'postgresql', procedure: 'GameSync', extraUs: 60, noise: 0.4 },
] as const;

const latency = (p50: number): LatencyMs => ({
  p50,
  p90: p50 * 1.6,
  p99: p50 * 3.1,
  p999: p50 * 7,
  max: p50 * 15,
});

function cellOf(
  conditions: Conditions,
  costUs: number,
  { noise, up, down }: { noise: number; up: number; down: number },
): Cell {
  const random = mulberry32(costUs * 1000 + conditions.callers);
  const around = (value: number) => value * (1 + noise * (random() - 0.5));
  return {
    ...conditions,
    rounds: Array.from({ length: ROUNDS }, (_, round) => {
      const calls = 4000;
      const seconds = (calls * around(costUs)) / 1e6 + 0.05 / conditions.callers;
      return {
        ...{ round, calls, seconds },
        serverCpuUs: calls * around(costUs),
        clientCpuUs: calls * around(costUs * 0.8),
        bytesUp: calls * up,
        bytesDown: calls * down,
        latencyMs: latency((conditions.callers * seconds * 1000) / calls),
      };
    }),
  };
}

const connectionsOf = (transport: TransportName): Conditions['connections'][] => {
  if (transport === 'in-process') return ['none'];
  return transport.startsWith('grpc') ? ['multiplexed', 'one-a-call'] : ['kept', 'one-a-call'];
};

const cells = (): Cell[] =>
  WORKLOADS.flatMap(({ logic, procedure, extraUs, noise }) =>
    (Object.keys(TAKES) as TransportName[]).flatMap((transport) =>
      connectionsOf(transport).flatMap((connections) =>
        (connections === 'one-a-call' ? [16] : [1, 16, 128]).map((callers) => {
          const { cpuUs, up, down } = TAKES[transport] ?? { cpuUs: 0, up: 0, down: 0 };
          const connecting = connections === 'one-a-call' ? 90 : 0;
          const conditions = { transport, logic, procedure, connections, callers };
          return cellOf(conditions, cpuUs + extraUs + connecting, { noise, up, down });
        }),
      ),
    ),
  );

/** A codec whose rounds rise while those of the others fall: its ratio to them varies. */
const rising = (codec: string | number | undefined) => codec === 'FlatBuffers, read in place';

/** A whole run: every section is there but Thrift. `over` takes the place of parts of it. */
export function buildRun(over: Partial<Run> = {}): Run {
  const samples = (middle: number) => Array.from({ length: ROUNDS }, (_, index) => middle * (1 + (index - 3) * 0.01));
  return {
    format: 1,
    startedAt: '2025-07-25T10:00:00Z',
    seconds: 612,
    mode: 'standard',
    seed: 20170812,
    isInterrupted: false,
    commit: '0123456789abcdef0123456789abcdef01234567',
    isDirty: false,
    machine: { cpu: 'A CPU of tests', cores: 2, memoryMib: 8192, kernel: '6.1.0', isContainer: true },
    versions: { node: '20.20.2', postgres: '18.4' },
    loadAtStart: [0.1, 0.2, 0.3],
    loadAtEnd: [2.1, 1.8, 1.2],
    absent: ['thrift'],
    cells: cells(),
    openLoop: (['envelope-protobuf', 'grpc', 'grpc-play'] as const).flatMap((transport, index) =>
      [500, 1500].map((rate) => ({
        ...{ transport, logic: 'postgresql' as const, procedure: 'GamePut', connections: 'kept' as const, callers: 64 },
        ...{ rate, calls: rate * 10, seconds: 10 },
        latencyMs: latency(2 + index * 0.4 + rate / 1000),
        uncorrectedMs: latency(1.8 + index * 0.3),
      })),
    ),
    crossChecks: (['envelope-protobuf', 'grpc'] as const).map((transport) => ({
      ...{ transport, logic: 'no-op' as const, procedure: 'NoOp', connections: 'multiplexed' as const, callers: 16 },
      samples: [1, 2, 3].map((sample) => ({
        harnessCallsPerS: (transport === 'grpc' ? 6000 : 9000) + sample,
        ...{ h2loadCallsPerS: 9100, h2loadCalls: 9100, serverCalls: 9100 },
      })),
      ...(transport === 'grpc' && { why: 'the harness reads the messages, h2load does not' }),
    })),
    firstCall: (['envelope-protobuf', 'grpc'] as const).map((transport, index) => ({
      transport,
      samplesMs: samples(1.2 + index),
    })),
    idle: (['envelope-protobuf', 'grpc', 'grpc-play'] as const).flatMap((transport, index) =>
      (['connection', 'subscriber'] as const).map((what) => ({
        ...{ what, transport, count: 5000, kibBefore: 90_000 },
        kibAfter: 90_000 + 5000 * (11 + index * 8 + (what === 'subscriber' ? 2 : 0)),
      })),
    ),
    moveToEye: [
      ...(['envelope-protobuf', 'grpc'] as const).map((transport, index) => ({
        ...{ transport, way: 'push' as const, watchers: 100, moves: 600, seconds: 60, serverCpuUs: 300_000 },
        ...{ bytesUp: 60_000, bytesDown: 900_000, latencyMs: latency(3 + index) },
      })),
      ...[250, 1000, 3000].map((pollMs) => ({
        ...{
          transport: 'envelope-protobuf' as const,
          way: 'poll' as const,
          pollMs,
          watchers: 100,
          moves: 600,
          seconds: 60,
        },
        ...{
          serverCpuUs: 9e8 / pollMs,
          bytesUp: 1.5e9 / pollMs,
          bytesDown: 2.4e9 / pollMs,
          latencyMs: latency(pollMs / 2),
        },
      })),
    ],
    startUp: { createdMs: 9600, samplesMs: samples(4100) },
    bundle: [{ what: 'the SDK for browsers', bytes: 31_000, bytesGzip: 10_400 }],
    linesOfCode: (['envelope-protobuf', 'grpc'] as const).map((transport) => ({
      ...{
        transport,
        aProcedure: 9,
        ownLines: transport === 'grpc' ? 420 : 390,
        rule: 'lines that are neither blank nor comment',
      },
    })),
    codecs: ['GamePut request', 'GamePut answer'].flatMap((message, at) =>
      [
        ['protobuf, packed', 217, 2000, 1900],
        ['JSON', 1121, 6000, 5900],
        ['FlatBuffers, read in place', 464, 3100, 1910],
      ].map(([codec, bytes, encode, decode]) => ({
        ...{ codec: String(codec), message, bytes: Number(bytes) >> (1 - at), bytesGzip: Number(bytes) >> 1 },
        ...{
          encodeNs: samples(Number(encode)),
          decodeNs: rising(codec) ? samples(Number(decode)) : samples(Number(decode)).reverse(),
          note: `what ${codec} is`,
        },
      })),
    ),
    network: buildNetwork(),
    clients: buildClients(),
    targets: [
      { what: 'durable GamePut, envelope against Python', unit: 'calls/s', atLeast: 4.5, ...pairs(5000, 1000) },
      { what: 'durable GamePut, envelope against Python', unit: 'p99 ms', atMost: 0.3, ...pairs(10, 20) },
    ],
    growth: {
      sizes: [3000, 12_000, 48_000],
      costs: [
        { name: 'GamePut', blocks: [22, 17, 18], ms: [4, 4.2, 4.5], law: 'constant' },
        { name: 'sweep: merge waiting rooms', blocks: [895, 1070, 1134], ms: [90, 120, 181], law: 'logarithmic' },
      ],
    },
    holes: [],
    ...over,
  };
}

/** gRPC costs C++ more than the envelope; in a browser WebSocket costs less, and Connect the same. */
const buildClients = (): NonNullable<Run['clients']> =>
  (
    [
      ['C++', 'libcurl, protobuf', 'envelope-protobuf', 60, 22 * 1024],
      ['C++', 'grpc++', 'grpc', 120, 26 * 1024],
      ['browser', 'the SDK', 'envelope-protobuf', 400, undefined],
      ['browser', 'the SDK', 'connect', 400, undefined],
      ['browser', 'the SDK', 'websocket', 100, undefined],
    ] as const
  ).map(([language, library, transport, cpuUs, allocatedBytes]) => ({
    ...{ language, library, transport, connections: 'kept' as const },
    rounds: Array.from({ length: 5 }, (_, round) => ({
      round,
      calls: 100,
      seconds: 0.05,
      cpuUs: cpuUs * (100 + round),
    })),
    ...(allocatedBytes !== undefined && { allocatedBytes }),
  }));

const pairs = (ours: number, theirs: number) => ({
  pairs: Array.from({ length: 5 }, (_, index) => ({ ours: ours + index, theirs: theirs - index })),
});
