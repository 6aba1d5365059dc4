/** So many homes rooms can have: the number of shards that nodes listen to (docs/decisions/0030). */
const ROUTES = 256n;

/** The header, or gRPC metadata, that a balancer may go by. */
export const ROUTE_HEADER = 'x-route';

/**
 * A hint for balancers: calls with the same value are best served by the same node, which then has their room in
 * memory. Any node serves any call.
 * @returns no entry when the request is of no room
 */
export function routeHeader(request: object): { [ROUTE_HEADER]?: string } {
  const { roomId } = request as { roomId?: unknown };
  if (typeof roomId !== 'string' && typeof roomId !== 'number' && typeof roomId !== 'bigint') return {};
  const digits = String(roomId);
  return /^[1-9]\d{0,18}$/.test(digits) ? { [ROUTE_HEADER]: String(BigInt(digits) % ROUTES) } : {};
}

/** The header by which a call's span goes along. */
export const TRACE_HEADER = 'traceparent';

/** @returns no entry when the call is in no span */
export const traceHeader = ({ traceparent }: { traceparent?: string | undefined }): { [TRACE_HEADER]?: string } =>
  traceparent === undefined ? {} : { [TRACE_HEADER]: traceparent };
