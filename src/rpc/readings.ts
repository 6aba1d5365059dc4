import { Injectable } from '@nestjs/common';
import type { Distribution } from '../distribution.ts';

/** One value of a reading. */
export interface Sample {
  /** by the names of the reading's `labels` */
  labels?: Readonly<Record<string, string>>;
  value: number | Distribution;
}

/**
 * A number, or several told apart by labels, that a node can tell of itself. It is read when somebody asks, so that
 * counting costs no more than the counter.
 */
export interface Reading {
  /** as in Prometheus: `othello_` and words in snake case; of a counter it ends with `_total`, of a time with `_seconds` */
  name: string;
  /** one line: what is counted, and its unit */
  help: string;
  /** of a histogram every value is a Distribution */
  kind: 'counter' | 'gauge' | 'histogram';
  labels?: readonly string[];
  /** the same on every node, since it is of the database */
  isShared?: boolean;
  read(): Sample[] | Promise<Sample[]>;
}

/** What this node can tell of itself; each module adds its own. */
@Injectable()
export class Readings {
  readonly all: Reading[] = [];

  add(...readings: Reading[]): void {
    this.all.push(...readings);
  }
}

/** For a reading without labels. */
export const single = (value: number | Distribution): Sample[] => [{ value }];

/** For a reading with one label: a sample for each of its values. */
export const byLabel = (label: string, values: Readonly<Record<string, number | Distribution>>): Sample[] =>
  Object.entries(values).map(([name, value]) => ({ labels: { [label]: name }, value }));
