import './thrift-under-jest.ts';
import { ThriftMessages } from '../../src/transports/thrift/thrift-messages.ts';
import { MemoryGameModule } from '../../bench/src/memory-game.ts';
import { NoOpModule } from '../../bench/src/no-op.ts';
import { NO_OP_IDL, noOpSchema } from '../../bench/src/no-op-schema.ts';
import { FramedConnection, frameOf } from '../../bench/src/wires/framed-connection.ts';
import type { NoOpRequest } from '../../bench/src/peers/bare-thrift.ts';
import { openThrift } from '../../bench/src/wires/thrift-wire.ts';
import { type TestNode, startNode } from '../kit/node.ts';

const { startBareThrift } = await import('../../bench/src/peers/bare-thrift.ts');

const NO_OP = { procedure: 'NoOp', request: { roomId: 42, r: 2, c: 3 } };
const CALL = frameOf(new ThriftMessages(noOpSchema(), 'binary').call(NO_OP.procedure, NO_OP.request));

let node: TestNode;
let bare: Awaited<ReturnType<typeof startBareThrift>>;
const decoded: NoOpRequest[] = [];
beforeAll(async () => {
  node = await startNode({ team: { modules: [MemoryGameModule, NoOpModule], idl: NO_OP_IDL } });
  bare = await startBareThrift((request) => decoded.push(request));
});
afterAll(async () => {
  bare.server.close();
  await node.close();
});

async function answersOf(port: number): Promise<Buffer[]> {
  const connection = new FramedConnection({ port });
  const answers = [await connection.ask(CALL), await connection.ask(CALL)];
  connection.close();
  return answers;
}

test("the server of npm's thrift that ours is held against answers a call with the same bytes", async () => {
  const [first, second] = await answersOf(bare.port);
  expect(first?.length).toBeGreaterThan(64); // the board
  expect(second).toEqual(first);
  expect(await answersOf(node.thriftPort)).toEqual([first, second]);
});

test('and decodes the whole request, as ours does', async () => {
  decoded.length = 0;
  await answersOf(bare.port);
  const { roomId, r, c } = NO_OP.request;
  expect(decoded.map((request) => ({ roomId: Number(request.roomId), r: request.r, c: request.c }))).toEqual([
    { roomId, r, c },
    { roomId, r, c },
  ]);
});

describe("the comparison's client", () => {
  test('calls both, over connections that are kept and over one a call', async () => {
    for (const port of [bare.port, node.thriftPort])
      for (const connections of ['kept', 'one-a-call'] as const) {
        const wire = openThrift({ port, schema: noOpSchema(), connections, callers: 2 });
        await Promise.all([0, 1].map((caller) => wire.call(NO_OP, caller)));
        wire.close();
      }
  });

  test('takes no refusal for a success, and says who it calls', async () => {
    const wire = openThrift({ port: node.thriftPort, schema: noOpSchema(), connections: 'kept', callers: 1 });
    const sync = { procedure: 'GameSync', request: { roomId: 1 } };
    await expect(wire.call({ ...sync, token: 'nobody', seqNo: 1 }, 0)).rejects.toThrow('GameSync was refused: 105');
    await expect(wire.call({ procedure: 'Nope', request: {} }, 0)).rejects.toThrow('there is no method Nope');
    wire.close();
    await expect(wire.call(sync, 0)).rejects.toThrow(/closed/);
  });
});
