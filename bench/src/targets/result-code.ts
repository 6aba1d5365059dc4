import protobuf from 'protobufjs';

/** Where the first answer's ResultCode is: field by field from the message down. */
export const CODE_IN = {
  /** MultipleResponse.responses, Response.result, Result.code */
  multipleResponse: [10, 3, 1],
  /** Rsp….result, Result.code */
  rpcResponse: [15, 1],
} as const;

const isSubMessage = 2; // wire type of length-delimited fields

/**
 * The ResultCode of an answer without decoding the rest of it: the client must not be what is measured.
 * @returns undefined when there is none
 */
export function resultCodeOf(bytes: Uint8Array, path: readonly number[]): number | undefined {
  const reader = protobuf.Reader.create(bytes);
  let end = reader.len;
  for (const [depth, field] of path.entries()) {
    let isFound = false;
    while (!isFound && reader.pos < end) {
      const tag = reader.uint32();
      isFound = tag >>> 3 === field;
      if (!isFound) reader.skipType(tag & 7);
      else if (depth === path.length - 1) return reader.uint32();
      else if ((tag & 7) === isSubMessage) end = reader.uint32() + reader.pos;
    }
    if (!isFound) return undefined;
  }
  return undefined;
}
