import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  createFileRegistry,
  type DescMethodServerStreaming,
  type DescMethodUnary,
  type DescService,
  fromBinary,
  fromJson,
  type JsonValue,
  type MessageShape,
  toJson,
} from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { type CallOptions, Code, ConnectError, type Transport } from '@connectrpc/connect';
import * as node from '@connectrpc/connect-node';
import * as web from '@connectrpc/connect-web';
import { useNode } from '../kit/every-transport.ts';
import { newAccount, newPlayer } from '../kit/player.ts';
import { schema } from '../kit/transports.ts';

// Clients that others wrote: buf curl, connect-node and connect-web, over Connect and gRPC-Web.

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const buf = path.join(root, 'node_modules/.bin/buf');
const stage = useNode();
let service: DescService;

beforeAll(async () => {
  const made = await run(buf, ['build', 'proto', '-o', '-'], { cwd: root, encoding: 'buffer' });
  service = createFileRegistry(fromBinary(FileDescriptorSetSchema, made.stdout)).getService('othello.Othello')!;
});

const CLIENTS: [name: string, open: (baseUrl: string) => Transport][] = [
  [
    'connect-node, Connect',
    (baseUrl) => node.createConnectTransport({ baseUrl, httpVersion: '1.1', useBinaryFormat: true }),
  ],
  [
    'connect-node, JSON',
    (baseUrl) => node.createConnectTransport({ baseUrl, httpVersion: '1.1', useBinaryFormat: false }),
  ],
  [
    'connect-node, packed',
    (baseUrl) =>
      node.createConnectTransport({
        baseUrl,
        httpVersion: '1.1',
        sendCompression: node.compressionGzip,
        compressMinBytes: 1,
      }),
  ],
  ['connect-node, gRPC-Web', (baseUrl) => node.createGrpcWebTransport({ baseUrl, httpVersion: '1.1' })],
  [
    'connect-node, gRPC-Web JSON',
    (baseUrl) => node.createGrpcWebTransport({ baseUrl, httpVersion: '1.1', useBinaryFormat: false }),
  ],
  [
    'connect-node, gRPC-Web packed',
    (baseUrl) =>
      node.createGrpcWebTransport({
        baseUrl,
        httpVersion: '1.1',
        sendCompression: node.compressionGzip,
        compressMinBytes: 1,
      }),
  ],
  ['connect-web, Connect', (baseUrl) => web.createConnectTransport({ baseUrl, useBinaryFormat: true })],
  ['connect-web, JSON', (baseUrl) => web.createConnectTransport({ baseUrl, useBinaryFormat: false })],
  ['connect-web, gRPC-Web', (baseUrl) => web.createGrpcWebTransport({ baseUrl })],
];

type Json = Record<string, JsonValue>;

/** A caller by the IDL alone, as one with generated code is. */
function callerOf(transport: Transport) {
  const methodOf = (name: string) => service.methods.find((each) => each.name === name)!;
  const headersOf = (token: string | undefined, seqNo?: number): Headers =>
    new Headers({
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(seqNo !== undefined && { 'x-seq-no': String(seqNo) }),
    });
  return {
    async call(
      name: string,
      request: Json,
      { token, seqNo, ...options }: CallOptions & { token?: string; seqNo?: number } = {},
    ) {
      const method = methodOf(name) as DescMethodUnary;
      const input = fromJson(method.input, request);
      const { message } = await transport.unary(
        method,
        options.signal,
        options.timeoutMs,
        headersOf(token, seqNo),
        input,
      );
      return toJson(method.output, message) as Json & { result: Json };
    },
    async *watch(request: Json, token: string | undefined, { signal, timeoutMs }: CallOptions = {}) {
      const method = methodOf('Subscribe') as DescMethodServerStreaming;
      const input: MessageShape<typeof method.input> = fromJson(method.input, request);
      async function* inputs() {
        yield input;
      }
      const { message } = await transport.stream(method, signal, timeoutMs, headersOf(token), inputs());
      for await (const each of message) yield toJson(method.output, each) as Json & { protocolId: number };
    },
  };
}

