import type { CodecResult, Run } from '../../results.ts';
import { estimate, type Estimate } from '../../statistics.ts';
import { barChart } from '../charts/bars.ts';
import { ACCENT, PLAIN } from '../charts/palette.ts';
import { cell, type Section, type Table } from '../document.ts';
import { shown, shownEstimate } from '../numbers.ts';
import { same, text } from '../text.ts';
import { KOREAN_NOTES } from './codec-notes.ts';
import { codecVerdict } from './codec-verdict.ts';
import { holesOf } from './holes.ts';

const exact = (value: number): Estimate => ({ median: value, low: value, high: value });
const micros = (ns: readonly number[]): Estimate => estimate(ns.map((each) => each / 1000));

const FIGURES = {
  bytes: { title: text('Size', '크기'), unit: text('bytes', '바이트'), of: ({ bytes }: CodecResult) => exact(bytes) },
  encode: {
    title: text('Encode', '인코딩'),
    unit: text('µs a message', '메시지당 µs'),
    of: ({ encodeNs }: CodecResult) => micros(encodeNs),
  },
  decode: {
    title: text('Decode', '디코딩'),
    unit: text('µs a message', '메시지당 µs'),
    of: ({ decodeNs }: CodecResult) => micros(decodeNs),
  },
};

/** The talk's other question: would FlatBuffers be the better serializer? The first codec is what others are held against. */
export function codecsSection(run: Run): Section {
  const codecs = run.codecs ?? [];
  const messages = [...new Set(codecs.map(({ message }) => message))];
  const largest = messages
    .map((message) => codecs.filter((each) => each.message === message))
    .sort((one, other) => (other[0]?.bytes ?? 0) - (one[0]?.bytes ?? 0))[0];
  return {
    id: 'codecs',
    title: text('Codecs', '코덱'),
    verdict: largest ? codecVerdict(largest) : [],
    holes: [
      ...holesOf(run, 'codecs'),
      ...(run.absent.includes('thrift')
        ? [text('a Thrift codec of our own: not there yet', '우리 Thrift 코덱: 아직 없음')]
        : []),
    ],
    blocks: largest
      ? [
          ...(Object.keys(FIGURES) as (keyof typeof FIGURES)[]).map((key) => chartOf(key, largest)),
          ...messages.map((message) => tableOf(codecs.filter((each) => each.message === message))),
          notesOf(largest),
        ]
      : [],
  };
}

function chartOf(key: keyof typeof FIGURES, results: readonly CodecResult[]) {
  const { title, unit, of } = FIGURES[key];
  const [{ message }] = results as [CodecResult];
  return barChart({
    id: `codecs-${key}`,
    title: text(`${title.en}, ${message}`, `${title.ko}, ${message}`),
    unit,
    bars: results.map((each, index) => ({
      label: same(each.codec),
      value: of(each),
      colour: index === 0 ? ACCENT : PLAIN,
    })),
  });
}

function tableOf(results: readonly CodecResult[]): Table {
  const [{ message }] = results as [CodecResult];
  return {
    kind: 'table',
    caption: text(`${message}: median of rounds (95 % interval)`, `${message}: 라운드의 중앙값(95 % 구간)`),
    head: [
      text('Codec', '코덱'),
      text('bytes', '바이트'),
      text('gzipped', 'gzip'),
      text('encode, µs', '인코딩, µs'),
      text('decode, µs', '디코딩, µs'),
    ],
    rows: results.map((each) => [
      cell(same(each.codec)),
      cell(same(shown(each.bytes))),
      cell(same(shown(each.bytesGzip))),
      cell(same(shownEstimate(micros(each.encodeNs)))),
      cell(same(shownEstimate(micros(each.decodeNs)))),
    ]),
  };
}

function notesOf(results: readonly CodecResult[]): Table {
  return {
    kind: 'table',
    caption: text('What each codec is', '각 코덱은 무엇인가'),
    head: [text('Codec', '코덱'), text('Note', '설명')],
    rows: results.map(({ codec, note = '' }) => [cell(same(codec)), cell(text(note, KOREAN_NOTES[codec] ?? note))]),
    isProse: true,
  };
}
