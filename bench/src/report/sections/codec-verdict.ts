import { NAMES } from '../../codecs/names.ts';
import type { CodecResult } from '../../results.ts';
import { type Estimate, isTie, median, ratio } from '../../statistics.ts';
import { shown } from '../numbers.ts';
import { same, type Text, text } from '../text.ts';
import { clauseOf } from '../wording.ts';

/** Those that a reader asks about; the others stand in the tables. */
const ASKED: readonly string[] = [
  NAMES.flatBuffersInPlace,
  NAMES.json,
  NAMES.thriftCompact,
  NAMES.npmThriftCompact,
  NAMES.bitboards,
];

const FEW = 3;

type Timed = 'encodeNs' | 'decodeNs';

/** Those that are asked about against the first, the rounds taken as pairs; then who is smallest and fastest. */
export function codecVerdict(results: readonly CodecResult[]): Text[] {
  const [first] = results;
  if (!first) return [];
  const asked = ASKED.flatMap((name) => results.filter(({ codec }) => codec === name));
  return [...asked.map((other) => against(other, first)), extremes(results, first)];
}

function extremes(results: readonly CodecResult[], first: CodecResult): Text {
  const smallest = [...results].sort((one, other) => one.bytes - other.bytes)[0] ?? first;
  const [encoders, decoders] = [fastest(results, 'encodeNs'), fastest(results, 'decodeNs')];
  return text(
    `Smallest: ${smallest.codec} (${shown(smallest.bytes)} bytes). Fastest to encode: ${encoders.en}. Fastest to decode: ${decoders.en}.`,
    `가장 작은 것: ${smallest.codec}(${shown(smallest.bytes)}바이트). 인코딩이 가장 빠른 것: ${encoders.ko}. 디코딩이 가장 빠른 것: ${decoders.ko}.`,
  );
}

/** The fastest, and whoever ties with it; of more than a few, that the run can't tell. */
function fastest(results: readonly CodecResult[], work: Timed): Text {
  const [best, ...others] = [...results].sort((one, other) => median(one[work]) - median(other[work]));
  if (!best) return text('none', '없음');
  const tied = [best, ...others.filter((other) => isTie(ratio(other[work], best[work])))];
  if (tied.length > FEW) return text(`${tied.length} are too close to tell`, `${tied.length}개가 비슷해 가릴 수 없음`);
  return same(tied.map(({ codec }) => codec).join('; '));
}

function against(other: CodecResult, first: CodecResult): Text {
  const times = other.bytes / first.bytes;
  const size: Estimate = { median: times, low: times, high: times };
  const [bytes, encode, decode] = [
    clauseOf(size),
    clauseOf(ratio(other.encodeNs, first.encodeNs)),
    clauseOf(ratio(other.decodeNs, first.decodeNs)),
  ];
  return text(
    `${other.codec}, against ${first.codec}: bytes ${bytes.en}, time to encode ${encode.en}, time to decode ${decode.en}.`,
    `${other.codec}(${first.codec} 대비): 바이트 ${bytes.ko}, 인코딩 시간 ${encode.ko}, 디코딩 시간 ${decode.ko}.`,
  );
}
