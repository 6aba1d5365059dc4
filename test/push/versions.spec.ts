import * as grpc from '@grpc/grpc-js';
import { othello } from '../../src/generated/othello.js';
import { envelopeTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { openPlay } from '../kit/play-transport.ts';
import { newPlayer, type Player, roomOf } from '../kit/player.ts';
import { type Json, requestOf, schema } from '../kit/replies.ts';
import { openSubscribe, splitDelimited } from '../kit/streams.ts';
import { until } from '../kit/until.ts';

// What is pushed is encoded once for all who are told the same: not for those who speak another version.

let node: TestNode;
let client: grpc.Client;
beforeAll(async () => {
  node = await startNode();
  client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
});
afterAll(async () => {
  client.close();
  await node.close();
});

interface Watched {
  roomId: string;
  token: string;
  version: number;
}

/** The protocolVersions of what came, in order. */
interface Watch {
  versions: (number | undefined)[];
  close: () => void;
}

const request = ({ roomId, ...caller }: Watched) => JSON.stringify(requestOf('Subscribe', { roomId }, caller));

/** @param take the Responses in the bytes, and what is left of them */
function overHttp(
  body: string | Buffer,
  contentType: string,
  take: (bytes: Buffer) => { found: (number | undefined)[]; rest: Buffer },
): Watch {
  const abort = new AbortController();
  const versions: Watch['versions'] = [];
  void (async () => {
    const headers = { 'content-type': contentType };
    const response = await fetch(`${node.url}/api/stream`, { method: 'POST', body, headers, signal: abort.signal });
    let left: Buffer = Buffer.alloc(0);
    for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
      const { found, rest } = take(Buffer.concat([left, bytes]));
      versions.push(...found);
      left = rest;
    }
  })().catch(() => undefined);
  return { versions, close: () => abort.abort() };
}

const WATCHES: [string, (watched: Watched) => Watch][] = [
  [
    'the protobuf envelope',
    (watched) => {
      const message = schema.fromJson('Request', request(watched)) as othello.Request;
      return overHttp(Buffer.from(othello.Request.encode(message).finish()), 'application/x-protobuf', (bytes) => {
        const { messages, rest } = splitDelimited(bytes);
        const found = messages.map((each) => othello.Response.decode(each).protocolVersion ?? undefined);
        return { found, rest };
      });
    },
  ],
  [
    'the JSON envelope',
    (watched) =>
      overHttp(request(watched), 'application/json', (bytes) => {
        const end = bytes.lastIndexOf('\n') + 1;
        const lines = bytes.toString('utf8', 0, end).split('\n').filter(Boolean);
        const found = lines.map((each) => (JSON.parse(each) as Json)['protocolVersion'] as number);
        return { found, rest: bytes.subarray(end) };
      }),
  ],
  [
    'gRPC',
    ({ roomId, ...caller }) => {
      const versions: Watch['versions'] = [];
      const call = openSubscribe(client, { roomId }, caller);
      call.on('data', (response: othello.Response) => versions.push(response.protocolVersion ?? undefined));
      call.on('error', () => undefined);
      return { versions, close: () => call.cancel() };
    },
  ],
  [
    'a Play stream',
    (watched) => {
      const versions: Watch['versions'] = [];
      const call = openPlay(client);
      call.on('data', ({ responses }: othello.MultipleResponse) =>
        versions.push(...responses.map((response) => response.protocolVersion ?? undefined)),
      );
      call.on('error', () => undefined);
      call.write(schema.fromJson('Request', request(watched)));
      return { versions, close: () => call.cancel() };
    },
  ],
];

test.each(WATCHES)('over %s each is pushed the version that they speak', async (_, watch) => {
  const transport = envelopeTransport(node);
  const players: Player[] = [];
  for (let count = 0; count < 4; count++) players.push(await newPlayer(transport));
  const [white, black, spectator, other] = players as [Player, Player, Player, Player];
  const { roomId } = roomOf(await white.create());
  // all but black are told the same, so it is one push to them
  const [first, ...rest] = [
    watch({ roomId, token: white.token, version: 2 }),
    watch({ roomId, token: spectator.token, version: 1 }),
    watch({ roomId, token: other.token, version: 2 }),
  ];
  const all = [first, ...rest];
  for (const { versions } of all) await until(async () => versions.length === 1, 'the first state');
  await black.join(roomId);
  await black.put(roomId, 'd3');
  for (const { versions } of all) await until(async () => versions.length === 3, 'the pushes');
  expect(all.map(({ versions }) => versions)).toEqual([
    [2, 2, 2],
    [1, 1, 1],
    [2, 2, 2],
  ]);
  for (const { close } of all) close();
  await white.exit(roomId);
});
