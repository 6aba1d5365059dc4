import { Distribution } from '../../distribution.ts';
import type { CallObserver } from '../../rpc/call-observer.ts';
import type { FailureKind } from '../../rpc/failures.ts';
import type { Invocation, Opened, Outcome, TransportName } from '../../rpc/invocation.ts';
import { byLabel, type Readings, type Sample } from '../../rpc/readings.ts';
import type { BoundProcedure } from '../../rpc/registry.ts';
import { type CodeNames, type Ending, endingOf } from '../code-names.ts';

/** upper bounds in s */
const LATENCIES_S = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The calls of one procedure over one transport. */
interface Calls {
  readonly endings: Map<Ending, number>;
  readonly latency: Distribution;
}

/** stands for the procedure of a call that names none that there is */
const UNKNOWN = 'unknown';

/** Counts calls. Each costs three look-ups by identity, since names are made when somebody reads them. */
export class CallCounts implements CallObserver {
  private readonly byProcedure = new Map<BoundProcedure | undefined, Map<TransportName, Calls>>();
  private readonly refusals = new Map<Ending, number>();

  constructor(
    private readonly names: CodeNames,
    readings: Readings,
  ) {
    readings.add(
      {
        name: 'othello_calls_total',
        help: 'Calls and openings of streams, by what their caller was told.',
        kind: 'counter',
        labels: ['procedure', 'transport', 'code'],
        read: () => this.counts(),
      },
      {
        name: 'othello_call_seconds',
        help: 'Time from the taking of a call to its outcome, without decoding and encoding.',
        kind: 'histogram',
        labels: ['procedure', 'transport'],
        read: () => this.latencies(),
      },
      {
        name: 'othello_refusals_total',
        help: 'Refused calls by reason, those included that could not be read.',
        kind: 'counter',
        labels: ['reason'],
        read: () => this.byReason(),
      },
    );
  }

  answered(
    { procedure, transport = 'in-process', requestId }: Invocation,
    outcome: Outcome | Opened,
    ms: number,
  ): void {
    let ofProcedure = this.byProcedure.get(procedure);
    if (!ofProcedure) this.byProcedure.set(procedure, (ofProcedure = new Map<TransportName, Calls>()));
    let calls = ofProcedure.get(transport);
    if (!calls) ofProcedure.set(transport, (calls = { endings: new Map(), latency: new Distribution(LATENCIES_S) }));
    const ending = endingOf(outcome);
    increment(calls.endings, ending);
    if (ending !== 0) increment(this.refusals, ending);
    calls.latency.add(ms / 1000, requestId);
  }

  refused(kind: FailureKind): void {
    increment(this.refusals, kind);
  }

  private counts(): Sample[] {
    return this.each().flatMap(({ labels, calls }) =>
      [...calls.endings].map(([ending, value]) => ({ labels: { ...labels, code: this.names.of(ending) }, value })),
    );
  }

  private latencies(): Sample[] {
    return this.each().map(({ labels, calls }) => ({ labels, value: calls.latency }));
  }

  /** A refusal is counted by its number when it is an answer, and by its kind when it is a fault. */
  private byReason(): Sample[] {
    const byName: Record<string, number> = {};
    for (const [ending, count] of this.refusals) {
      const name = this.names.of(ending);
      byName[name] = (byName[name] ?? 0) + count;
    }
    return byLabel('reason', byName);
  }

  private each() {
    return [...this.byProcedure].flatMap(([procedure, ofProcedure]) =>
      [...ofProcedure].map(([transport, calls]) => ({
        labels: { procedure: procedure?.name ?? UNKNOWN, transport },
        calls,
      })),
    );
  }
}

function increment(counts: Map<Ending, number>, ending: Ending): void {
  counts.set(ending, (counts.get(ending) ?? 0) + 1);
}
