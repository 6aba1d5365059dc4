import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { othello } from '../../src/generated/othello.js';
import { startNode, type TestNode } from '../kit/node.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');

let node: TestNode;
const made = mkdtempSync(path.join(tmpdir(), 'thrift-npm-'));
beforeAll(async () => {
  await run('thrift', ['--gen', 'js:node,es6', '-out', made, path.join(root, 'proto/othello.thrift')]);
  node = await startNode();
});
afterAll(async () => {
  await node?.close();
  rmSync(made, { recursive: true });
});

test("npm's thrift plays a game to its end, one player over HTTP and one over a framed connection", async () => {
  const program = path.join(root, 'test/clients/thrift-npm.cjs');
  const env = { ...process.env, NODE_PATH: path.join(root, 'node_modules') };
  const { stdout } = await run(process.execPath, [program, made, `${node.httpPort}`, `${node.thriftPort}`], { env });
  const { moves, scores, isErrorSystem, code } = JSON.parse(stdout) as Record<string, unknown>;
  expect(moves).toBeGreaterThan(8);
  expect(scores).toBeGreaterThan(8);
  expect([isErrorSystem, code]).toEqual([true, othello.ResultCode.ErrorInvalidGameRoom]);
});
