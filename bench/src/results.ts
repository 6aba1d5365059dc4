// What one run of `npm run bench` measured: samples and facts only. Medians, intervals, ratios, ties and noise are not in
// the file: they are made from it (statistics.ts, comparisons.ts), so a report can be made again from the data alone.
// It is one file, longer than most, since a run is one schema.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LAWS } from './growth/law.ts';
import { lengthOfJson } from './length-of-json.ts';
import { CONNECTIONS } from './connections.ts';
import { TRANSPORTS, type TransportName } from './transports.ts';
import { LOGICS } from './workload.ts';

export { LOGICS, TRANSPORTS, type TransportName };

/** Of the file. A change that an older reader would misread adds one. */
export const FORMAT = 1;

export const SECTIONS = [
  'cells',
  'openLoop',
  'crossChecks',
  'firstCall',
  'idle',
  'moveToEye',
  'startUp',
  'bundle',
  'linesOfCode',
  'codecs',
  'network',
  'clients',
  'targets',
  'growth',
  'foreign',
] as const;

const transportName = z.enum(TRANSPORTS);
const amount = z.number().min(0);
const count = z.number().int().min(0);
const some = z.number().int().min(1);

const latencyMs = z.strictObject({ p50: amount, p90: amount, p99: amount, p999: amount, max: amount });

const conditions = z.strictObject({
  transport: transportName,
  logic: z.enum(LOGICS),
  /** NoOp, GamePut, GameSync … */
  procedure: z.string(),
  connections: z.enum(CONNECTIONS),
  callers: some,
});

/** Round n of one cell and round n of another with the same logic were measured in the same pass: they are a pair. */
const round = z.strictObject({
  round: count,
  calls: some,
  seconds: amount,
  /** user and system, every thread; in-process: server and client are one process, all of it is here */
  serverCpuUs: amount,
  clientCpuUs: amount,
  /** of all calls, counted at the sockets, headers and handshakes included; 0 in-process */
  bytesUp: count,
  bytesDown: count,
  latencyMs,
});

/** Closed loop: each caller calls again when it is answered. */
const cell = z.strictObject({ ...conditions.shape, rounds: z.array(round).min(1) });

/** Calls due at a fixed rate, whether or not the ones before are answered; latency counts from when a call was due. */
const openLoop = z.strictObject({
  ...conditions.shape,
  /** measurements of one row in one run are told apart by it; one alone has none */
  round: count.optional(),
  /** calls/s that were due */
  rate: amount,
  calls: some,
  seconds: amount,
  latencyMs,
  /** from when the call was sent: what a tool that forgets the waiting would tell */
  uncorrectedMs: latencyMs,
});

/** The same cell driven by h2load, in turn with the harness. */
const crossCheck = z.strictObject({
  ...conditions.shape,
  samples: z
    .array(
      z.strictObject({
        harnessCallsPerS: amount,
        h2loadCallsPerS: amount,
        /** calls that h2load counts as 2xx, and those that the server answered with success meanwhile */
        h2loadCalls: count,
        serverCalls: count,
      }),
    )
    .min(1),
  /** asked for where they differ by more than 15 % */
  why: z.string().optional(),
});

/** From nothing to the first answer on a new connection, one sample a connection. */
const firstCall = z.strictObject({ transport: transportName, samplesMs: z.array(amount).min(1) });

/** Resident memory of the server with none and with `count` of them. */
const idle = z.strictObject({
  what: z.enum(['connection', 'subscriber']),
  transport: transportName,
  /** kept unless told */
  connections: z.enum(CONNECTIONS).optional(),
  count: some,
  kibBefore: amount,
  kibAfter: amount,
});

/** From the mover's call until the opponent has the new state. */
const moveToEye = z.strictObject({
  transport: transportName,
  /** of who watches; kept unless told */
  connections: z.enum(CONNECTIONS).optional(),
  /** looks of one way in one run are told apart by it; one alone has none */
  round: count.optional(),
  way: z.enum(['push', 'poll']),
  /** between two looks, where way is poll */
  pollMs: amount.optional(),
  watchers: some,
  moves: some,
  seconds: amount,
  serverCpuUs: amount,
  /** to and from those who watch */
  bytesUp: count,
  bytesDown: count,
  /** that PostgreSQL committed meanwhile */
  queriesPerS: amount.optional(),
  latencyMs,
});

/** `node dist/main.js` to the first answered call, on the embedded database. */
const startUp = z.strictObject({
  /** its directory made anew */
  createdMs: amount,
  /** its directory present, one sample a start */
  samplesMs: z.array(amount).min(1),
});

