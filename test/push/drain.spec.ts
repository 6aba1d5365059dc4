import * as grpc from '@grpc/grpc-js';
import type { othello } from '../../src/generated/othello.js';
import { UNCUT_STREAMS } from '../kit/matrix.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { startNode } from '../kit/node.ts';
import { openPlay } from '../kit/play-transport.ts';
import { newPlayer } from '../kit/player.ts';
import { requestOf, schema } from '../kit/replies.ts';
import { openRows } from '../kit/rows.ts';
import { seatTwo } from '../kit/game.ts';
import { until } from '../kit/until.ts';

test('a node that stops ends its streams with a hint to resume, and what was missed comes from another', async () => {
  const stays = await startNode();
  const stops = await startNode({ databaseUrl: stays.databaseUrl });
  const transport = envelopeTransport(stays);
  const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
  const { roomId } = await seatTwo(white, black);
  await black.put(roomId, 'd3');
  // one session each, since one room is watched once by a session
  const watchers = await Promise.all(UNCUT_STREAMS.map(() => newPlayer(transport)));
  const streams = UNCUT_STREAMS.map(([, open], index) => open(stops, { roomId }, { token: watchers[index]!.token }));
  for (const { inbox } of streams) expect((await inbox.next())?.body.room).toMatchObject({ version: 3 });
  const began = Date.now();
  await stops.close();
  expect(Date.now() - began).toBeLessThan(5000);
  for (const { inbox } of streams)
    expect(await inbox.rest()).toMatchObject([
      { field: 'subscribeRsp', code: 'Success', body: { version: 3, resume: true } },
    ]);
  await white.put(roomId, 'c3');
  for (const [index, [, open]] of UNCUT_STREAMS.entries()) {
    const { inbox, close } = open(stays, { roomId, sinceVersion: 3 }, { token: watchers[index]!.token });
    expect((await inbox.next())?.body.room).toMatchObject({ version: 4 });
    close();
  }
  await stays.close();
});

test('a node that stops answers the calls that its Play streams have brought, then ends those', async () => {
  const stays = await startNode();
  const stops = await startNode({ databaseUrl: stays.databaseUrl });
  const rows = openRows(stays.databaseUrl);
  const player = await newPlayer(envelopeTransport(stays));
  const client = new grpc.Client(stops.grpcAddress, grpc.credentials.createInsecure());
  const call = openPlay(client);
  const answers: (number | null | undefined)[] = [];
  call.on('data', ({ reqSeqNo }: othello.MultipleResponse) => answers.push(reqSeqNo));
  const ended = new Promise<grpc.StatusObject>((resolve) => call.on('status', resolve));
  let closed: Promise<void> | undefined;
  await rows.whileLocked('SELECT 1 FROM sessions WHERE user_id = $1 FOR UPDATE', [player.id], async () => {
    const caller = { token: player.token, seqNo: 1 };
    call.write(schema.fromJson('Request', JSON.stringify(requestOf('CreateGameRoom', {}, caller))));
    await until(async () => (await rows.waiting()) === 1, 'the call to wait for its session');
    closed = stops.close();
  });
  expect(await ended).toMatchObject({ code: grpc.status.OK });
  expect(answers).toEqual([1]);
  await closed;
  client.close();
  await rows.close();
  await stays.close();
});
