import v8 from 'node:v8';
import vm from 'node:vm';
import { ChangeEvents } from '../../src/persistence/index.ts';
import { PushHub } from '../../src/push/index.ts';
import { InProcessServer } from '../../src/transports/in-process/in-process.server.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { until } from '../kit/until.ts';
import { BALLAST, Counters, counterTeam } from './counter.ts';

// What a node makes of reads that lag, of things that are gone and of states that can't be told. The safety nets are off:
// no re-check and no heartbeat within the hour.

const HOUR_MS = 3600_000;

let node: TestNode;
let counters: Counters;
beforeAll(async () => {
  node = await startNode({ team: counterTeam({ recheckMs: HOUR_MS, heartbeatMs: HOUR_MS }) });
  counters = node.app.get(Counters, { strict: false });
});
afterAll(() => node.close());

/** A watcher of a counter, whose first state has come. */
async function watch(name: string, { token }: { token: string }) {
  const abort = new AbortController();
  const watcher = { versions: [] as number[], wholes: [] as boolean[], hasEnded: false, close: () => abort.abort() };
  const server = node.app.get(InProcessServer, { strict: false });
  void (async () => {
    for await (const { answers } of server.stream('WatchCounter', { name }, { token, signal: abort.signal }))
      for (const { field, body } of answers)
        if (field === 'counterRsp') {
          const { version, whole } = body as { version: number; whole: boolean };
          watcher.versions.push(version);
          watcher.wholes.push(whole);
        }
    watcher.hasEnded = true;
  })();
  await until(async () => watcher.versions.length === 1, 'the first state');
  return watcher;
}

const someone = () => newPlayer(envelopeTransport(node));

test('a read that finds an older state than is known takes nobody back', async () => {
  const watcher = await watch('lagging', await someone());
  counters.bump('lagging');
  await until(async () => watcher.versions.at(-1) === 2, 'the change');
  counters.readsThatLag = 1;
  node.app.get(ChangeEvents, { strict: false }).publishWakeUps([{ topic: 'counter:lagging', version: 3 }]); // of which the read knows nothing
  await until(async () => counters.readsThatLag <= 0, 'the read');
  counters.bump('lagging');
  await until(async () => watcher.versions.at(-1) === 3, 'the next change');
  expect(watcher.versions).toEqual([1, 2, 3]);
  watcher.close();
});

test('at one version a newcomer is shown the whole, and who was there before the step to it', async () => {
  const watcher = await watch('stepping', await someone());
  counters.bumpUnpublished('stepping');
  const newcomer = await watch('stepping', await someone()); // the read for it finds the change
  await until(async () => watcher.versions.at(-1) === 2, 'the change');
  expect([watcher.wholes, newcomer.wholes]).toEqual([[true, false], [true]]);
  expect(newcomer.versions).toEqual([2]);
  watcher.close();
  newcomer.close();
});

test('a state that every subscriber was sent is held no longer', async () => {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  const abort = new AbortController();
  const received = [0, 0];
  for (const index of received.keys()) {
    const { token } = await someone();
    const body = JSON.stringify({ protocolVersion: 2, protocolId: 1000, token, watchCounterReq: { name: 'held' } });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${node.url}/api/stream`, { method: 'POST', body, headers, signal: abort.signal });
    void (async () => {
      for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) received[index]! += bytes.length;
    })().catch(() => undefined);
  }
  const each = (BALLAST.length * 4) / 3; // in Base64
  await until(async () => received.every((bytes) => bytes > each), 'the first states');
  counters.bump('held');
  await until(async () => received.every((bytes) => bytes > 2 * each), 'the change');
  await until(
    async () => {
      collect();
      return counters.made.every((made) => made.deref() === undefined);
    },
    'nobody to hold a state or an answer',
    20_000,
  );
  abort.abort();
});

test('a wake-up for a version that is known, or for what nobody watches, costs no read', async () => {
  const watchers = [await watch('known', await someone()), await watch('beside', await someone())];
  const [known, beside] = watchers;
  counters.bump('known');
  await until(async () => known!.versions.at(-1) === 2, 'the change');
  counters.reads.length = 0;
  const changeEvents = node.app.get(ChangeEvents, { strict: false });
  for (const version of [1, 2, 2]) changeEvents.publishWakeUps([{ topic: 'counter:known', version }]);
  counters.bump('unwatched');
  counters.bump('beside'); // what is stale is read together
  await until(async () => beside!.versions.at(-1) === 2, 'the change beside it');
  expect(counters.reads).toEqual(['beside']);
  for (const { close } of watchers) close();
});

test('who watches what is there no more comes to the end of the stream', async () => {
  const watcher = await watch('vanishing', await someone());
  counters.gone.add('vanishing');
  counters.bump('vanishing');
  await until(async () => watcher.hasEnded, 'the end of the stream');
  expect(watcher.versions).toEqual([1]);
});

test('a state that cannot be put into words ends its streams, and no other', async () => {
  const [broken, whole] = [await watch('broken', await someone()), await watch('whole', await someone())];
  counters.unspeakable.add('broken');
  counters.bump('broken');
  await until(async () => broken.hasEnded, 'the end of the stream');
  counters.bump('whole');
  await until(async () => whole.versions.at(-1) === 2, 'the change of the other');
  whole.close();
});

test('whoever stops watching leaves the others subscribed: of one user as of several', async () => {
  const [one, other] = [await someone(), await someone()];
  const watchers = [await watch('left', one), await watch('beside', one), await watch('left', other)];
  const push = node.app.get(PushHub, { strict: false });
  await until(async () => push.gauge.subscribers === 3, 'three subscribers');
  expect(push.gauge).toEqual({ subscribers: 3, users: 2, topics: 2 });
  watchers[0]!.close();
  await until(async () => push.gauge.subscribers === 2, 'two subscribers');
  counters.bump('left');
  counters.bump('beside');
  for (const watcher of watchers.slice(1)) await until(async () => watcher.versions.at(-1) === 2, 'the change');
  await one.again(); // ends the stream that is left of this user, and no other
  await until(async () => watchers[1]!.hasEnded, 'the end of a replaced session');
  counters.bump('left');
  await until(async () => watchers[2]!.versions.at(-1) === 3, 'the change');
  watchers[2]!.close();
  await until(async () => push.gauge.subscribers === 0, 'nobody to watch');
  expect(push.gauge).toEqual({ subscribers: 0, users: 0, topics: 0 });
});

test('sessions are replaced again and again: each time the stream of the one before ends', async () => {
  let player = await someone();
  for (let times = 0; times < 3; times++) {
    const watcher = await watch('replaced', player);
    player = await player.again();
    await until(async () => watcher.hasEnded, `the end of stream ${times + 1}`);
  }
});
