import type { Conditions, LatencyMs, Run } from '../results.ts';

const COLUMNS = [
  ...['section', 'transport', 'logic', 'procedure', 'connections', 'callers', 'rate', 'round'],
  ...['calls', 'seconds', 'serverCpuUs', 'clientCpuUs', 'bytesUp', 'bytesDown', 'p50', 'p90', 'p99', 'p999', 'max'],
] as const;

type Line = Partial<Record<(typeof COLUMNS)[number], string | number>>;

/** A run's rounds, a line each: of closed loops, of cells that were measured twice, and of open loops. */
export function csvOf({ cells = [], again = [], openLoop = [] }: Run): string {
  const lines: Line[] = [
    ...[['cells', cells] as const, ['again', again] as const].flatMap(([section, list]) =>
      list.flatMap((cell) =>
        cell.rounds.map(({ latencyMs, ...round }) => ({
          section,
          ...where(cell),
          ...round,
          ...percentiles(latencyMs),
        })),
      ),
    ),
    ...openLoop.map(({ latencyMs, rate, round, calls, seconds, ...row }) => ({
      ...{ section: 'openLoop', ...where(row), rate, calls, seconds },
      ...(round !== undefined && { round }),
      ...percentiles(latencyMs),
    })),
  ];
  const rows = lines.map((line) => COLUMNS.map((column) => line[column] ?? ''));
  return [COLUMNS, ...rows].map((row) => `${row.join(',')}\n`).join('');
}

const where = ({ transport, logic, procedure, connections, callers }: Conditions) => ({
  ...{ transport, logic, procedure, connections, callers },
});

const percentiles = ({ p50, p90, p99, p999, max }: LatencyMs) => ({ p50, p90, p99, p999, max });
