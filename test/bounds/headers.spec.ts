import * as grpc from '@grpc/grpc-js';
import { type RawAnswer, responsesOf, sendRaw } from '../faults/raw-http.ts';
import { useNode } from '../kit/every-transport.ts';
import { schema } from '../kit/transports.ts';
import { TEXTS } from './hostile-texts.ts';

const stage = useNode();
let client: grpc.Client;
beforeAll(() => void (client = new grpc.Client(stage.node.grpcAddress, grpc.credentials.createInsecure())));
afterAll(() => client.close());

/** Node reads 16 KiB of headers. */
const HEADER_BYTES = 12 * 1024;
/** client included, which runs in this process; the best of so many tries, since the machine may be busy */
const [MOST_CPU_MS, TRIES] = [20, 20];

/** What a header may hold: no parser of ours would see the others. */
const HEADER_TEXTS = Object.entries(TEXTS)
  .map(([what, fill]) => [what, fill(HEADER_BYTES)] as const)
  .filter(([, text]) => /^[\x21-\x7e]/.test(text) && /^[\x20-\x7e]*$/.test(text));

async function cheapest(act: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let tries = 0; tries < TRIES && least > MOST_CPU_MS; tries++) {
    const before = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const ask = (line: string, headers: Record<string, string>, body = ''): Promise<RawAnswer> => {
  const all = { host: '127.0.0.1', connection: 'close', 'content-length': String(body.length), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return sendRaw(stage.node.httpPort, `${line} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
};

test('no header of HTTP costs over 20 ms of CPU or is the fault of the server, whatever it holds', async () => {
  const names = ['content-type', 'content-encoding', 'accept', 'accept-encoding', 'if-none-match', 'cache-control'];
  const wrong: unknown[] = [];
  expect(HEADER_TEXTS.length).toBeGreaterThan(10);
  for (const [what, text] of HEADER_TEXTS)
    for (const name of [...names, 'cookie', 'origin', 'host', 'referer', 'sec-fetch-site', 'expect', 'user-agent', 'x'])
      for (const line of ['POST /api', 'GET /']) {
        let status = 0;
        const cost = await cheapest(async () => void ({ status } = await ask(line, { [name]: text })));
        if (status >= 500 || cost > MOST_CPU_MS) wrong.push([line, name, what, status, cost]);
      }
  expect(wrong).toEqual([]);
});

test('no path of HTTP does', async () => {
  const wrong: unknown[] = [];
  for (const [what, text] of HEADER_TEXTS)
    for (const path of ['/', '/api', '/api/', '/api/stream', '/assets/', '/?', '/health?']) {
      let status = 0;
      const line = `POST ${path}${text.replaceAll(' ', '')}`;
      const cost = await cheapest(async () => void ({ status } = await ask(line, {})));
      if (status >= 500 || cost > MOST_CPU_MS) wrong.push([path, what, status, cost]);
    }
  expect(wrong).toEqual([]);
});

test('no metadata of gRPC does', async () => {
  const call = (name: string, value: string) =>
    new Promise<number>((resolve) => {
      const metadata = new grpc.Metadata();
      metadata.set(name, value);
      const asIs = (bytes: Buffer) => bytes;
      const path = `/${schema.serviceName}/CreateGameRoom`;
      client.makeUnaryRequest(path, asIs, asIs, Buffer.alloc(0), metadata, (error) => resolve(error ? error.code : 0));
    });
  const fine: number[] = [grpc.status.OK, grpc.status.INVALID_ARGUMENT, grpc.status.RESOURCE_EXHAUSTED];
  const wrong: unknown[] = [];
  for (const [what, text] of HEADER_TEXTS)
    for (const name of ['authorization', 'x-seq-no', 'x-protocol-version'])
      for (const value of [text, `Bearer ${text.slice(10)}`]) {
        let code = -1;
        const cost = await cheapest(async () => void (code = await call(name, value)));
        if (!fine.includes(code) || cost > MOST_CPU_MS) wrong.push([name, what, code, cost]);
      }
  expect(wrong).toEqual([]);
});

test('a body in very small pieces is not read to its end: 413, and the connection closes', async () => {
  const head = 'POST /api HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n\r\n';
  const pieces = (count: number) => sendRaw(stage.node.httpPort, head, '1\r\na\r\n'.repeat(count), '0\r\n\r\n');
  expect((await pieces(4096)).status).toBe(400); // which is what so many letters are
  expect((await pieces(4097)).status).toBe(413); // all of it may have come in one read: then the connection may stay
  const answer = await pieces(40_000);
  expect(answer.status).toBe(413);
  expect(answer.headers.get('connection')).toBe('close');
  expect(responsesOf(answer)[0]?.result?.message).toBe('the body came in over 4096 pieces: send it in larger ones');
});
