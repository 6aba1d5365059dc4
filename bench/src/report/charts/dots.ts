import type { TopLevelSpec } from 'vega-lite';
import { type Estimate, isTie } from '../../statistics.ts';
import type { Chart } from '../document.ts';
import { shownRatio } from '../numbers.ts';
import { type Language, type Text, text } from '../text.ts';
import type { Bar } from './bars.ts';
import { INK, LINE, PLAIN, QUIET } from './palette.ts';
import { WIDTH } from './svg.ts';
import { whiskerKey } from './whiskers.ts';

export interface Dots {
  id: string;
  title: Text;
  /** what 1 stands for */
  one: Text;
  dots: readonly Bar[];
}

const STEP = 42;
/** of the width, for the figure beside a dot */
const ROOM = 96;

/** Ratios on a scale where twice and half lie as far from 1; a tie is grey. */
export const dotChart = ({ id, title, one, dots }: Dots): Chart => ({
  kind: 'chart',
  id,
  title,
  alternative: { en: alternative(dots, one, 'en'), ko: alternative(dots, one, 'ko') },
  key: keyOf(dots, one),
  spec: (language) => dotSpec(dots, language),
});

function keyOf(dots: readonly Bar[], one: Text): Text {
  const { en, ko } = whiskerKey(dots.map(({ value }) => value));
  return text(`Upright line: 1, ${one.en}. Grey: a tie. ${en}`, `세로선: 1, ${one.ko}. 회색: 무승부. ${ko}`);
}

function alternative(dots: readonly Bar[], one: Text, language: Language): string {
  const kind = language === 'en' ? 'Dots, ratios' : '점, 비율';
  return `${kind} (1: ${one[language]}). ${dots.map(({ label, value }) => `${label[language]}: ${shownRatio(value)}`).join('; ')}.`;
}

function domainOf(values: readonly Estimate[]): [number, number] {
  const all = values.flatMap(({ low, high }) => [low, high]).filter((value) => value > 0);
  return [Math.min(1, ...all) * 0.9, Math.max(1, ...all) * 1.1];
}

function dotSpec(dots: readonly Bar[], language: Language): TopLevelSpec {
  const values = dots.map(({ label, value, colour, marker }, row) => ({
    row,
    label: label[language],
    value: value.median,
    low: value.low,
    high: value.high,
    shown: shownRatio(value),
    colour: isTie(value) ? PLAIN : colour,
    marker,
  }));
  const y = { field: 'row', type: 'ordinal', axis: null } as const;
  const scale = {
    type: 'log' as const,
    domain: domainOf(dots.map(({ value }) => value)),
    nice: false,
    range: [6, WIDTH - ROOM],
  };
  const x = { type: 'quantitative' as const, axis: null, scale };
  const color = { field: 'colour', type: 'nominal', scale: null, legend: null } as const;
  return {
    autosize: 'none',
    width: WIDTH,
    height: { step: STEP },
    data: { values },
    layer: [
      {
        data: { values: [{ one: 1 }] },
        mark: { type: 'rule', color: LINE, strokeWidth: 2 },
        encoding: { x: { ...x, field: 'one' } },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'bottom', yOffset: -1, color: INK },
        encoding: { y, x: { value: 0 }, text: { field: 'label' } },
      },
      {
        mark: { type: 'rule', yOffset: 8, strokeWidth: 1.5 },
        encoding: { y, x: { ...x, field: 'low' }, x2: { field: 'high' }, color },
      },
      {
        mark: { type: 'point', filled: true, size: 70, opacity: 1, yOffset: 8 },
        encoding: {
          y,
          x: { ...x, field: 'value' },
          color,
          shape: { field: 'marker', type: 'nominal', scale: null, legend: null },
        },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 8, yOffset: 8, color: QUIET },
        encoding: { y, x: { ...x, field: 'high' }, text: { field: 'shown' } },
      },
    ],
  };
}
