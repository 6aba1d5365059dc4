import type { Duplex } from 'node:stream';

/** What a client that speaks HTTP/2 begins with (RFC 9113, 3.4). */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1');

/**
 * Reads the first bytes of a connection until they show whether it speaks HTTP/2. Calls `tell` once, with the bytes
 * that were read and that nobody else has seen; never if the connection closes before.
 */
export function onFirstBytes(socket: Duplex, tell: (speaksHttp2: boolean, bytes: Buffer) => void): void {
  let seen: Buffer | undefined;
  const take = (piece: Buffer) => {
    seen = seen ? Buffer.concat([seen, piece]) : piece;
    const length = Math.min(seen.length, PREFACE.length);
    const isAlike = seen.compare(PREFACE, 0, length, 0, length) === 0;
    if (isAlike && length < PREFACE.length) return;
    socket.off('data', take).off('end', leave).off('error', leave);
    tell(isAlike, seen);
  };
  const leave = () => void socket.destroy();
  socket.on('data', take).on('end', leave).on('error', leave);
}
