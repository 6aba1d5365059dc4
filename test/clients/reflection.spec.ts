import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { schema } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';

// Clients that others wrote agree on what is served.

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.close());

const rpcs = [...schema.procedures.keys(), 'Play'].sort();

const python = async (service: string) =>
  (await run('/usr/bin/python3', [path.join(root, 'test/clients/reflection.py'), node.grpcAddress, service])).stdout
    .trim()
    .split('\n');

test('buf lists every method of every service of the port', async () => {
  const buf = path.join(root, 'node_modules/.bin/buf');
  const asked = ['curl', '--protocol', 'grpc', '--http2-prior-knowledge', '--list-methods'];
  const { stdout } = await run(buf, [...asked, `http://${node.grpcAddress}`]);
  expect(stdout.trim().split('\n')).toEqual([
    ...['Check', 'List', 'Watch'].map((name) => `grpc.health.v1.Health/${name}`),
    ...['v1', 'v1alpha'].map((version) => `grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`),
    ...rpcs.map((name) => `othello.Othello/${name}`),
  ]);
});

test("Python's protobuf links the files that it is given", async () => {
  const methods = await python('othello.Othello');
  expect(methods.map((line) => line.split(' ')[0]).sort()).toEqual(rpcs);
  expect(methods).toContain('GamePut othello.ReqGamePut othello.RspGamePut');
  expect(await python('grpc.health.v1.Health')).toEqual(
    expect.arrayContaining(['List grpc.health.v1.HealthListRequest grpc.health.v1.HealthListResponse']),
  );
});
