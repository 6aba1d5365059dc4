import net from 'node:net';
import { readHeader } from '../../src/transports/thrift/theader.ts';
import type { TestNode } from '../kit/node.ts';
import { type Framing, repliesIn, ThriftFailed, wrap } from '../kit/thrift-client.ts';
import type { HostileMessage } from './hostile-thrift.ts';

/** A CALL, maybe a broken one. */
export type ThriftCall = Pick<HostileMessage, 'protocol' | 'procedure' | 'bytes'>;

/** What came of a message. */
export interface Verdict {
  /** answered: Success or a refusal by a rule; refused: with TApplicationException, a status under 500 or a closed connection */
  how: 'answered' | 'refused' | `fault ${number}`;
  /** of the answer; '' when there is none */
  code: string;
  isSuccess: boolean;
  message: string;
}

function verdictOf({ protocol, procedure }: ThriftCall, bytes: Buffer): Verdict {
  try {
    const { status, replies } = repliesIn(protocol, procedure, bytes);
    const [first] = replies;
    const how = status >= 500 ? (`fault ${status}` as const) : 'answered';
    const code = first?.code ?? '';
    return { how, code, isSuccess: code === 'Success', message: first?.message ?? '' };
  } catch (error) {
    if (error instanceof ThriftFailed) return { how: 'refused', code: '', isSuccess: false, message: error.message };
    throw error;
  }
}

const CLOSED: Verdict = { how: 'refused', code: '', isSuccess: false, message: 'the connection was closed' };

type Addresses = Pick<TestNode, 'url' | 'thriftAddress'>;
export type SendThrift = (call: ThriftCall) => Promise<Verdict>;

/** Sends bytes on a connection of their own, as all that there is. @returns what came until the server closed it */
export async function exchange(address: string, bytes: Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(`tcp://${address}`);
  const socket = net.connect(Number(port), hostname);
  const pieces: Buffer[] = [];
  socket.on('data', (piece) => pieces.push(piece));
  socket.on('error', () => undefined);
  socket.end(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(pieces);
}

const overSocket =
  ({ thriftAddress }: Addresses, framing: Framing): SendThrift =>
  async (call) => {
    const answer = await exchange(thriftAddress, wrap({ protocol: call.protocol, framing }, call.bytes));
    if (answer.length === 0) return CLOSED;
    if (framing === 'unframed') return verdictOf(call, answer);
    const content = answer.subarray(4, 4 + answer.readUInt32BE(0));
    return verdictOf(call, framing === 'framed' ? content : readHeader(content).message);
  };

const overHttp =
  ({ url }: Addresses): SendThrift =>
  async (call) => {
    const response = await fetch(`${url}/thrift`, { method: 'POST', body: new Uint8Array(call.bytes) });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.status === 200) return verdictOf(call, bytes);
    const how = response.status >= 500 ? (`fault ${response.status}` as const) : 'refused';
    return { how, code: '', isSuccess: false, message: bytes.toString() };
  };

/** The ways of a message to a server, by name. */
export const thriftWires = (node: Addresses): Readonly<Record<Framing | 'HTTP', SendThrift>> => ({
  HTTP: overHttp(node),
  framed: overSocket(node, 'framed'),
  header: overSocket(node, 'header'),
  unframed: overSocket(node, 'unframed'),
});
