import * as grpc from '@grpc/grpc-js';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { schema } from '../kit/replies.ts';
import { inProcessTransport } from '../kit/transports.ts';

let node: TestNode;
beforeEach(async () => {
  node = await startNode({ env: { RATE_LIMITS: 'on', CALLS_PER_SECOND: '4' } });
});
afterEach(() => node.close());

/** A session that the node has seen, in the first moments of a second of its own. */
async function freshToken(): Promise<string> {
  const player = await newPlayer(inProcessTransport(node));
  await player.call('GetProfile');
  return player.token;
}

const LEFT = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'] as const;
type Left = (string | null | undefined)[];

interface Told {
  isRefused: boolean;
  left: Left;
  retryAfter: string | null | undefined;
}

const post = async (path: string, body: string | Buffer, headers: Record<string, string>): Promise<Response> =>
  fetch(`${node.url}${path}`, { method: 'POST', body, headers });

const httpTold = ({ status, headers }: Response): Told => ({
  isRefused: status === 429,
  left: LEFT.map((name) => headers.get(name)),
  retryAfter: headers.get('retry-after'),
});

const PROFILE = { protocolVersion: 2, protocolId: 114, getProfileReq: {} };

const OVER: Record<string, (token: string) => Promise<Told>> = {
  'the envelope': async (token) =>
    httpTold(await post('/api', JSON.stringify({ ...PROFILE, token }), { 'content-type': 'application/json' })),
  Connect: async (token) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    return httpTold(await post('/othello.Othello/GetProfile', '{}', headers));
  },
  'gRPC-Web': async (token) => {
    const headers = { 'content-type': 'application/grpc-web+proto', authorization: `Bearer ${token}` };
    const response = await post('/othello.Othello/GetProfile', Buffer.alloc(5), headers);
    const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
    const pushback = /grpc-retry-pushback-ms: (\d+)/.exec(text)?.[1];
    const { left } = httpTold(response);
    return { isRefused: text.includes('grpc-status: 8'), left, retryAfter: pushback && inSeconds(pushback) };
  },
  gRPC: (token) => overGrpc(token),
};

const inSeconds = (ms: string): string => String(Math.ceil(Number(ms) / 1000));

function overGrpc(token: string): Promise<Told> {
  const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
  const metadata = new grpc.Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  const { request, response } = schema.procedures.get('GetProfile')!;
  return new Promise((resolve) => {
    let first = new grpc.Metadata();
    const leftIn = (all: grpc.Metadata): Left => LEFT.map((name) => all.get(name)[0]?.toString() ?? null);
    const call = client.makeUnaryRequest<object, object>(
      '/othello.Othello/GetProfile',
      (message) => Buffer.from(request.encode(message).finish()),
      (bytes) => response.decode(bytes),
      {},
      metadata,
      (error) => {
        const pushback = error?.metadata.get('grpc-retry-pushback-ms')[0]?.toString();
        resolve({
          isRefused: error?.code === grpc.status.RESOURCE_EXHAUSTED,
          left: leftIn(error ? error.metadata : first),
          retryAfter: pushback && inSeconds(pushback),
        });
        client.close();
      },
    );
    call.on('metadata', (received) => (first = received));
  });
}

test.each(Object.entries(OVER))(
  'over %s headers tell what is left once half is used, and when to come again',
  async (_, ask) => {
    const token = await freshToken();
    const told: Told[] = [];
    while (told.length < 60 && !told.some(({ isRefused }) => isRefused)) told.push(await ask(token));
    const refused = told.at(-1)!;
    expect(refused).toEqual({ isRefused: true, left: ['4', '0', '1'], retryAfter: '1' });
    const answered = told.slice(0, -1).map(({ left }) => left);
    expect(answered).toContainEqual([null, null, null]);
    expect(answered).toContainEqual(['4', '2', '1']);
    expect(answered).toContainEqual(['4', '0', '1']);
  },
);

test('pages of other sites may read them', async () => {
  const open = await startNode({ env: { CORS_ORIGINS: '*' } });
  const headers = { origin: 'https://game.example', 'content-type': 'application/json' };
  const response = await fetch(`${open.url}/api`, { method: 'POST', headers, body: JSON.stringify(PROFILE) });
  const exposed = response.headers.get('access-control-expose-headers')?.split(', ');
  for (const name of [...LEFT, 'retry-after']) expect(exposed).toContain(name);
  await open.close();
});
