import { Logger } from '@nestjs/common';
import {
  collectDefaultMetrics,
  Gauge,
  type MetricObjectWithValues,
  type MetricType,
  type MetricValue,
  Registry,
  type RegistryContentType,
} from 'prom-client';
import { Distribution } from '../../distribution.ts';
import { warnOf } from '../../error-stack.ts';
import type { EmbeddedState } from '../../persistence/embedded/index.ts';
import { type Reading, type Readings, type Sample, single } from '../../rpc/readings.ts';
import type { Scrape } from './metrics.server.ts';

const logger = new Logger('Metrics');

/** A line of a family: with the exemplar of a bucket, where there is one. */
export interface Line extends MetricValue<string> {
  metricName?: string;
  exemplar?: { labelSet: Record<string, string>; value: number; timestamp: number };
}

/** A metric with all its lines, as it is sent from a node to its primary and printed. */
export interface Family extends MetricObjectWithValues<MetricValue<string>> {
  values: Line[];
  /** the same on every node */
  isShared?: boolean;
}

/** What this process tells of itself: its own readings, and those of Node.js and its process. */
export function familiesOf(readings: Pick<Readings, 'all'>): () => Promise<Family[]> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return async () => {
    const own = await Promise.all(readings.all.map((reading) => familyOf(reading)));
    return [...own, ...((await registry.getMetricsAsJSON()) as Family[])];
  };
}

/** Of the embedded PostgreSQL, which all nodes of a machine share. */
export const embeddedReadings = (state: EmbeddedState): Reading[] => [
  {
    name: 'othello_embedded_postgres_up',
    help: '1 while the embedded PostgreSQL runs, 0 while it is started again.',
    kind: 'gauge',
    isShared: true,
    read: () => single(state.isUp ? 1 : 0),
  },
  {
    name: 'othello_embedded_postgres_restarts_total',
    help: 'How often the embedded PostgreSQL had ended and was started again.',
    kind: 'counter',
    isShared: true,
    read: () => single(state.restarts),
  },
];

/** Prints families in the format of OpenMetrics or that of Prometheus. */
export async function scrapeOf(families: readonly Family[], isOpenMetrics: boolean): Promise<Scrape> {
  const registry = new Registry<RegistryContentType>();
  registry.setContentType(isOpenMetrics ? Registry.OPENMETRICS_CONTENT_TYPE : Registry.PROMETHEUS_CONTENT_TYPE);
  for (const family of families) registry.registerMetric(new Printed(isOpenMetrics ? withoutTotal(family) : family));
  return { contentType: registry.contentType, body: await registry.metrics() };
}

/** OpenMetrics names a counter without the `_total` of its line, which the library adds. */
const withoutTotal = (family: Family): Family =>
  String(family.type) === 'counter' ? { ...family, name: family.name.replace(/_total$/, '') } : family;

/** A family as a metric of the library, which prints it. Its type is that of the family, whatever class this is of. */
class Printed extends Gauge {
  constructor(private readonly family: Family) {
    super({ name: family.name, help: family.help, registers: [] });
  }

  override async get(): Promise<MetricObjectWithValues<MetricValue<string>>> {
    return this.family;
  }
}

/** One that can't be read now has no lines: the others are told all the same. */
async function familyOf(reading: Reading): Promise<Family> {
  const { name, help, kind, isShared } = reading;
  let samples: Sample[] = [];
  try {
    samples = await reading.read();
  } catch (error) {
    warnOf(logger, `${name} could not be read`, error);
  }
  return {
    name,
    help,
    type: kind as unknown as MetricType, // the library's type says a number where its code has a text
    aggregator: 'sum',
    collect: () => undefined,
    values: samples.flatMap((sample) => linesOf(name, sample)),
    ...(isShared && { isShared }),
  };
}

function linesOf(name: string, { labels = {}, value }: Sample): Line[] {
  return value instanceof Distribution ? bucketsOf(name, labels, value) : [{ labels, value }];
}

function bucketsOf(name: string, labels: Readonly<Record<string, string>>, distribution: Distribution): Line[] {
  const { bounds, counts, exemplars, sum } = distribution;
  let count = 0;
  const buckets = counts.map((own, index): Line => {
    count += own;
    const exemplar = exemplars[index];
    return {
      metricName: `${name}_bucket`,
      labels: { ...labels, le: bounds[index] ?? '+Inf' },
      value: count,
      ...(exemplar && {
        exemplar: {
          labelSet: { request_id: exemplar.requestId },
          value: exemplar.value,
          timestamp: exemplar.atMs / 1000,
        },
      }),
    };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
