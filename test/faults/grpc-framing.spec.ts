import * as grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import { protoPath as healthProto } from 'grpc-health-check';
import { fileURLToPath } from 'node:url';
import { othello } from '../../src/generated/othello.js';
import { startNode, type TestNode } from '../kit/node.ts';

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

type Answered = { code: grpc.status; details: string; message?: Buffer };

function call(method: string, bytes: Buffer, metadata: Record<string, string> = {}): Promise<Answered> {
  const raw = (each: Buffer) => each;
  const sent = grpc.Metadata.fromHttp2Headers(metadata);
  return new Promise((resolve) =>
    client.makeUnaryRequest(`/othello.Othello/${method}`, raw, raw, bytes, sent, (error, message) =>
      resolve(error ? { code: error.code, details: error.details } : { code: grpc.status.OK, details: '', message }),
    ),
  );
}

const LOGIN = Buffer.from(othello.ReqLogin.encode({ platformType: 1, platformToken: 'nobody' }).finish());
const loginResult = ({ message }: Answered) => othello.RspLogin.decode(message ?? Buffer.alloc(0)).result?.code;

afterEach(async () => {
  expect(loginResult(await call('Login', LOGIN))).toBe(othello.ResultCode.ErrorUserNotRegistered);
});

test.each<[string, Buffer]>([
  ['garbage', Buffer.from('GET me a pony')],
  ['truncated', LOGIN.subarray(0, -2)],
  ['field number 0', Buffer.from('0001', 'hex')],
  ['wire type 7', Buffer.from('0f', 'hex')],
  ['bad UTF-8', Buffer.from('1202c328', 'hex')],
])('a message that does not decode (%s) is INVALID_ARGUMENT in one line', async (_, bytes) => {
  const { code, details } = await call('Login', bytes);
  expect(code).toBe(grpc.status.INVALID_ARGUMENT);
  expect(details).toMatch(/^[^\n]{10,200}$/);
  expect(details).not.toMatch(/\.ts|\.js|node_modules/);
});

test('a message over 64 KiB is RESOURCE_EXHAUSTED', async () => {
  expect((await call('Login', Buffer.alloc(65537))).code).toBe(grpc.status.RESOURCE_EXHAUSTED);
});

test('an unknown method is UNIMPLEMENTED', async () => {
  expect((await call('Resign', LOGIN)).code).toBe(grpc.status.UNIMPLEMENTED);
});

test.each(['-1', '4294967296', '1.5', 'one', '1e3'])('x-seq-no %s is INVALID_ARGUMENT', async (seqNo) => {
  expect((await call('ExitGameRoom', Buffer.alloc(0), { 'x-seq-no': seqNo })).code).toBe(grpc.status.INVALID_ARGUMENT);
});

test.each(['0', '3', 'two'])('x-protocol-version %s is answered with ErrorInvalidProtocolVersion', async (version) => {
  const answered = await call('Login', LOGIN, { 'x-protocol-version': version });
  expect(loginResult(answered)).toBe(othello.ResultCode.ErrorInvalidProtocolVersion);
});

test.each(['', 'Bearer', 'Basic abc', 'Bearer '])('authorization "%s" is no token', async (authorization) => {
  const { message } = await call('ExitGameRoom', Buffer.alloc(0), { authorization });
  const code = othello.RspExitGameRoom.decode(message ?? Buffer.alloc(0)).result?.code;
  expect(code).toBe(othello.ResultCode.ErrorUserInvalidToken);
});

test('a deadline that has passed is DEADLINE_EXCEEDED and leaves nothing done', async () => {
  const raw = (each: Buffer) => each;
  const options = { deadline: Date.now() - 1 };
  const code = await new Promise((resolve) =>
    client.makeUnaryRequest('/othello.Othello/Login', raw, raw, LOGIN, options, (error) => resolve(error?.code)),
  );
  expect(code).toBe(grpc.status.DEADLINE_EXCEEDED);
});

test('grpc.health.v1 tells that the server and its service are serving', async () => {
  const { bytes } = { bytes: Buffer.concat([Buffer.from([10, 15]), Buffer.from('othello.Othello')]) };
  const raw = (each: Buffer) => each;
  for (const asked of [Buffer.alloc(0), bytes]) {
    const answer = await new Promise((resolve, reject) =>
      client.makeUnaryRequest('/grpc.health.v1.Health/Check', raw, raw, asked, (error, message) =>
        error ? reject(error) : resolve(message?.toString('hex')),
      ),
    );
    expect(answer).toBe('0801');
  }
  expect(protoLoader.loadSync(healthProto)).toHaveProperty(['grpc.health.v1.Health']);
});

describe.each(['v1', 'v1alpha'])('reflection %s', (version) => {
  const protoFile = fileURLToPath(
    new URL(
      `../../node_modules/@grpc/reflection/build/proto/grpc/reflection/${version}/reflection.proto`,
      import.meta.url,
    ),
  );
  interface Reflected {
    listServicesResponse?: { service: { name: string }[] };
    fileDescriptorResponse?: { fileDescriptorProto: Buffer[] };
    errorResponse?: { errorCode: number };
  }

  /** One question to the reflection service. */
  function ask(question: object): Promise<Reflected> {
    const definition = protoLoader.loadSync(protoFile)[`grpc.reflection.${version}.ServerReflection`];
    const Reflection = grpc.makeGenericClientConstructor(definition as grpc.ServiceDefinition, 'ServerReflection');
    const reflection = new Reflection(node.grpcAddress, grpc.credentials.createInsecure());
    return new Promise<Reflected>((resolve, reject) => {
      const open = reflection['ServerReflectionInfo'] as () => grpc.ClientDuplexStream<object, Reflected>;
      const stream = open.call(reflection);
      stream.on('data', (answer: Reflected) => {
        resolve(answer);
        stream.end();
      });
      stream.on('error', reject);
      stream.write(question);
    }).finally(() => reflection.close());
  }

  test('lists every service of the port', async () => {
    const { listServicesResponse } = await ask({ listServices: '' });
    expect(listServicesResponse?.service.map(({ name }) => name)).toEqual([
      'othello.Othello',
      'grpc.health.v1.Health',
      'grpc.reflection.v1.ServerReflection',
      'grpc.reflection.v1alpha.ServerReflection',
    ]);
  });

  test('gives the file that declares the service, and no path of this machine', async () => {
    const { fileDescriptorResponse } = await ask({ fileContainingSymbol: 'othello.Othello' });
    const file = fileDescriptorResponse?.fileDescriptorProto[0]?.toString('latin1');
    expect(file).toContain('RandomJoin');
    expect(file).not.toMatch(/node_modules|\/(work|home|root|tmp)\//);
  });

  test.each(['othello.GameRoom.GameRoomStatus', 'othello.Othello.Login', 'grpc.health.v1.HealthListResponse'])(
    'finds the file of %s',
    async (symbol) => {
      const { fileDescriptorResponse } = await ask({ fileContainingSymbol: symbol });
      expect(fileDescriptorResponse?.fileDescriptorProto).toHaveLength(1);
    },
  );

  test('says NOT_FOUND for what is not there, INVALID_ARGUMENT for no question', async () => {
    expect(await ask({ fileContainingSymbol: 'othello.Nothing' })).toMatchObject({ errorResponse: { errorCode: 5 } });
    expect(await ask({ fileByFilename: '../../etc/passwd' })).toMatchObject({ errorResponse: { errorCode: 5 } });
    expect(await ask({})).toMatchObject({ errorResponse: { errorCode: 3 } });
  });
});
