import * as grpc from '@grpc/grpc-js';
import { Admission } from '../../src/rpc/admission.ts';
import { Dispatcher } from '../../src/rpc/dispatcher.ts';
import { ProcedureRegistry } from '../../src/rpc/registry.ts';
import { useNodes } from '../kit/every-transport.ts';
import { envelopeTransport, schema } from '../kit/transports.ts';
import { newPlayer, roomOf } from '../kit/player.ts';
import { seatTwo } from '../kit/game.ts';
import { until } from '../kit/until.ts';

const stage = useNodes(1);

test.each(['CreateGameRoom', 'GamePut', 'GameSync'])(
  'a call of %s whose time was up before it came is not done, and says that it may be sent again',
  async (name) => {
    const transport = envelopeTransport(stage.node);
    const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
    const { roomId } = await seatTwo(white, black);
    const procedure = stage.node.app.get(ProcedureRegistry, { strict: false }).byName.get(name);
    const json = { CreateGameRoom: {}, GamePut: { roomId, r: 2, c: 3 }, GameSync: { roomId } }[name] ?? {};
    const request = schema.fromJson(`Req${name}`, JSON.stringify(json));
    const { fault, answers } = await stage.node.app.get(Dispatcher, { strict: false }).dispatch({
      procedure,
      request,
      version: 2,
      token: black.token,
      seqNo: 1,
      deadlineMs: Date.now() - 1,
    });
    expect([fault?.name, fault?.http]).toEqual(['DeadlineExceeded', 503]);
    expect(answers[0]?.message).toMatch(/send it again/);
    expect(roomOf(await black.sync(roomId)).version).toBe(2);
    const [session] = await stage.rows.query('SELECT seq_no FROM sessions WHERE user_id = $1 AND replaced_at IS NULL', [
      black.id,
    ]);
    expect(session).toEqual({ seq_no: '0' });
  },
);

test.each(['CreateGameRoom', 'RandomJoin', 'JoinGameRoom', 'ExitGameRoom', 'Rematch'])(
  'a %s over gRPC whose deadline passes behind a lock is told so at its deadline, and not done once the lock is free',
  async (name) => {
    const transport = envelopeTransport(stage.node);
    const [caller, host] = [await newPlayer(transport), await newPlayer(transport)];
    const hosted = roomOf(await host.create());
    const played = await seatTwo(caller, await newPlayer(transport));
    await caller.exit(played.roomId);
    const own = name === 'ExitGameRoom' ? roomOf(await caller.create()).roomId : undefined;
    const request = {
      CreateGameRoom: {},
      RandomJoin: { createIfNone: true },
      JoinGameRoom: { roomId: hosted.roomId },
      ExitGameRoom: { roomId: own },
      Rematch: { roomId: played.roomId },
    }[name];
    const look = () =>
      stage.rows.query(
        `SELECT s.seq_no, t.room_id, (SELECT count(*) FROM rooms WHERE user_1 = $1) AS rooms
         FROM sessions s LEFT JOIN seats t USING (user_id) WHERE s.user_id = $1`,
        [caller.id],
      );
    const before = await look();
    const session = 'SELECT 1 FROM sessions WHERE user_id = $1 FOR UPDATE';
    const client = new grpc.Client(stage.node.grpcAddress, grpc.credentials.createInsecure());
    await stage.rows.whileLocked(session, [caller.id], async () => {
      const began = performance.now();
      const error = await callWithin(client, { name, request: request ?? {}, token: caller.token }, 300);
      expect(error?.code).toBe(grpc.status.DEADLINE_EXCEEDED);
      expect(performance.now() - began).toBeGreaterThanOrEqual(250); // it did wait for the lock
    });
    await until(async () => (await stage.rows.waiting()) === 0, 'nobody to wait for the lock');
    const admission = stage.node.app.get(Admission, { strict: false });
    await until(async () => admission.gauge.inFlight === 0, 'the call to end');
    expect(await look()).toEqual(before);
    client.close();
    if (own) await caller.exit(own);
    await host.exit(hosted.roomId);
  },
);

interface GrpcCall {
  name: string;
  request: object;
  token: string;
}

/** A unary call, counted, with a deadline. @returns how it failed */
function callWithin(client: grpc.Client, { name, request, token }: GrpcCall, ms: number) {
  const metadata = new grpc.Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  metadata.set('x-seq-no', '50');
  const message = schema.fromJson(`Req${name}`, JSON.stringify(request));
  const body = Buffer.from(schema.codec(`Req${name}`).encode(message).finish());
  const asIs = (bytes: Buffer) => bytes;
  return new Promise<grpc.ServiceError | null>((resolve) =>
    client.makeUnaryRequest(
      `/${schema.serviceName}/${name}`,
      asIs,
      asIs,
      body,
      metadata,
      { deadline: Date.now() + ms },
      resolve,
    ),
  );
}
