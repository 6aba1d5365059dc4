import fc from 'fast-check';
import { Matchmaking, type WaitingPlayer } from '../../src/game/index.ts';
import { SweepService } from '../../src/game/sweep.service.ts';
import { expectConsistent } from '../kit/consistent.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { unexplained } from '../kit/linearizable.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { inProcessTransport, type Transport } from '../kit/transports.ts';
import { LOBBY } from './lobby-model.ts';
import { type Intent, LobbyRun } from './lobby-run.ts';
import { gateStatements, ungateStatements } from './statement-gate.ts';

// The short form is one of the tests; `npm run test:models` runs the long one.
const isLong = process.env['MODELS'] === 'long';
const RUNS = isLong ? 2000 : 30;
const USERS = 3;
const ROUNDS = 30;

/** Whoever waits longest, whatever the ratings: the model knows none. */
class Anyone extends Matchmaking {
  choose = (_: unknown, waiting: readonly WaitingPlayer[]) => waiting;
}

let database: FreshDatabase;
let nodes: TestNode[];
let transports: Transport[];
let rows: Rows;
beforeAll(async () => {
  gateStatements();
  database = await freshDatabase();
  const options = { databaseUrl: database.url, team: { overrides: [{ provide: Matchmaking, useClass: Anyone }] } };
  nodes = [await startNode(options), await startNode(options)];
  for (const node of nodes) await node.app.get(SweepService, { strict: false }).stop(); // it merges rooms at its own times
  transports = nodes.map(inProcessTransport);
  rows = openRows(database.url);
});
afterAll(async () => {
  ungateStatements();
  await rows.close();
  for (const node of nodes.reverse()) await node.close();
  await database.drop();
});

const intent = fc.record<Intent>({
  user: fc.nat(USERS - 1),
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant('put' as const) },
    { weight: 6, arbitrary: fc.constantFrom('accept' as const, 'randomJoin' as const, 'create' as const) },
    { weight: 3, arbitrary: fc.constantFrom('sync' as const, 'rematch' as const) },
    { weight: 1, arbitrary: fc.constantFrom('exit' as const, 'login' as const) },
  ),
  choice: fc.nat(),
  node: fc.nat(1),
});

/** calls at the same time, of which a user makes one, and a login beside it; or the end of a turn's time */
const round = fc.oneof(
  { weight: 10, arbitrary: fc.array(intent, { minLength: 1, maxLength: 1 }) },
  { weight: 10, arbitrary: fc.array(intent, { minLength: 2, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constant('timeout' as const) },
);

test(
  `${RUNS} runs of calls at the same time on two nodes: what each is answered follows from some order of them`,
  async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: ROUNDS, maxLength: ROUNDS }), fc.scheduler(), async (rounds, s) => {
        const run = new LobbyRun({ transports, rows, users: USERS });
        await run.begin();
        for (const each of rounds) await (each === 'timeout' ? run.timeOut() : run.round(each, s));
        await run.end();
        for (const { what } of run.history) {
          const [, kind = 'timeout'] = /"kind":"(\w+)"/.exec(what) ?? [];
          const met = `${kind} ${/"code":"(\w+)"/.exec(what)?.[1] ?? ''}`.trim();
          seen.set(met, (seen.get(met) ?? 0) + 1);
        }
        expect(unexplained(run.history, LOBBY)).toBeUndefined();
      }),
      { numRuns: RUNS, seed: Number(process.env['SEED'] ?? 7), endOnFailure: !isLong },
    );
    if (isLong) console.log([...seen].map(([met, times]) => `${met} ${times}`).join(', '));
    // a run in which a rule is never met says nothing of it
    expect(MET.filter((each) => !seen.has(each))).toEqual([]);
    await expectConsistent(database.url);
  },
  isLong ? 3_600_000 : 300_000,
);

const MET = [
  'accept ErrorGameRoomFull',
  'accept ErrorInvalidGameRoom',
  'accept Success',
  'create ErrorAlreadyInGameRoom',
  'create Success',
  'exit Success',
  'login Success',
  'put ErrorGameNotInPlay',
  'put ErrorIllegalMove',
  'put ErrorNotYourTurn',
  'put ErrorUserDuplicatedLogin',
  'put Success',
  'randomJoin ErrorInvalidGameRoom',
  'randomJoin Success',
  'rematch ErrorAlreadyInGameRoom',
  'rematch ErrorInvalidGameRoom',
  'rematch Success',
  'sync Success',
  'timeout',
];
