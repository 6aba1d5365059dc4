import { Injectable, Module } from '@nestjs/common';
import { Counters, counterSchema, counterTeam } from '../push/counter.ts';
import { useNodes } from '../kit/every-transport.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newAttempt, newPlayer, logIn, bodyOf } from '../kit/player.ts';
import { InProcessServer } from '../../src/transports/in-process/in-process.server.ts';
import { seatTwo } from '../kit/game.ts';
import { Procedure } from '../../src/rpc/procedure.ts';
import type { Answer } from '../../src/rpc/answer.ts';
import path from 'node:path';
import * as grpc from '@grpc/grpc-js';

// What must be nowhere: what logs in, in the database; what a fault says of itself, in an answer.

const stage = useNodes(1);

test('no row of any table holds what logs in: neither platform tokens nor session tokens nor attempts', async () => {
  const transport = envelopeTransport(stage.node);
  const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
  const game = await seatTwo(white, black);
  await black.put(game.roomId, 'd3', { seqNo: 1 });
  await white.put(game.roomId, 'c3', { seqNo: 1 });
  const attempt = newAttempt();
  const marked = bodyOf<{ token: string }>(await logIn(transport, white.account, attempt), 'loginRsp');
  await black.exit(game.roomId, { seqNo: 2 });
  const secrets = [white, black].flatMap(({ token, account }) => [token, account.platformToken]);
  secrets.push(marked.token, Buffer.from(attempt, 'base64').toString('latin1'));

  const tables = await stage.rows.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['identities', 'rooms', 'sessions', 'users']));
  for (const { name } of tables) {
    const rows = await stage.rows.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    const text = rows.map(({ row }) => row).join('\n');
    for (const secret of secrets) {
      const forms = [
        secret,
        Buffer.from(secret, 'latin1').toString('hex'),
        Buffer.from(secret, 'latin1').toString('base64'),
      ];
      for (const form of forms) expect({ name, holds: text.includes(form) }).toEqual({ name, holds: false });
    }
  }
});

const MARKER = 'SELECT secret FROM vault WHERE file = /srv/othello/vault.ts';

@Injectable()
class FailingProcedures {
  @Procedure('FeedPet', { access: 'public', effect: 'read' })
  async feedPet(): Promise<Answer[]> {
    throw new Error(MARKER);
  }
}

@Module({ providers: [FailingProcedures] })
class FailingModule {}

describe("a fault's own words", () => {
  let node: TestNode;
  beforeAll(async () => {
    const idl = path.resolve(import.meta.dirname, '../fixtures/pets.proto');
    node = await startNode({ team: { idl, modules: [FailingModule] } });
  });
  afterAll(() => node.close());

  test.each(['application/json', 'application/x-protobuf'])('are in no answer over HTTP, %s', async (type) => {
    const json = JSON.stringify({ protocolVersion: 2, protocolId: 1000, feedPetReq: {} });
    const body = type === 'application/json' ? json : Buffer.from('080210e807c23e00', 'hex'); // the same as protobuf
    const response = await fetch(`${node.url}/api`, { method: 'POST', headers: { 'content-type': type }, body });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toContain('the server failed');
    expect(text).not.toMatch(/secret|vault|SELECT/);
  });

  test('are in no status over gRPC', async () => {
    const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
    const asIs = (bytes: Buffer) => bytes;
    const error = await new Promise<grpc.ServiceError | null>((resolve) =>
      client.makeUnaryRequest('/othello.Othello/FeedPet', asIs, asIs, Buffer.alloc(0), resolve),
    );
    client.close();
    expect(error?.code).toBe(grpc.status.INTERNAL);
    expect(error?.details).toContain('the server failed');
    expect(JSON.stringify([error?.details, error?.metadata])).not.toMatch(/secret|vault|SELECT/);
  });

  test('are in no answer in-process', async () => {
    const { answers, fault } = await node.app.get(InProcessServer, { strict: false }).call('FeedPet', {});
    expect(fault?.http).toBe(500);
    expect(JSON.stringify(answers)).not.toMatch(/secret|vault|SELECT/);
  });
});

describe("a fault's own words, where answers are streamed", () => {
  let node: TestNode;
  let token: string;
  beforeAll(async () => {
    node = await startNode({ team: counterTeam() });
    const counters = node.app.get(Counters, { strict: false });
    counters.whenRead = counters.whenPoked = () => {
      throw new Error(MARKER);
    };
    token = (await newPlayer(envelopeTransport(node))).token;
  });
  afterAll(() => node.close());

  const watch = () => ({ protocolVersion: 2, protocolId: 1000, token, watchCounterReq: { name: 'any' } });
  const poke = () => ({ protocolVersion: 2, protocolId: 1001, token, pokeReq: { number: 1 } });
  const encode = (request: object) => Buffer.from(counterSchema.codec('Request').encode(request).finish());

  test.each([
    ['application/json', (request: object) => JSON.stringify(request)],
    ['application/x-protobuf', encode],
  ])('are in no stream over HTTP, %s', async (type, written) => {
    const headers = { 'content-type': type };
    const response = await fetch(`${node.url}/api/stream`, { method: 'POST', headers, body: written(watch()) });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toContain('the server failed');
    expect(text).not.toMatch(/secret|vault|SELECT/);
  });

  const asIs = (bytes: Buffer) => bytes;

  test('are in no stream over gRPC', async () => {
    const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
    const metadata = new grpc.Metadata();
    metadata.set('authorization', `Bearer ${token}`);
    const call = client.makeServerStreamRequest('/othello.Othello/WatchCounter', asIs, asIs, Buffer.alloc(0), metadata);
    const error = await new Promise<grpc.ServiceError>((resolve) =>
      call.on('error', resolve).on('data', () => undefined),
    );
    client.close();
    expect(error.code).toBe(grpc.status.INTERNAL);
    expect(error.details).toContain('the server failed');
    expect(JSON.stringify([error.details, error.metadata])).not.toMatch(/secret|vault|SELECT/);
  });

  test('are in no answer of a Play stream', async () => {
    const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
    const call = client.makeBidiStreamRequest('/othello.Othello/Play', asIs, asIs, new grpc.Metadata());
    call.on('error', () => undefined);
    for (const request of [poke(), watch()]) {
      const answered = new Promise<Buffer>((resolve) => call.once('data', resolve));
      call.write(encode(request));
      const text = (await answered).toString('latin1');
      expect(text).toContain('the server failed');
      expect(text).not.toMatch(/secret|vault|SELECT/);
    }
    call.end();
    client.close();
  });
});
