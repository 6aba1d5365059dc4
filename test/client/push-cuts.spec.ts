import { setTimeout as pause } from 'node:timers/promises';
import { pick, type RandomSource, seededRandom } from '@othello-rpc/kernel/random';
import {
  envelope,
  OTHELLO_SCHEMA,
  type OthelloClient,
  overOf,
  type Room,
  roomOf,
  type RoomState,
  type Transport,
  websocket,
} from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { WebSocket } from 'ws';
import { startNode, type TestNode } from '../kit/node.ts';
import { until } from '../kit/until.ts';
import { allOf, versionsOf } from './push-scene.ts';
import { newClient } from './ways.ts';
import { type Wire, wireTo } from './wire.ts';

const PATIENT = {
  retry: { maxAttempts: 1000, backoffMs: 5, backoffCeilingMs: 50 },
  push: { backoffMs: 5, backoffCeilingMs: 50 },
};

const WAYS: [name: string, port: 'httpPort' | 'grpcPort', open: (address: string) => Transport][] = [
  ['the envelope', 'httpPort', (address) => envelope(`http://${address}`)],
  ['gRPC', 'grpcPort', (address) => grpc(address)],
  ['a Play stream', 'grpcPort', (address) => grpc(address, { stream: true })],
  ['a WebSocket', 'httpPort', (address) => websocket(`ws://${address}`, { WebSocket })],
];

let node: TestNode;
const opened: { close(): unknown }[] = [];
beforeAll(async () => {
  node = await startNode();
});
afterAll(async () => {
  for (const each of opened) await each.close();
  await node.close();
});

/** A GameSync beside the client whose token it is. */
async function polled(token: string, roomId: string): Promise<RoomState> {
  const encoded = envelope(node.url).prepare({
    procedure: 'GameSync',
    request: { roomId },
    token,
    schema: OTHELLO_SCHEMA,
  });
  const { responses } = await encoded.send({ signal: AbortSignal.timeout(10_000), deadlineMs: Date.now() + 10_000 });
  const [sync] = responses.flatMap((each) => (each.name === 'RspGameSync' ? [each.body] : []));
  return { room: roomOf({ responses }), opponent: sync?.opponent, over: overOf({ responses }) };
}

/** Cuts it now and then for as long as the game lasts. */
async function cutAtRandom(wire: Wire, chance: RandomSource, end: AbortSignal): Promise<void> {
  const { target } = wire;
  while (!end.aborted) {
    await pause(chance() * 300);
    wire.target = chance() < 0.5 ? undefined : target;
    wire.cut();
    await pause(chance() * 20);
    wire.target = target;
  }
}

async function play(client: OthelloClient, { roomId, legalMoves, version }: Room, chance: RandomSource): Promise<void> {
  const square = pick([...legalMoves], chance);
  await client.gamePut({ roomId, r: square >> 3, c: square & 7, version });
}

/** A user's figures are today's, whatever the state that they come with. */
const shown = (states: RoomState[] | undefined) =>
  (states ?? []).map(({ room, opponent, over }) => ({ room, over, opponent: opponent?.id }));

test.each(WAYS)(
  'over %s a random game, its wires cut at random, is seen as polls show it; every version once, by a spectator',
  async (name, port, open) => {
    const chance = seededRandom(name, 'moves');
    const [near, far] = [await wireTo(node[port]), await wireTo(node[port])];
    const white = await newClient(open(near.address), PATIENT);
    const spectator = await newClient(open(far.address), PATIENT);
    const black = await newClient(envelope(node.url), { push: false });
    opened.push(white.client, spectator.client, black.client, near, far);
    const { roomId } = roomOf(await white.client.createGameRoom());
    const watched = spectator.client.watchRoom(roomId);
    const { value: first } = await watched.next(); // while the room waits: who comes later does not see it so
    if (!first) throw new Error('the spectator was shown nothing');
    const views = [allOf(white.client.watchRoom(roomId)), allOf(watched)];
    const states = [await polled(white.token, roomId)];
    await black.client.joinGameRoom({ roomId });
    const end = new AbortController();
    const cuts = [near, far].map((wire, index) => cutAtRandom(wire, seededRandom(name, index), end.signal));
    for (;;) {
      const state = await polled(white.token, roomId);
      states.push(state);
      if (state.over) break;
      // on a fast machine the game would be over before it is cut
      await until(async () => far.connections > state.room.version / 15, 'the next cut');
      await play(state.room.status === 'TURN_USER1' ? white.client : black.client, state.room, chance);
    }
    end.abort();
    await Promise.all(cuts);
    const [ofWhite, ofSpectator] = await Promise.all(views);
    expect(shown([first, ...(ofSpectator ?? [])])).toEqual(shown(states));
    const versions = versionsOf(ofWhite ?? []);
    expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
    expect(shown(ofWhite)).toEqual(shown(states.filter(({ room }) => versions.includes(room.version))));
    expect(ofWhite?.at(-1)?.over).toBeDefined();
    expect(far.connections).toBeGreaterThan(3);
  },
);
