import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { ThriftConnection } from '../../src/transports/thrift/thrift.connection.ts';
import { ThriftServer } from '../../src/transports/thrift/thrift.server.ts';
import { useNode } from '../kit/every-transport.ts';
import { thriftMessage, wrap } from '../kit/thrift-client.ts';
import { until } from '../kit/until.ts';

const stage = useNode({ over: [] });

/** A socket that keeps what is written to it, write by write. */
class WriteByWrite extends Duplex {
  readonly writes: Buffer[] = [];

  override _read(): void {
    // what is read is pushed by the test
  }

  override _write(bytes: Buffer, _encoding: string, done: () => void): void {
    this.writes.push(bytes);
    done();
  }

  override _writev(pieces: { chunk: Buffer }[], done: () => void): void {
    this.writes.push(Buffer.concat(pieces.map(({ chunk }) => chunk)));
    done();
  }
}

const FRAMED = { protocol: 'binary', framing: 'framed' } as const;
/** Answered without the database: it has no token. */
const CALL = wrap(FRAMED, thriftMessage('binary', 'GetProfile', { request: {} }));
const UNKNOWN = wrap(FRAMED, Buffer.from('8001000100000001780000000500', 'hex'));

/** What is written when calls arrive in one packet. */
async function writesFor(calls: readonly Buffer[]): Promise<Buffer[]> {
  const socket = new WriteByWrite();
  const connection = new ThriftConnection(
    socket as unknown as Socket,
    stage.node.app.get(ThriftServer, { strict: false }),
  );
  socket.push(Buffer.concat(calls));
  const answered = () => framesIn(Buffer.concat(socket.writes));
  await until(async () => answered() === calls.length, 'every answer');
  connection.cut();
  return socket.writes;
}

function framesIn(bytes: Buffer): number {
  let frames = 0;
  for (let at = 0; at < bytes.length; at += 4 + bytes.readUInt32BE(at)) frames++;
  return frames;
}

test.each([
  ['of one call', [CALL]],
  ['of calls that came together', [CALL, CALL, CALL, CALL]],
  ['of calls that came together and are refused unread', [UNKNOWN, UNKNOWN]],
])('answers %s are one write', async (_, calls) => {
  expect(await writesFor(calls)).toHaveLength(1);
});
