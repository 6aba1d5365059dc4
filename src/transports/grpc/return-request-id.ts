import { Metadata } from '@grpc/grpc-js';
import { REQUEST_ID, requestIdOf } from '../request-id.ts';

/** A call as its server sees it. */
interface Call {
  readonly metadata: Metadata;
  sendMetadata(metadata: Metadata): void;
}

/** Sends a call's request id back, if it has one. @returns it */
export function returnRequestId(call: Call): string | undefined {
  const requestId = requestIdOf(call.metadata.get(REQUEST_ID)[0]?.toString());
  if (requestId !== undefined) {
    const metadata = new Metadata();
    metadata.set(REQUEST_ID, requestId);
    call.sendMetadata(metadata);
  }
  return requestId;
}
