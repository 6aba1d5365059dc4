import { othello } from '../generated/othello.js';
import type { Invocation } from '../rpc/dispatcher.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { traceparentOf } from '../tracing.ts';
import { REQUEST_ID, requestIdOf } from './request-id.ts';

const { V_2 } = othello.ProtocolVersion;
const UINT32_MAX = 2 ** 32 - 1;

/**
 * Reads token, seqNo, version, request id and trace of a call from its headers: `authorization`, `x-seq-no`,
 * `x-protocol-version`, `x-request-id`, `traceparent`.
 * @param header looks a header up by its name in lower case
 * @throws Failure Malformed
 */
export function callHeaders(
  header: (name: string) => string | undefined,
): Pick<Invocation, 'version' | 'token' | 'seqNo' | 'requestId' | 'traceparent'> {
  const version = header('x-protocol-version');
  return {
    version: version === undefined ? V_2 : Number(version),
    token: tokenOf(header('authorization')),
    seqNo: seqNoOf(header('x-seq-no')),
    requestId: requestIdOf(header(REQUEST_ID)),
    traceparent: traceparentOf(() => header('traceparent')),
  };
}

function tokenOf(authorization: string | undefined): string | undefined {
  return authorization === undefined ? undefined : /^Bearer +(.+)$/i.exec(authorization)?.[1];
}

function seqNoOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seqNo = /^\d{1,10}$/.test(value) ? Number(value) : NaN;
  if (seqNo <= UINT32_MAX) return seqNo;
  throw new Failure(FAILURES.Malformed, `x-seq-no "${value}" is no uint32: count a session's calls from 1`);
}
