import * as grpc from '@grpc/grpc-js';
import { OthelloClient } from '@othello-rpc/client';
import { grpc as grpcTransport } from '@othello-rpc/client/grpc';
import { othello } from '../../src/generated/othello.js';
import { startNode, type TestNode } from '../kit/node.ts';
import { newAccount } from '../kit/player.ts';
import { until } from '../kit/until.ts';

// each node has a database of its own here, so that an answer tells which one gave it: a device is new to each once
let nodes: TestNode[];
beforeAll(async () => void (nodes = [await startNode(), await startNode(), await startNode()]));
afterAll(async () => {
  for (const node of nodes) await node.close();
});

const addresses = () => nodes.map(({ grpcAddress }) => grpcAddress);

/** What docs/clients.md says to any gRPC client. */
const SERVICE_CONFIG = JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] });

/** Registers one device until somebody knows it. @returns how often it was new */
async function timesNew(register: () => Promise<string>): Promise<number> {
  for (let times = 0; ; times++) {
    const code = await register();
    if (code !== 'Success') {
      expect(code).toBe('ErrorUserAlreadyExists');
      return times;
    }
  }
}

/** Asks with new devices until all nodes are connected to: the first calls go to the node that was first. */
const whenAllAreAsked = (register: () => () => Promise<string>) =>
  until(async () => (await timesNew(register())) === nodes.length, 'calls to each node in turn');

test('a gRPC client with round_robin calls the nodes of its list in turns', async () => {
  const client = new grpc.Client(`ipv4:${addresses().join()}`, grpc.credentials.createInsecure(), {
    'grpc.service_config': SERVICE_CONFIG,
  });
  const register = () => {
    const request = { platformType: 1, ...newAccount() };
    return () =>
      new Promise<string>((resolve, reject) =>
        client.makeUnaryRequest<object, othello.RspRegister>(
          '/othello.Othello/Register',
          (message) => Buffer.from(othello.ReqRegister.encode(message).finish()),
          (bytes) => othello.RspRegister.decode(bytes),
          request,
          (error, answer) => (error ? reject(error) : resolve(othello.ResultCode[answer?.result?.code ?? 0] ?? '')),
        ),
      );
  };
  await whenAllAreAsked(register);
  client.close();
});

test('the SDK does with several addresses, and goes on with those that are left', async () => {
  const client = new OthelloClient({ transport: grpcTransport(addresses()) });
  const register = () => {
    const account = { platformType: 'CUSTOM' as const, ...newAccount() };
    return () =>
      client.register(account).then(
        () => 'Success',
        ({ code }: { code: string }) => code,
      );
  };
  await whenAllAreAsked(register);
  await nodes.pop()?.close();
  for (let calls = 0; calls < 2 * nodes.length; calls++) expect(await register()()).toBe('Success');
  await whenAllAreAsked(register);
  client.close();
});
