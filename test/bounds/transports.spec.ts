import { performance } from 'node:perf_hooks';
import { readIdl } from '../../src/rpc/codec.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { useNode } from '../kit/every-transport.ts';
import { newPlayer, type Player, roomOf } from '../kit/player.ts';
import type { Answered } from './answered.ts';
import { type HostileTransport, openTransports } from './hostile-calls.ts';
import { type HostileRequest, hostileRequests } from './hostile-requests.ts';
import { type RequestField, requestFields } from './request-fields.ts';

const stage = useNode();
let opened: ReturnType<typeof openTransports>;
let caller: Player;
let neighbour: Player;
let roomId: string;

beforeAll(async () => {
  opened = openTransports(stage.node);
  caller = await newPlayer(stage.transports[0]!);
  neighbour = await newPlayer(envelopeTransport(stage.node));
});
// the lobby is emptied after each test
beforeEach(async () => void ({ roomId } = roomOf(await neighbour.create())));
afterAll(() => opened.close());

const typeOf = ({ fields }: RequestField) => fields.at(-1)?.type;

/** The token, a name, which is normalised, and one field of each other type: cost.spec.ts has all, without sockets. */
const FIELDS = requestFields(readIdl()).filter(
  (field, index, all) =>
    field.path === 'token' ||
    field.path === 'registerReq.name' ||
    (typeOf(field) !== 'string' && all.findIndex((each) => typeOf(each) === typeOf(field)) === index),
);

/** how long another user may wait for the node that has to do with such a request */
const MOST_WAIT_MS = 100;
/** of a machine that is busy; a request that takes the node's time takes it each time */
const TRIES = 20;

/** Sends the request, and right behind it a neighbour's GameSync. @returns its answer, and ms until the neighbour had theirs */
async function sendBeforeNeighbour(request: HostileRequest, { send }: HostileTransport): Promise<[Answered, number]> {
  const sent = send(request);
  await new Promise((resolve) => setImmediate(resolve)); // it is on its way
  const began = performance.now();
  const { replies } = await neighbour.sync(roomId);
  const waited = performance.now() - began;
  if (replies[0]?.code !== 'Success') throw new Error(`the neighbour was told ${JSON.stringify(replies)}`);
  return [await sent, waited];
}

test.each([
  'POST /api, protobuf',
  'POST /api, JSON',
  'POST /api/stream, protobuf',
  'POST /api/stream, JSON',
  'POST /api over HTTP/2, protobuf',
  'POST /api over HTTP/2, JSON',
  'POST /api/stream over HTTP/2, protobuf',
  'POST /api/stream over HTTP/2, JSON',
  'gRPC',
  "gRPC's Play",
  'WebSocket',
  'Connect',
  'Connect, JSON',
  'gRPC-Web',
  'gRPC-Web, text',
])(
  'over %s a request of 64 KiB is refused as the fault of the client, and keeps no other user waiting',
  async (name) => {
    const transport = opened.transports.find((each) => each.name === name);
    if (!transport) throw new Error(`no transport ${name}`);
    const wrong: unknown[] = [];
    const slow: [string, number][] = [];
    let count = 0;
    for (const request of hostileRequests(FIELDS, { token: caller.token })) {
      if (!transport.takes(request)) continue;
      count++;
      const [answered, waited] = await sendBeforeNeighbour(request, transport);
      const isLine = answered.isSuccess || /^[^\p{Cc}\p{Cs}]{10,200}$/u.test(answered.message);
      if (answered.how.startsWith('status') || !isLine || (request.isRefused && answered.isSuccess))
        wrong.push([request.what, answered]);
      let least = waited;
      for (let tries = 1; tries < TRIES && least > MOST_WAIT_MS; tries++)
        least = Math.min(least, (await sendBeforeNeighbour(request, transport))[1]);
      if (least > MOST_WAIT_MS) slow.push([request.what, Math.round(least)]);
      if (wrong.length + slow.length > 3) break; // a kind, not one
    }
    expect({ wrong, slow }).toEqual({ wrong: [], slow: [] });
    expect(count).toBeGreaterThan(200);
  },
);