const bundle = z.strictObject({ what: z.string(), bytes: count, bytesGzip: count });

/** What adding a procedure costs in lines, by the rule that is told beside them. */
const linesOfCode = z.strictObject({
  transport: transportName,
  /** written by hand for one procedure */
  aProcedure: amount,
  /** of the transport's own folder, once for all procedures */
  ownLines: count,
  rule: z.string(),
});

const codec = z.strictObject({
  codec: z.string(),
  message: z.string(),
  bytes: count,
  bytesGzip: count,
  /** a message, one sample a round */
  encodeNs: z.array(amount).min(1),
  decodeNs: z.array(amount).min(1),
  note: z.string().optional(),
});

/** One target: pairs measured in turn. The figure is the median of ours ÷ theirs. */
const target = z.strictObject({
  what: z.string(),
  /** of each of the pair: calls/s, p99 ms, server CPU µs a call */
  unit: z.string(),
  atLeast: amount.optional(),
  atMost: amount.optional(),
  pairs: z.array(z.strictObject({ ours: amount, theirs: amount })).min(1),
});

/** Blocks that calls and tasks read on a database that grows. */
const growth = z.strictObject({
  /** users, the fewest first */
  sizes: z.array(count).min(1),
  costs: z.array(
    z.strictObject({
      name: z.string(),
      /** of tables and indexes, a size each */
      blocks: z.array(amount).min(1),
      ms: z.array(amount).min(1),
      law: z.enum(LAWS),
    }),
  ),
});

/** What a link does to packets, each way. */
const networkProfile = z.strictObject({
  delayMs: amount,
  /** by which the delay varies, more and less; packets keep their order */
  jitterMs: amount,
  /** of packets, 0 … 1 */
  loss: amount,
  kbitPerS: amount,
});

/** Bytes on a link with the headers of IP and above, those of lost packets too. */
const linkBytes = z.strictObject({ up: amount, down: amount });

const samplesMs = z.array(amount).min(1);

/** Client and server on the two ends of emulated links, both ends with their kernel's TCP. */
const network = z.strictObject({
  profiles: z.record(z.string(), networkProfile),
  /** round trips of one packet and its echo, by profile: what the emulation gave */
  echoesMs: z.record(z.string(), samplesMs),
  /** by the comparison's own clients, the call without a database */
  calls: z.array(
    z.strictObject({
      transport: transportName,
      profile: z.string(),
      isTls: z.boolean(),
      /** from nothing to the first answer */
      firstMs: samplesMs,
      /** one after the other on a connection that is open */
      keptMs: samplesMs,
      /** so many at once on open connections, until the last one is answered */
      burst: z.strictObject({ calls: some, connections: some, lastMs: samplesMs }),
      /** of one first call with its connection, and of one call on a kept one */
      firstBytes: linkBytes,
      keptBytes: linkBytes,
    }),
  ),
  /** two players with a link and an SDK each, from the mover's call until the opponent has the new state */
  games: z.array(
    z.strictObject({
      transport: transportName,
      profile: z.string(),
      way: z.enum(['push', 'poll']),
      pollMs: amount.optional(),
      eyeMs: samplesMs,
      /** of both players, a move */
      bytes: linkBytes,
    }),
  ),
  /** the same on one profile, where one player's link fails: until each has seen another move of the other */
  outages: z.array(
    z.strictObject({
      transport: transportName,
      profile: z.string(),
      kind: z.enum(['blackout', 'address']),
      /** of the blackout; the time below begins at its end */
      seconds: amount.optional(),
      /** the same where nothing fails */
      usualMs: samplesMs,
      resumedMs: samplesMs,
    }),
  ),
});

/** What GameSyncs cost the one who makes them, one after the other, on a server with PostgreSQL. */
const clientCosts = z.strictObject({
  language: z.string(),
  /** what speaks the transport there */
  library: z.string(),
  transport: transportName,
  connections: z.enum(CONNECTIONS),
  /** round n of one client and round n of another in the same language were measured in the same pass */
  rounds: z
    .array(
      z.strictObject({
        round: count,
        calls: some,
        seconds: amount,
        /** user and system, every thread; in a browser the page's main thread alone */
        cpuUs: amount,
      }),
    )
    .min(1),
  /** a call, all that was taken, given back or not; absent: not counted */
  allocatedBytes: amount.optional(),
});

