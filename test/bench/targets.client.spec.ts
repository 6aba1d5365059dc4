import { PreparedGames, putsOf } from '../../bench/src/targets/prepared-games.ts';
import { openPrepared, type PreparedTransport } from '../../bench/src/targets/prepared-wires.ts';
import { ownSchema } from '../../src/rpc/codec.ts';
import { type TestNode, startNode } from '../kit/node.ts';
import { openRows, type Rows } from '../kit/rows.ts';

const schema = ownSchema();
const CALLERS = 2;
let node: TestNode;
let rows: Rows;
let games: PreparedGames;

beforeAll(async () => {
  node = await startNode();
  rows = openRows(node.databaseUrl);
  games = await PreparedGames.make(node.databaseUrl, CALLERS, 7);
});
afterAll(async () => {
  await games.close();
  await rows.close();
  await node.close();
});

const open = (transport: PreparedTransport) =>
  openPrepared(transport, {
    port: transport === 'grpc' ? node.grpcPort : node.httpPort,
    callers: CALLERS,
    schema,
  });

const versions = async () =>
  (
    await rows.query<{ version: number; plies: number }>(
      'SELECT version, octet_length(moves) AS plies FROM rooms ORDER BY id',
    )
  ).map(({ version, plies }) => [version, plies]);

describe.each(['envelope-protobuf', 'grpc'] as const)('the prepared client over %s', (transport) => {
  test('plays each prepared game to its end, callers at once, and once more after they are renewed', async () => {
    const wire = open(transport);
    for (let round = 0; round < 2; round++) {
      await games.renew();
      expect(await versions()).toEqual([
        [2, 0],
        [2, 0],
      ]);
      await Promise.all(
        games.all.map(async (game, caller) => {
          for (const step of putsOf(game)) await wire.prepare(step)(caller);
        }),
      );
      expect(await versions()).toEqual([
        [42, 40],
        [42, 40],
      ]);
    }
    wire.close();
  });

  test('takes no refusal for a success', async () => {
    await games.renew();
    const [game] = games.all;
    if (!game) throw new Error('no game');
    const [first, second] = putsOf(game);
    if (!first || !second) throw new Error('no puts');
    const wire = open(transport);
    await expect(wire.prepare(second)(0)).rejects.toThrow('GamePut was answered with ResultCode 107');
    await expect(wire.prepare({ ...first, token: 'nobody' })(0)).rejects.toThrow('ResultCode 105');
    await wire.prepare(first)(0);
    wire.close();
    await expect(wire.prepare(first)(0)).rejects.toThrow(/closed/);
  });
});
