import { CallImpossible, CallRefused, extendClient, type OnResponse, type StreamIn } from '@othello-rpc/client';
import { tablesOf } from '../../src/rpc/idl/tables.ts';
import { type Attempt, answer, LOGGED_IN, lost, type Outcome, ScriptedTransport } from './scripted-transport.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { until } from '../kit/until.ts';
import { Counters, counterSchema, counterTeam } from '../push/counter.ts';
import { newAccount, WAYS } from './ways.ts';

// A team's procedures and streams by the SDK: a call is done once, a stream goes on where it broke.

interface Responses {
  RspPoke: { number?: number };
  RspCounter: { version?: number; whole?: boolean };
}

/** What `othello gen` writes for test/fixtures/counter.proto, as far as it is used here. */
interface CounterMethods {
  poke(request?: { number?: number }): Promise<Responses['RspPoke']>;
  watchCounter(
    request?: { name?: string; sinceVersion?: number },
    options?: { signal?: AbortSignal },
  ): StreamIn<Responses>;
  on: OnResponse<Responses>;
}

const CounterClient = extendClient<CounterMethods>(tablesOf(counterSchema.idl));
type CounterClient = InstanceType<typeof CounterClient>;

const counter = (version: number) => answer('RspCounter' as 'RspGameSync', { version });
const heartbeat = (version: number, resume = false) => answer('RspWatchCounter' as 'RspSubscribe', { version, resume });

async function scripted(
  calls: (attempt: Attempt, index: number) => Outcome,
  streams: Parameters<typeof ScriptedTransport.withStreams>[1] = () => undefined,
) {
  const transport = ScriptedTransport.withStreams(
    (attempt, index) => (attempt.procedure === 'Login' ? LOGGED_IN : calls(attempt, index)),
    streams,
  );
  const quick = { backoffMs: 1, backoffCeilingMs: 2 };
  const client = new CounterClient({ transport, retry: quick, push: quick });
  await client.login({ platformToken: 'device' });
  return { client, transport };
}

async function versionsOf(stream: StreamIn<Responses>, count = Infinity): Promise<(number | undefined)[]> {
  const versions: (number | undefined)[] = [];
  for await (const { body } of stream) {
    versions.push((body as Responses['RspCounter']).version);
    if (versions.length === count) break;
  }
  return versions;
}

test("a team's call is counted, and sent again with the same seqNo until it is answered", async () => {
  const { client, transport } = await scripted((_, index) =>
    index === 1 ? lost() : [answer('RspPoke' as 'RspGamePut', { number: 7 })],
  );
  expect(await client.poke({ number: 7 })).toMatchObject({ number: 7 });
  await client.poke({ number: 8 });
  expect(transport.outline).toEqual(['Login -', 'Poke 1', 'Poke 1', 'Poke 2']);
});

test('a stream that breaks goes on from the version that was pushed or in a heartbeat', async () => {
  const { client, transport } = await scripted(
    () => 'stall',
    (stream, index) => {
      if (index === 0) stream.say(counter(2), counter(3)).end(lost());
      else if (index === 1) stream.say(heartbeat(5)).end(lost());
      else if (index === 2) stream.say(heartbeat(5, true)).end();
      else stream.say(counter(6)).end();
    },
  );
  expect(await versionsOf(client.watchCounter({ name: 'a' }))).toEqual([2, 3, 6]);
  const asked = transport.streams.map(({ subscription }) => subscription);
  expect(asked.map(({ sinceVersion }) => sinceVersion)).toEqual([undefined, 3, 5, 5]);
  expect(asked.map((each) => ('name' in each ? each.name : ''))).toEqual(['a', 'a', 'a', 'a']);
});

test('a stream that a rule refuses throws the refusal', async () => {
  const refusal = answer('RspWatchCounter' as 'RspSubscribe', {}, 'ErrorInvalidArgument');
  const { client } = await scripted(
    () => 'stall',
    (stream) => stream.say(refusal).end(),
  );
  await expect(versionsOf(client.watchCounter())).rejects.toMatchObject({
    name: 'CallRefused',
    code: 'ErrorInvalidArgument',
    procedure: 'WatchCounter',
  });
});

test('a stream is left by leaving its loop, by its signal and by closing the client', async () => {
  const { client, transport } = await scripted(
    () => 'stall',
    (stream) => stream.say(counter(2)),
  );
  await versionsOf(client.watchCounter(), 1);
  const stop = new AbortController();
  const signalled = versionsOf(client.watchCounter({}, { signal: stop.signal }));
  await until(async () => transport.streams.length === 2, 'the second stream to be open');
  stop.abort();
  expect(await signalled).toEqual([2]);
  const closed = versionsOf(client.watchCounter());
  await until(async () => transport.streams.length === 3, 'the third stream to be open');
  client.close();
  await expect(closed).rejects.toBeInstanceOf(CallImpossible);
  await until(async () => transport.streams.every(({ isLeft }) => isLeft), 'all streams to be left');
});

test("a procedure whose method would hide one of the client's own is refused, by name", () => {
  const tables = tablesOf(counterSchema.idl);
  const procedures = { ...tables.procedures, Close: { id: 1005, requestField: 'closeReq' } };
  expect(() => extendClient({ ...tables, procedures })).toThrow(
    /procedure Close: close is a method of the client's own/,
  );
});

describe('over', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await startNode({ team: counterTeam() });
  });
  afterAll(() => node.close());

  test.each(WAYS)("%s a team's call is answered, its no is a refusal, and its stream is pushed", async (name, open) => {
    const client = new CounterClient({ transport: open(node) });
    await client.loginOrRegister(newAccount());
    expect(await client.poke({ number: 7 })).toMatchObject({ number: 7 });
    const counters = node.app.get(Counters, { strict: false });
    const watched = client.watchCounter({ name });
    expect((await watched.next()).value?.body).toMatchObject({ version: 1, whole: true });
    counters.bump(name);
    expect((await watched.next()).value?.body).toMatchObject({ version: 2, whole: false });
    await watched.return();
    await expect(client.watchCounter({ name: 'secret' }).next()).rejects.toBeInstanceOf(CallRefused);
    client.close();
  });
});