describe.each(CLIENTS)('%s', (_, open) => {
  let caller: ReturnType<typeof callerOf>;
  beforeAll(() => void (caller = callerOf(open(stage.node.url))));

  test('a user registers, logs in and plays: calls repeated by their number are done once, a no is an answer', async () => {
    const { platformToken, name } = newAccount();
    const identity = { platformType: 'CUSTOM', platformToken };
    expect((await caller.call('Login', identity)).result).toMatchObject({ code: 'ErrorUserNotRegistered' });
    await caller.call('Register', { ...identity, name });
    const token = (await caller.call('Login', identity)).token as string;
    const created = await caller.call('CreateGameRoom', { private: true }, { token, seqNo: 1 });
    expect(await caller.call('CreateGameRoom', { private: true }, { token, seqNo: 1 })).toEqual(created);
    const { roomId, invite } = created.room as { roomId: string; invite: string };
    const other = await newPlayer(stage.transports[0]!);
    await other.call('JoinGameRoom', { invite });
    const put = await caller.call('GamePut', { roomId, r: 2, c: 3 }, { token, seqNo: 2 });
    expect(put.result).toMatchObject({ code: 'ErrorNotYourTurn' });
    expect(put.followUps).toMatchObject([{ gameSyncRsp: { room: { roomId } } }]);
  });

  test('a stream tells each change of a room and ends with the game', async () => {
    const white = await newPlayer(stage.transports[0]!);
    const black = await newPlayer(stage.transports[0]!);
    const { room } = (await white.create()).replies[0]!.body as { room: { roomId: string } };
    await black.call('JoinGameRoom', { roomId: room.roomId });
    const seen: string[] = [];
    for await (const response of caller.watch({ roomId: room.roomId }, white.token)) {
      const field = Object.keys(response).find((key) => key.endsWith('Rsp'))!;
      if (seen.length === 0) await black.call('ExitGameRoom', { roomId: room.roomId });
      seen.push(field);
    }
    expect(seen[0]).toBe('gameSyncRsp');
    expect(seen.at(-1)).toBe('gameOverRsp');
  });

  test("what the server can't do is told in the client's own codes", async () => {
    const seqNo = await caller.call('GetProfile', {}, { token: 'x', seqNo: 2 ** 32 }).catch((error: unknown) => error);
    expect(ConnectError.from(seqNo).code).toBe(Code.InvalidArgument);
    expect(ConnectError.from(seqNo).rawMessage).toMatch(/^x-seq-no "4294967296" is no uint32/);
    const white = await newPlayer(stage.transports[0]!);
    const { room } = (await white.create()).replies[0]!.body as { room: { roomId: string } };
    const watched = caller.watch({ roomId: room.roomId }, white.token, { timeoutMs: 400 });
    await watched.next();
    expect(ConnectError.from(await watched.next().catch((error: unknown) => error)).code).toBe(Code.DeadlineExceeded);
  });
});

describe.each(['connect', 'grpcweb'])('buf curl --protocol %s', (protocol) => {
  const curl = async (procedure: string, request: object, headers: string[] = []) => {
    const asked = ['curl', '--protocol', protocol, '--schema', 'proto', '-d', JSON.stringify(request)];
    const url = `${stage.node.url}/${schema.serviceName}/${procedure}`;
    const { stdout } = await run(buf, [...asked, ...headers.flatMap((each) => ['-H', each]), url], { cwd: root });
    return stdout.trim();
  };

  test('calls, gets a refusal, and reads a stream to its end', async () => {
    const { platformToken, name } = newAccount();
    const identity = { platformType: 'CUSTOM', platformToken };
    await curl('Register', { ...identity, name });
    const { token } = JSON.parse(await curl('Login', identity)) as { token: string };
    const headers = [`authorization: Bearer ${token}`, 'x-seq-no: 1'];
    const { room } = JSON.parse(await curl('CreateGameRoom', {}, headers)) as { room: { roomId: string } };
    expect(JSON.parse(await curl('Subscribe', { roomId: '4000000000' }, headers))).toMatchObject({
      result: { code: 'ErrorInvalidGameRoom' },
    });
    expect(room.roomId).toMatch(/^\d+$/);
    const wrong = await curl('GetProfile', {}, [...headers.slice(0, 1), 'x-seq-no: no']).catch(
      (error: unknown) => error,
    );
    expect((wrong as { stderr: string }).stderr).toMatch(/invalid_argument/);
  });
});
