import { gzipSync } from 'node:zlib';
import { isDeepStrictEqual } from 'node:util';
import type { CodecResult } from '../results.ts';
import { mulberry32, shuffled } from '@othello-rpc/kernel/random';
import type { Codec, Prepared } from './codec.ts';
import { CODECS } from './codecs.ts';
import { type Sample, SAMPLES } from './messages.ts';

export interface CodecBudget {
  rounds: number;
  /** of the order of codecs within each round */
  seed: number;
  /** each codec encodes, then decodes each message for about that long in each round; by default 10 */
  roundMs?: number;
}

interface Entry {
  sample: Sample;
  prepared: Prepared;
  bytes: Uint8Array;
  result: CodecResult;
  /** calls of encode and of decode in about a round's time */
  calls: Record<Work, number>;
}

const WORKS = ['encode', 'decode'] as const;
type Work = (typeof WORKS)[number];

/**
 * Every codec at every message, in turn, in an order of its own each round.
 * @throws Error when a codec doesn't give back what it was given
 */
export async function measureCodecs({ rounds, seed, roundMs = 10 }: CodecBudget): Promise<CodecResult[]> {
  const entries = SAMPLES.flatMap((sample) => CODECS.map((codec) => entryOf(codec, sample)));
  // all are warm before any is timed: codecs share a library's functions, and a newcomer makes them compile again
  for (const warmUpMs of [4 * roundMs, 2 * roundMs]) {
    for (const entry of entries) for (const work of WORKS) entry.calls[work] = callsIn(entry, work, warmUpMs);
  }
  for (const { calls } of entries) for (const work of WORKS) calls[work] = Math.max(1, calls[work] >> 1);
  const random = mulberry32(seed);
  for (let round = 0; round < rounds; round++) {
    for (const entry of shuffled(entries, random)) {
      entry.result.encodeNs.push(timed(entry, 'encode'));
      entry.result.decodeNs.push(timed(entry, 'decode'));
    }
    await new Promise(setImmediate); // Ctrl-C and timers of the caller get their turn
  }
  return entries.map(({ result }) => result);
}

/** @throws Error when the codec doesn't give back what it was given */
export function entryOf(codec: Codec, sample: Sample): Entry {
  const prepared = codec.prepare(sample);
  const bytes = prepared.encode();
  const back = prepared.json(prepared.decode(bytes));
  if (!isDeepStrictEqual(back, sample.json))
    throw new Error(`${codec.name} gives back another ${sample.name}: ${JSON.stringify(back)}`);
  return {
    sample,
    prepared,
    bytes,
    calls: { encode: 1, decode: 1 },
    result: {
      codec: codec.name,
      message: sample.name,
      bytes: bytes.length,
      bytesGzip: gzipSync(bytes).length,
      encodeNs: [],
      decodeNs: [],
      ...(codec.note !== undefined && { note: codec.note }),
    },
  };
}

/** What was made last is kept, so that making it cannot be left out. */
let kept: unknown;

function run({ prepared, bytes }: Entry, work: Work, calls: number): void {
  if (work === 'encode') for (let call = 0; call < calls; call++) kept = prepared.encode();
  else for (let call = 0; call < calls; call++) kept = prepared.decode(bytes);
}

/** @returns ns a message */
function timed(entry: Entry, work: Work): number {
  const calls = entry.calls[work];
  const began = process.hrtime.bigint();
  run(entry, work, calls);
  const ns = Number(process.hrtime.bigint() - began) / calls;
  if (kept === undefined) throw new Error(`${entry.result.codec} made nothing`);
  return ns;
}

/** Doubled until they take that long. @returns how many calls do */
function callsIn(entry: Entry, work: Work, longMs: number): number {
  for (let calls = 1; ; calls *= 2) {
    const began = performance.now();
    run(entry, work, calls);
    const ms = performance.now() - began;
    if (ms >= longMs) return (calls * longMs) / ms;
  }
}
