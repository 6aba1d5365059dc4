/** Flags and length, before each message of gRPC, gRPC-Web and Connect's streams. */
export const FRAME_HEAD_BYTES = 5;
const NOTHING = Buffer.alloc(0);

/** A message, not compressed. */
export function grpcFrame(message: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(FRAME_HEAD_BYTES + message.length);
  frame[0] = 0;
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, FRAME_HEAD_BYTES);
  return frame;
}

/** Reads a stream of frames. One with flags is no message of the stream. */
export function grpcFramesOf(take: (bytes: Buffer) => void): (data: Buffer) => void {
  let rest: Buffer = NOTHING;
  return (data) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
    while (rest.length >= FRAME_HEAD_BYTES) {
      const end = FRAME_HEAD_BYTES + rest.readUInt32BE(1);
      if (rest.length < end) return;
      if (rest[0] === 0) take(rest.subarray(FRAME_HEAD_BYTES, end));
      rest = rest.subarray(end);
    }
    if (rest.length === 0) rest = NOTHING;
  };
}
