import fc from 'fast-check';
import { thriftWires } from '../bounds/thrift-wires.ts';
import { framed } from '../kit/connect-transports.ts';
import { newPlayer } from '../kit/player.ts';
import { thriftMessage, type ThriftWire, wrap } from '../kit/thrift-client.ts';
import { envelopeTransport, schema } from '../kit/transports.ts';
import { form, FuzzedServer } from './fuzzed-server.ts';
import { mutated, mutations } from './mutations.ts';
import { envelopeOf, messageOf, type Original, ORIGINALS, SUBSCRIBE } from './originals.ts';
import { recordedGrpc, recordedHttp1, recordedHttp2, recordedWebSocket, replayed } from './recorded.ts';

// All that a client writes on a connection with a few bytes changed, what carries the message included. Such bytes may mean
// anything, so there is no verdict to compare: the connection ends, and no status says that the fault is the server's.

/** Bytes for one of the ports, of which the first `kept` stay as they are. */
interface Written {
  port: 'http' | 'grpc' | 'thrift';
  bytes: Buffer;
  kept: number;
}

/** for what is answered */
const ANSWER_MS = 60_000;
/** for what may have no end */
const WAIT_MS = 100;

let server: FuzzedServer;
let token: string;
const written = new Map<string, Written[]>();

const SOCKETS = ['unframed', 'framed', 'header'] as const;
const PROTOCOLS = ['binary', 'compact'] as const;

/** Each way of each call. @param put takes the bytes */
async function record(original: Original, put: (way: string, port: Written['port'], bytes: Buffer) => void) {
  const [procedure] = original;
  const [message, envelope] = [messageOf(original), envelopeOf(original, token)];
  const isStream = original === SUBSCRIBE;
  const path = `/${schema.serviceName}/${procedure}`;
  const authorization = `Bearer ${token}`;
  const api = { path: isStream ? '/api/stream' : '/api', headers: {}, body: envelope };
  put('HTTP/1', 'http', recordedHttp1(api));
  put('HTTP/2', 'http', await recordedHttp2(api));
  const connect = { 'content-type': isStream ? 'application/connect+proto' : 'application/proto', authorization };
  put('Connect', 'http', recordedHttp1({ path, headers: connect, body: isStream ? framed(0, message) : message }));
  const web = { 'content-type': 'application/grpc-web+proto', authorization };
  put('gRPC-Web', 'http', recordedHttp1({ path, headers: web, body: framed(0, message) }));
  const text = { 'content-type': 'application/grpc-web-text', authorization };
  put(
    'gRPC-Web, text',
    'http',
    recordedHttp1({ path, headers: text, body: Buffer.from(framed(0, message).toString('base64')) }),
  );
  put('gRPC', 'grpc', await recordedGrpc(path, message));
  put('Play', 'grpc', await recordedGrpc(`/${schema.serviceName}/Play`, envelope));
  const request = schema.fromJson(`Req${procedure}`, JSON.stringify(original[1]));
  for (const protocol of PROTOCOLS) {
    const call = thriftMessage(protocol, procedure, { request, service: `token=${token}` });
    for (const framing of SOCKETS) put('Thrift', 'thrift', wrap({ protocol, framing } satisfies ThriftWire, call));
  }
}

beforeAll(async () => {
  server = await FuzzedServer.start();
  ({ token } = await newPlayer(envelopeTransport(server.program)));
  for (const original of [...ORIGINALS, SUBSCRIBE]) {
    await record(original, (way, port, bytes) =>
      written.set(way, [...(written.get(way) ?? []), { port, bytes, kept: 0 }]),
    );
    const { handshake, frame } = recordedWebSocket(envelopeOf(original, token));
    const bytes = Buffer.concat([handshake, frame]);
    written.set('WebSocket', [...(written.get('WebSocket') ?? []), { port: 'http', bytes, kept: handshake.length }]);
  }
});
afterEach(() => server.expectWell());
afterAll(() => server.stop());

const hostOf = (port: Written['port']): string => {
  const { url, grpcAddress, thriftAddress } = server.program;
  return { http: new URL(url).host, grpc: grpcAddress, thrift: thriftAddress }[port];
};

/** Of HTTP/1 and gRPC-Web, whose words can be read in the bytes that came back. */
const faultIn = (answer: string): string | undefined =>
  /HTTP\/1\.1 5(?!01|05)\d\d|grpc-status: (?:2|13)\b|"code":"(?:unknown|internal)"/.exec(answer)?.[0];

test.each(['HTTP/1', 'HTTP/2', 'Connect', 'gRPC-Web', 'gRPC-Web, text', 'gRPC', 'Play', 'WebSocket', 'Thrift'])(
  'a connection of %s with bytes changed ends, and is no fault of the server',
  async (way) => {
    const originals = written.get(way) ?? [];
    const expectNoFault = async (
      all: readonly Pick<Written, 'port' | 'bytes'>[],
      waitMs: number,
    ): Promise<Buffer[]> => {
      const came = await server.beside(all.length, () =>
        Promise.all(all.map(({ port, bytes }) => replayed(hostOf(port), bytes, waitMs))),
      );
      expect(came.map((answer) => faultIn(answer.toString('latin1')))).toEqual(came.map(() => undefined));
      return came;
    };
    for (const answer of await expectNoFault(originals, ANSWER_MS)) expect(answer.length).toBeGreaterThan(0);
    const property = fc.asyncProperty(
      fc.constantFrom(...originals),
      fc.array(mutations, { minLength: 4, maxLength: 4 }),
      async ({ port, bytes, kept }, several) => {
        const all = several.map((changes) => ({ port, bytes: mutated(bytes, changes, kept) }));
        await expectNoFault(all, WAIT_MS);
      },
    );
    await fc.assert(property, form(10));
  },
);

test.each(PROTOCOLS)('mutated messages of %s Thrift have one verdict wherever their end is told', async (protocol) => {
  const { unframed, ...told } = thriftWires(server.program);
  const seen = new Set<string>();
  const property = fc.asyncProperty(fc.constantFrom(...ORIGINALS), mutations, async ([procedure, json], changes) => {
    const request = schema.fromJson(`Req${procedure}`, JSON.stringify(json));
    const whole = thriftMessage(protocol, procedure, { request, service: `token=${token}` });
    // what says that it is a CALL of that method stays, so that its arguments are read
    const bytes = mutated(whole, changes, whole.indexOf(procedure) + procedure.length);
    const call = { procedure, protocol, bytes };
    const verdicts = await server.beside(4, async () => {
      // without a frame it may end elsewhere: that it is answered or closed is all that can be said
      await unframed(call).catch(() => undefined);
      return Promise.all(Object.values(told).map((send) => send(call)));
    });
    const [first = '', ...others] = new Set(
      verdicts.map(({ how, code, message }) => (how === 'answered' ? `${how} ${code} ${message}` : how)),
    );
    expect(others).toEqual([]);
    expect(first).not.toMatch(/fault/);
    seen.add(first.split(' ')[0] ?? '');
  });
  await fc.assert(property, form(40));
  expect([...seen].sort()).toEqual(['answered', 'refused']);
});
