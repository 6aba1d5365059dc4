import {
  type Attributes,
  type Context,
  context,
  propagation,
  ProxyTracerProvider,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';

/** What is traced, and where it comes in the trace. */
interface Traced {
  name: string;
  kind: SpanKind;
  attributes: Attributes;
  /** by default the active one */
  parent?: Context;
}

/** version 00 of W3C Trace Context */
const TRACEPARENT = /^00-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;

let tracer: Tracer | undefined;
let dropped = 0;

/**
 * Looks whether the operator has loaded an SDK of OpenTelemetry (`node --import`). Without one each span costs one look at
 * a variable. To be called before the first call is served.
 */
export function startTracing(): void {
  const provider = trace.getTracerProvider();
  const isThere = !(provider instanceof ProxyTracerProvider) || provider.getDelegateTracer('othello-rpc') !== undefined;
  tracer = isThere ? trace.getTracer('othello-rpc') : undefined;
}

/** whether an SDK is there */
export const isTracing = (): boolean => tracer !== undefined;

/** spans, or parts of them, that the SDK could not take */
export const droppedSpans = (): number => dropped;

/**
 * The context that a caller sent, unless an instrumentation of the operator has read it already.
 * @param traceparent as it came; what is none counts as not sent
 */
export function contextOf(traceparent: string | undefined): Context {
  const active = context.active();
  if (traceparent === undefined || trace.getSpan(active) !== undefined) return active;
  return attempt(() => propagation.extract(active, { traceparent })) ?? active;
}

/** @param header looks it up; not asked where nothing is traced */
export function traceparentOf(header: () => string | undefined): string | undefined {
  if (tracer === undefined) return undefined;
  const sent = header();
  return sent !== undefined && TRACEPARENT.test(sent) ? sent : undefined;
}

/**
 * Runs `work` inside a span, which is the active one meanwhile. What the SDK throws is counted and stops nothing.
 * @param finish adds what is known once `work` has its result
 */
export async function traced<T>(
  { name, kind, attributes, parent = context.active() }: Traced,
  work: () => Promise<T>,
  finish?: (span: Span, result: T) => void,
): Promise<T> {
  const span = attempt(() => tracer?.startSpan(name, { kind, attributes }, parent));
  if (!span) return work();
  try {
    const result = await inside(trace.setSpan(parent, span), work);
    attempt(() => finish?.(span, result));
    return result;
  } catch (error) {
    attempt(() =>
      span.setStatus({ code: SpanStatusCode.ERROR, ...(error instanceof Error && { message: error.name }) }),
    );
    throw error;
  } finally {
    attempt(() => span.end());
  }
}

/**
 * A statement or a transaction, inside of a call's span; what the node does for itself has none.
 * @param name of the statement, never its text or values
 */
export function tracedQuery<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (tracer === undefined || trace.getActiveSpan() === undefined) return work();
  const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': name };
  return traced({ name, kind: SpanKind.CLIENT, attributes }, work);
}

/** What is pushed to those who watch: of a commit's change, not of one call. */
export function tracedPush<T>(topics: number, work: () => Promise<T>): Promise<T> {
  if (tracer === undefined) return work();
  const attributes = { 'othello.topics': topics };
  return traced({ name: 'push', kind: SpanKind.PRODUCER, attributes }, work);
}

/** Runs `work` once, even where the SDK's context manager fails. */
function inside<T>(active: Context, work: () => Promise<T>): Promise<T> {
  let begun: Promise<T> | undefined;
  attempt(() => context.with(active, () => void (begun = work())));
  return begun ?? work();
}

function attempt<T>(deed: () => T): T | undefined {
  try {
    return deed();
  } catch {
    dropped++;
    return undefined;
  }
}
