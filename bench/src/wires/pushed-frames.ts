const NOTHING = Buffer.alloc(0);

type Take = (bytes: Buffer) => void;

/** The chunks of a chunked answer, as they come: the head is passed over. */
export function chunksOf(take: Take): (data: Buffer) => void {
  let rest: Buffer = NOTHING;
  let isInBody = false;
  return (data) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
    if (!isInBody) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (rest.toString('latin1', 9, 12) !== '200')
        throw new Error(`subscribed with HTTP ${rest.toString('latin1', 9, 12)}`);
      rest = rest.subarray(end + 4);
      isInBody = true;
    }
    for (;;) {
      const line = rest.indexOf('\r\n');
      const length = parseInt(rest.toString('latin1', 0, line), 16);
      if (line < 0 || rest.length < line + 2 + length + 2) break;
      if (length > 0) take(rest.subarray(line + 2, line + 2 + length));
      rest = rest.subarray(line + 2 + length + 2);
    }
    if (rest.length === 0) rest = NOTHING; // lets go of what came
  };
}

/** The envelope's: each message behind its length as a varint. */
export function varintFramesOf(take: Take): (data: Buffer) => void {
  let rest: Buffer = NOTHING;
  return (data) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
    for (let frame = firstFrame(rest); frame; frame = firstFrame(rest)) {
      take(rest.subarray(frame.start, frame.end));
      rest = rest.subarray(frame.end);
    }
    if (rest.length === 0) rest = NOTHING;
  };
}

function firstFrame(bytes: Buffer): { start: number; end: number } | undefined {
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    length += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return at + 1 + length <= bytes.length ? { start: at + 1, end: at + 1 + length } : undefined;
  }
  return undefined;
}
