import { type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { contextOf, traced } from '../tracing.ts';
import type { Invocation, Opened, Outcome } from './invocation.ts';

/** A call inside a span of its procedure's name, whose parent is the caller's. */
export function tracedCall<T extends Outcome | Opened>(invocation: Invocation, work: () => Promise<T>): Promise<T> {
  const { procedure, transport = 'in-process', requestId, traceparent } = invocation;
  const name = procedure?.name ?? 'unknown';
  const attributes = {
    'rpc.system': transport,
    'rpc.service': 'othello.Othello',
    'rpc.method': name,
    ...(requestId !== undefined && { 'othello.request_id': requestId }),
  };
  const parent = contextOf(traceparent);
  return traced({ name, kind: SpanKind.SERVER, attributes, parent }, work, (span, outcome) => {
    if (invocation.userId !== undefined) span.setAttribute('enduser.id', invocation.userId);
    if ('answers' in outcome) end(span, outcome);
  });
}

/** A refusal by a rule is an answer like any other; a fault is an error. */
function end(span: Span, { answers, fault }: Outcome): void {
  span.setAttribute('othello.result_code', answers[0]?.code ?? 0);
  if (fault) span.setStatus({ code: SpanStatusCode.ERROR, message: fault.name });
}