/** A server that the run did not start, by its owner's leave. */
const foreign = z.strictObject({
  url: z.url(),
  /** calls at once, at most */
  mostCallers: some,
  results: z.array(
    z.strictObject({
      transport: transportName,
      connections: z.enum(CONNECTIONS),
      /** from nothing to the first answer on a new connection */
      firstMs: z.array(amount).min(1),
      calls: z.array(
        z.strictObject({
          procedure: z.string(),
          callers: some,
          rounds: z
            .array(
              z.strictObject({
                calls: some,
                seconds: amount,
                /** where the server's process or its metrics tell it */
                serverCpuUs: amount.optional(),
                clientCpuUs: amount,
                bytesUp: count,
                bytesDown: count,
                latencyMs,
              }),
            )
            .min(1),
        }),
      ),
    }),
  ),
});

/** What is not there, in one line. */
const hole = z.strictObject({ section: z.enum(SECTIONS), what: z.string(), why: z.string() });

const load = z.tuple([amount, amount, amount]);

export const runSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** ISO 8601 */
  startedAt: z.iso.datetime(),
  seconds: amount,
  mode: z.enum(['quick', 'standard', 'full', 'targets', 'foreign']),
  seed: count,
  /** ended by Ctrl-C: what was done by then is here */
  isInterrupted: z.boolean(),
  commit: z.string(),
  /** where that commit is to be looked at, if the working tree's origin tells */
  repository: z.url({ protocol: /^https$/ }).optional(),
  /** the working tree held changes that the commit does not */
  isDirty: z.boolean(),
  machine: z.strictObject({
    cpu: z.string(),
    cores: some,
    memoryMib: count,
    kernel: z.string(),
    isContainer: z.boolean(),
  }),
  /** by name: node, postgres, h2load, python, packages */
  versions: z.record(z.string(), z.string()),
  /** 1, 5 and 15 minutes */
  loadAtStart: load,
  loadAtEnd: load,
  /** that this commit does not have yet: not a hole */
  absent: z.array(transportName),
  cells: z.array(cell).optional(),
  /** cells that are in `cells` too, measured a second time in each round: what differs is the machine's noise */
  again: z.array(cell).optional(),
  openLoop: z.array(openLoop).optional(),
  crossChecks: z.array(crossCheck).optional(),
  firstCall: z.array(firstCall).optional(),
  idle: z.array(idle).optional(),
  moveToEye: z.array(moveToEye).optional(),
  startUp: startUp.optional(),
  bundle: z.array(bundle).optional(),
  linesOfCode: z.array(linesOfCode).optional(),
  codecs: z.array(codec).optional(),
  network: network.optional(),
  clients: z.array(clientCosts).optional(),
  targets: z.array(target).optional(),
  growth: growth.optional(),
  foreign: foreign.optional(),
  holes: z.array(hole),
});

export type Run = z.infer<typeof runSchema>;
export type Section = (typeof SECTIONS)[number];
export type Conditions = z.infer<typeof conditions>;
export type Round = z.infer<typeof round>;
export type Cell = z.infer<typeof cell>;
export type LatencyMs = z.infer<typeof latencyMs>;
export type OpenLoopResult = z.infer<typeof openLoop>;
export type CrossCheck = z.infer<typeof crossCheck>;
export type Idle = z.infer<typeof idle>;
export type MoveToEye = z.infer<typeof moveToEye>;
export type StartUp = z.infer<typeof startUp>;
export type Bundle = z.infer<typeof bundle>;
export type LinesOfCode = z.infer<typeof linesOfCode>;
export type CodecResult = z.infer<typeof codec>;
export type TargetResult = z.infer<typeof target>;
export type GrowthResult = z.infer<typeof growth>;
export type NetworkProfile = z.infer<typeof networkProfile>;
export type NetworkResult = z.infer<typeof network>;
export type ForeignResult = z.infer<typeof foreign>;
export type ClientCosts = z.infer<typeof clientCosts>;
export type Hole = z.infer<typeof hole>;

/** @throws Error with one line that names the file and the place in it */
export function readRun(file: string): Run {
  const text = readFileSync(file, 'utf8');
  const { data, error } = runSchema.safeParse(parseJson(text, file));
  if (data) return data;
  const [issue] = error.issues;
  const place = issue?.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('') ?? '';
  throw new Error(`${file}: ${place.replace(/^\./, '') || 'the whole file'}: ${issue?.message}: measure it again`);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const lines = text.slice(0, lengthOfJson(text)).split('\n');
    const place = `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
    throw new Error(`${file}:${place}: not JSON from here on: measure it again`, { cause: error });
  }
}
