import { readIdl } from '../../src/rpc/codec.ts';
import { ThriftServer } from '../../src/transports/thrift/thrift.server.ts';
import { useNode } from '../kit/every-transport.ts';
import { newPlayer, roomOf } from '../kit/player.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { thriftTimes } from '../kit/thrift-times.ts';
import { until } from '../kit/until.ts';
import { type HostileMessage, hostileMessages, type Protocol } from './hostile-thrift.ts';
import { thriftWires } from './thrift-wires.ts';

// Thrift's six wires and POST /thrift under hostile messages: bodies of requests that are not Thrift are in transports.spec.ts.

/** A message without a frame that does not end is waited for no longer than that. */
const stage = useNode({ over: [], team: { modules: [thriftTimes({ messageMs: 300, checkMs: 50 })] } });

const PROTOCOLS: Protocol[] = ['binary', 'compact'];

/** The same on each wire. @returns what is wrong */
async function wrongOf(message: HostileMessage): Promise<unknown> {
  const verdicts = await Promise.all(
    Object.entries(thriftWires(stage.node)).map(async ([name, send]) => [name, await send(message)] as const),
  );
  const first = verdicts[0]?.[1];
  const isWrong = verdicts.some(
    ([, { how, isSuccess }]) =>
      how.startsWith('fault') ||
      how !== first?.how ||
      isSuccess !== first.isSuccess ||
      (message.isRefused && isSuccess),
  );
  return isWrong ? [message.what, Object.fromEntries(verdicts)] : undefined;
}

/** Its connections are closed, and a neighbour is served. */
async function expectWell(): Promise<void> {
  const server = stage.node.app.get(ThriftServer, { strict: false });
  await until(async () => server.gauge.connections === 0, 'no connection');
  expect(server.gauge.heldBytes).toBe(0);
  const neighbour = await newPlayer(envelopeTransport(stage.node));
  expect(roomOf(await neighbour.create({ private: true })).roomId).toBeDefined();
}

test.each(PROTOCOLS)(
  'hostile values of a field of every type have one verdict on every wire of %s',
  async (protocol) => {
    const wrong: unknown[] = [];
    let count = 0;
    for (const message of hostileMessages(readIdl(), protocol)) {
      count++;
      const found = await wrongOf(message);
      if (found) wrong.push(found);
      if (wrong.length > 3) break; // a kind, not one
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(150);
    await expectWell();
  },
);
