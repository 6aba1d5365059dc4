import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from '../config.ts';
import { droppedLogLines } from '../log-output.ts';
import { droppedSpans } from '../tracing.ts';
import type { NodeLog } from '../node-log.ts';
import { CallObserver } from '../rpc/call-observer.ts';
import { WireSchema } from '../rpc/codec.ts';
import type { FailureKind } from '../rpc/failures.ts';
import type { Invocation, Opened, Outcome } from '../rpc/invocation.ts';
import { Readings, single } from '../rpc/readings.ts';
import { CodeNames } from './code-names.ts';
import { CallLog } from './log/call-log.ts';
import { CallCounts } from './metrics/call-counts.ts';
import { OpenRoomsReadings } from './metrics/open-rooms.repository.ts';

/** levels at which calls have lines */
const LOGS_CALLS: ReadonlySet<Config['logLevel']> = new Set(['info', 'debug', 'trace']);

/** Tells several observers of each call. */
class CallObservers implements CallObserver {
  constructor(private readonly each: readonly CallObserver[]) {}

  answered(invocation: Invocation, outcome: Outcome | Opened, ms: number): void {
    for (const observer of this.each) observer.answered(invocation, outcome, ms);
  }

  refused(kind: FailureKind): void {
    for (const observer of this.each) observer.refused(kind);
  }
}

/** Metrics and the log of calls. Where neither is asked for, nothing observes the calls. */
@Module({})
export class OperationsModule {
  static forRoot({ metricsPort, logLevel, adminPassword }: Config, log: NodeLog): DynamicModule {
    const counts = metricsPort !== undefined;
    const logs = LOGS_CALLS.has(logLevel);
    const observer = {
      provide: CallObserver,
      inject: [WireSchema, Readings],
      useFactory: (schema: WireSchema, readings: Readings): CallObserver => {
        readings.add({
          name: 'othello_log_lines_dropped_total',
          help: 'Lines that could not be written, since nobody read the log or its disk was full.',
          kind: 'counter',
          read: () => single(droppedLogLines()),
        });
        readings.add({
          name: 'othello_spans_dropped_total',
          help: 'Spans, or parts of them, that the SDK of OpenTelemetry could not take.',
          kind: 'counter',
          read: () => single(droppedSpans()),
        });
        const names = new CodeNames(schema);
        const observers = [
          ...(counts ? [new CallCounts(names, readings)] : []),
          ...(logs ? [new CallLog(log, names, readings)] : []),
        ];
        const [first, ...others] = observers;
        return first && others.length === 0 ? first : new CallObservers(observers);
      },
    };
    return {
      module: OperationsModule,
      global: true,
      providers: [
        ...(counts || logs ? [observer] : []),
        ...(counts || adminPassword !== undefined ? [OpenRoomsReadings] : []),
      ],
      exports: counts || logs ? [CallObserver] : [],
    };
  }
}
