import { transportCalled } from '../../transports.ts';
import type { TopLevelSpec } from 'vega-lite';
import { type TransportName, TRANSPORTS } from '../../results.ts';
import { shown } from '../numbers.ts';
import type { Transport } from '../../transport.ts';
import { type Language, type Text, text } from '../text.ts';
import type { Chart } from '../document.ts';
import { WIDTH } from './svg.ts';

export interface Curve {
  transport: TransportName;
  /** from left to right: where, and how much */
  points: readonly { at: string; value: number }[];
}

export interface Curves {
  id: string;
  title: Text;
  /** of the places along the bottom */
  along: Text;
  unit: Text;
  curves: readonly Curve[];
  /** each step up is ten times as much; else the scale begins at zero */
  isLogarithmic?: boolean;
}

const HEIGHT = 210;

/** A line a transport, told apart by colour, dashes and shape. */
export const lineChart = (chart: Curves): Chart => ({
  kind: 'chart',
  id: chart.id,
  title: text(`${chart.title.en}, ${chart.unit.en}`, `${chart.title.ko}, ${chart.unit.ko}`),
  alternative: { en: alternative(chart, 'en'), ko: alternative(chart, 'ko') },
  spec: (language) => lineSpec(chart, language),
});

function alternative({ along, unit, curves }: Curves, language: Language): string {
  const line = ({ transport, points }: Curve) =>
    `${transportCalled(transport).label[language]}: ${points.map(({ at, value }) => `${at} ${shown(value)}`).join(', ')}`;
  const kind = language === 'en' ? 'Lines' : '꺾은선';
  return `${kind}, ${unit[language]}, ${along[language]}. ${curves.map(line).join('; ')}.`;
}

function lineSpec({ along, curves, isLogarithmic }: Curves, language: Language): TopLevelSpec {
  const present = TRANSPORTS.filter((name) => curves.some(({ transport }) => transport === name));
  const label = (transport: TransportName) => transportCalled(transport).label[language];
  const by = <T>(of: (transport: Transport) => T) => ({
    domain: present.map(label),
    range: present.map((name) => of(transportCalled(name))),
  });
  const values = curves.flatMap(({ transport, points }) =>
    points.map(({ at, value }) => ({ transport: label(transport), at, value })),
  );
  return {
    width: WIDTH - 50,
    height: HEIGHT,
    data: { values },
    layer: [
      {
        mark: { type: 'line', strokeWidth: 2 },
        encoding: {
          strokeDash: { field: 'transport', type: 'nominal', scale: by(({ dash }) => [...dash]), legend: null },
        },
      },
      { mark: { type: 'point', filled: true, size: 45, opacity: 1 } },
    ],
    resolve: { legend: { strokeDash: 'independent' } },
    encoding: {
      x: {
        field: 'at',
        type: 'ordinal',
        sort: null,
        title: along[language],
        axis: { labelAngle: 0, grid: false, ticks: false },
        scale: { type: 'point', padding: 0.25 },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        title: null,
        scale: isLogarithmic ? { type: 'log', nice: true } : { zero: true, nice: true },
        axis: {
          ...(isLogarithmic ? { values: logTicks(values.map(({ value }) => value)) } : { tickCount: 5 }),
          labelExpr: 'format(datum.value, datum.value < 10 ? "~g" : ",d")',
          ticks: false,
          domain: false,
        },
      },
      color: { field: 'transport', type: 'nominal', scale: by(({ colour }) => colour), legend: { columns: 1 } },
      shape: { field: 'transport', type: 'nominal', scale: by(({ marker }) => marker) },
    },
  };
}

/** 1, 2, 5, 10, 20 … from below the least to above the most */
function logTicks(values: readonly number[]): number[] {
  const exponents = [Math.min(...values), Math.max(...values)].map((value) => Math.floor(Math.log10(value)));
  const [from = 0, to = 0] = exponents;
  const decades = Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
  return [...decades.flatMap((decade) => [decade, 2 * decade, 5 * decade]), 10 ** (to + 1)];
}
