import net from 'node:net';
import { othello } from '../../src/generated/othello.js';

export interface RawAnswer {
  status: number;
  headers: Map<string, string>;
  body: Buffer;
}

/** Sends bytes as they are on a connection of their own, and reads one answer, or whatever came before the end. */
export function sendRaw(port: number, ...parts: (string | Buffer)[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    let received = Buffer.alloc(0);
    const finish = () => {
      const answer = parse(received);
      if (!answer) return false;
      socket.destroy();
      resolve(answer);
      return true;
    };
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      finish();
    });
    socket.on('error', (error) => finish() || reject(error));
    socket.on('close', () => finish() || reject(new Error(`no whole answer, only "${received.toString('latin1')}"`)));
  });
}

function parse(bytes: Buffer): RawAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [start = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(start.split(' ')[1]);
  if (status === 100) return parse(bytes.subarray(end + 4));
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = bytes.subarray(end + 4);
  return body.length < Number(headers.get('content-length')) ? undefined : { status, headers, body };
}

/** A POST of `body` as a 2017 client writes it: no Content-Type. */
export const post = (body: Buffer | Uint8Array, headers: Record<string, string | number> = {}): Buffer =>
  Buffer.concat([
    Buffer.from(
      `POST /api HTTP/1.1\r\nHost: localhost\r\n${Object.entries({ 'Content-Length': body.length, ...headers })
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    ),
    body,
  ]);

/** The MultipleResponse in an answer. */
export const responsesOf = (answer: RawAnswer): othello.Response.$Properties[] =>
  othello.MultipleResponse.decode(answer.body).responses;
