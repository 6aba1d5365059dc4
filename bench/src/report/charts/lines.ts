import type { TopLevelSpec } from 'vega-lite';
import { type TransportName, TRANSPORTS } from '../../results.ts';
import type { Estimate } from '../../statistics.ts';
import type { Transport } from '../../transport.ts';
import { transportCalled } from '../../transports.ts';
import type { Chart } from '../document.ts';
import { shown } from '../numbers.ts';
import { type Language, type Text, text } from '../text.ts';
import { INK, LINE } from './palette.ts';
import { FONT_SIZE, WIDTH } from './svg.ts';
import { whiskerKey } from './whiskers.ts';

export interface Curve {
  transport: TransportName;
  /** from left to right, two or more: where, and how much */
  points: readonly { at: string; value: Estimate }[];
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

const HEIGHT = 230;
/** px, for the figures of the axis, and for the names beside the lines' ends */
const AXIS = 40;
const NAMES = 160;
const BELOW = 44;
const PLOT = WIDTH - AXIS - NAMES;
/** px between the middles of two names */
const NAME_STEP = FONT_SIZE + 3;

/** A line a transport with its name at the end, told apart by colour, dashes and marker. @throws RangeError: a line of one point */
export function lineChart(chart: Curves): Chart {
  if (chart.curves.some(({ points }) => points.length < 2))
    throw new RangeError(`${chart.id}: a line wants two points`);
  return {
    kind: 'chart',
    id: chart.id,
    title: text(`${chart.title.en}, ${chart.unit.en}`, `${chart.title.ko}, ${chart.unit.ko}`),
    alternative: { en: alternative(chart, 'en'), ko: alternative(chart, 'ko') },
    key: whiskerKey(chart.curves.flatMap(({ points }) => points.map(({ value }) => value))),
    spec: (language) => lineSpec(chart, language),
  };
}

function alternative({ along, unit, curves }: Curves, language: Language): string {
  const line = ({ transport, points }: Curve) =>
    `${transportCalled(transport).label[language]}: ${points.map(({ at, value }) => `${at} ${shown(value.median)}`).join(', ')}`;
  const kind = language === 'en' ? 'Lines' : '꺾은선';
  return `${kind}, ${unit[language]}, ${along[language]}. ${curves.map(line).join('; ')}.`;
}

/** From where to where the scale goes: of all intervals. */
function domainOf({ curves, isLogarithmic }: Curves): [number, number] {
  const all = curves.flatMap(({ points }) => points.flatMap(({ value: { low, high, median } }) => [low, high, median]));
  const most = Math.max(...all);
  if (!isLogarithmic) return [0, most * 1.03 || 1];
  const positive = all.filter((value) => value > 0);
  return [Math.min(...positive, most || 1) * 0.9, (most || 1) * 1.1];
}

/** Names beside the lines' ends, moved apart where they would lie on each other. */
function namesOf({ curves, isLogarithmic = false }: Curves, [low, high]: [number, number]) {
  const scaled = (value: number) => (isLogarithmic ? Math.log(value) : value);
  const pixel = (value: number) => HEIGHT * (1 - (scaled(value) - scaled(low)) / (scaled(high) - scaled(low)));
  const names = curves
    .map(({ transport, points }) => {
      const from = pixel(points.at(-1)?.value.median ?? low);
      return { transport, from, to: from };
    })
    .sort((one, other) => one.from - other.from);
  for (const [index, name] of names.entries())
    name.to = Math.max(name.to, index === 0 ? 0 : (names[index - 1]?.to ?? 0) + NAME_STEP);
  let floor = Math.max(HEIGHT, (names.length - 1) * NAME_STEP);
  for (const name of names.toReversed()) {
    name.to = Math.min(name.to, floor);
    floor = name.to - NAME_STEP;
  }
  return names;
}

function lineSpec(chart: Curves, language: Language): TopLevelSpec {
  const { along, curves, isLogarithmic } = chart;
  const present = TRANSPORTS.filter((name) => curves.some(({ transport }) => transport === name));
  const by = <T>(of: (transport: Transport) => T) => ({
    domain: [...present],
    range: present.map((name) => of(transportCalled(name))),
  });
  const values = curves.flatMap(({ transport, points }) =>
    points.map(({ at, value: { median: value, low, high } }) => ({ transport, at, value, low, high })),
  );
  const domain = domainOf(chart);
  const names = namesOf(chart, domain).map((name) => ({
    ...name,
    label: transportCalled(name.transport).label[language],
  }));
  const x = {
    field: 'at',
    type: 'ordinal' as const,
    sort: null,
    title: along[language],
    axis: { labelAngle: 0, grid: false, ticks: false },
    scale: { type: 'point' as const, padding: 0.25 },
  };
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    title: null,
    scale: isLogarithmic ? { type: 'log' as const, domain, nice: false } : { domain, nice: false, zero: false },
    axis: {
      ...(isLogarithmic ? { values: logTicks(domain) } : { tickCount: 5 }),
      labelExpr: 'format(datum.value, datum.value < 10 ? "~g" : datum.value < 10000 ? ",d" : "~s")',
      ticks: false,
      domain: false,
    },
  };
  const color = { field: 'transport', type: 'nominal' as const, scale: by(({ colour }) => colour), legend: null };
  const shape = { field: 'transport', type: 'nominal' as const, scale: by(({ marker }) => marker), legend: null };
  const strokeDash = {
    field: 'transport',
    type: 'nominal' as const,
    scale: by(({ dash }) => [...dash]),
    legend: null,
  };
  const beside = { type: 'quantitative' as const, scale: null, axis: null };
  return {
    autosize: 'none', // it reckons text wider than it is
    padding: { left: AXIS, right: NAMES, top: 10, bottom: BELOW },
    width: PLOT,
    height: HEIGHT,
    data: { values },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 1.25 },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
      },
      { mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y, color, strokeDash } },
      { mark: { type: 'point', filled: true, size: 55, opacity: 1 }, encoding: { x, y, color, shape } },
      {
        data: { values: names },
        mark: { type: 'rule', color: LINE, strokeWidth: 1 },
        encoding: {
          x: { value: PLOT - 6 },
          x2: { value: PLOT + 8 },
          y: { ...beside, field: 'from' },
          y2: { field: 'to' },
        },
      },
      {
        data: { values: names },
        mark: { type: 'point', filled: true, size: 55, opacity: 1 },
        encoding: { x: { value: PLOT + 14 }, y: { ...beside, field: 'to' }, color, shape },
      },
      {
        data: { values: names },
        mark: { type: 'text', align: 'left', baseline: 'middle', color: INK },
        encoding: { x: { value: PLOT + 23 }, y: { ...beside, field: 'to' }, text: { field: 'label' } },
      },
    ],
    resolve: { scale: { y: 'independent' }, axis: { y: 'independent' } },
  };
}

/** 1, 2, 5, 10, 20 … within the scale; of a long one, powers of ten alone */
function logTicks([low, high]: [number, number]): number[] {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const decades = Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
  const all = to - from > 3 ? decades : decades.flatMap((decade) => [decade, 2 * decade, 5 * decade]);
  return all.filter((tick) => tick >= low && tick <= high);
}
