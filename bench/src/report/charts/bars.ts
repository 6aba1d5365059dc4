import type { TopLevelSpec } from 'vega-lite';
import type { TransportName } from '../../results.ts';
import type { Estimate } from '../../statistics.ts';
import { transportCalled } from '../../transports.ts';
import type { Chart } from '../document.ts';
import { shownAlone, shownEstimate } from '../numbers.ts';
import { type Language, type Text, text } from '../text.ts';
import { ACCENT, INK, QUIET } from './palette.ts';
import { WIDTH } from './svg.ts';
import { whiskerKey } from './whiskers.ts';

export interface Bar {
  label: Text;
  value: Estimate;
  /** by default the accent */
  colour?: string;
  /** a symbol before the label */
  marker?: string;
}

export interface Bars {
  id: string;
  title: Text;
  unit: Text;
  bars: readonly Bar[];
}

/** A transport's bar: its name, its colour, its marker. */
export function barOf(transport: TransportName, value: Estimate): Bar {
  const { label, colour, marker } = transportCalled(transport);
  return { label, value, colour, marker };
}

const STEP = 42;
/** of the width, for the figure beside the longest bar */
const ROOM = 0.32;

/** Bars from zero, each with its name above and its figure beside it; a thin line is the 95 % interval. */
export const barChart = ({ id, title, unit, bars }: Bars): Chart => ({
  kind: 'chart',
  id,
  title: text(`${title.en}, ${unit.en}`, `${title.ko}, ${unit.ko}`),
  alternative: {
    en: `Bars, ${unit.en}. ${bars.map(({ label, value }) => `${label.en}: ${shownEstimate(value)}`).join('; ')}.`,
    ko: `막대, ${unit.ko}. ${bars.map(({ label, value }) => `${label.ko}: ${shownEstimate(value)}`).join('; ')}.`,
  },
  key: whiskerKey(bars.map(({ value }) => value)),
  spec: (language) => barSpec(bars, language),
});

function barSpec(bars: readonly Bar[], language: Language): TopLevelSpec {
  const values = bars.map(({ label, value, colour = ACCENT, marker }, row) => ({
    row,
    label: label[language],
    value: value.median,
    low: value.low,
    high: value.high,
    shown: shownAlone(value),
    colour,
    marker,
  }));
  const most = Math.max(...bars.map(({ value }) => Math.max(value.high, value.median)));
  const isMarked = bars.some(({ marker }) => marker !== undefined);
  const y = { field: 'row', type: 'ordinal', axis: null } as const;
  const domain = [0, most / (1 - ROOM) || 1];
  const x = { type: 'quantitative' as const, axis: null, scale: { domain, nice: false } };
  const colour = { field: 'colour', type: 'nominal', scale: null, legend: null } as const;
  return {
    autosize: 'none', // it reckons text wider than it is
    width: WIDTH,
    height: { step: STEP },
    data: { values },
    layer: [
      ...(isMarked
        ? [
            {
              transform: [{ filter: 'isValid(datum.marker)' }],
              mark: { type: 'point' as const, filled: true, size: 60, opacity: 1, yOffset: -8 },
              encoding: {
                y,
                x: { value: 6 },
                color: colour,
                shape: { field: 'marker', type: 'nominal' as const, scale: null, legend: null },
              },
            },
          ]
        : []),
      {
        mark: { type: 'text', align: 'left', baseline: 'bottom', yOffset: -1, color: INK },
        encoding: { y, x: { value: isMarked ? 17 : 0 }, text: { field: 'label' } },
      },
      {
        mark: { type: 'bar', height: 11, yOffset: 8, cornerRadiusEnd: 2 },
        encoding: { y, x: { ...x, field: 'value' }, color: colour },
      },
      {
        mark: { type: 'rule', yOffset: 8, color: INK, strokeWidth: 1.25 },
        encoding: { y, x: { ...x, field: 'low' }, x2: { field: 'high' } },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 6, yOffset: 8, color: QUIET },
        encoding: { y, x: { ...x, field: 'high' }, text: { field: 'shown' } },
      },
    ],
  };
}
