import { WatchedShards } from '../../src/persistence/index.ts';
import { Topics } from '../../src/push/topics.ts';
import { SubscribersByUser } from '../../src/push/subscribers-by-user.ts';
import type { Subscriber } from '../../src/push/topic.ts';
import { Failure, FAILURES } from '../../src/rpc/failures.ts';
import type { StreamSource, StreamState } from '../../src/rpc/stream-source.ts';
import type { Sessions } from '../../src/rpc/sessions.ts';

const WATCHED = 1200;
/** a few ms of PostgreSQL's time */
const SLICE = 500;
const keys = Array.from({ length: WATCHED }, (_, index) => `k${index}`);

test('however many things are watched, those that may have changed and those that have are read a slice at a time', async () => {
  const looked: string[][] = [];
  const read: string[][] = [];
  const state = { version: 1, isOver: false };
  const source = {
    topic: 'thing',
    findChanged: async (versions: ReadonlyMap<string, number>) => {
      looked.push([...versions.keys()]);
      return [...versions.keys()];
    },
    read: async (asked: readonly string[]) => {
      read.push([...asked]);
      return new Map(asked.map((key) => [key, { ...state, version: 2 }]));
    },
  } as unknown as StreamSource<StreamState>;
  const topics = new Topics(new WatchedShards());
  const watching = keys.map((key) => topics.of({ source, key, state, seenVersion: undefined }));
  const notified: string[] = [];
  for (const topic of watching)
    topic.subscribers.set('session', { catchUp: () => notified.push(topic.key) } as unknown as Subscriber);
  await topics.recheck();
  await topics.idle();
  expect(looked.flat().toSorted()).toEqual(keys.toSorted());
  expect(read.flat().toSorted()).toEqual(keys.toSorted());
  expect(Math.max(...[...looked, ...read].map((slice) => slice.length))).toBeLessThanOrEqual(SLICE);
  expect(notified.toSorted()).toEqual(keys.toSorted());
});

test('however many watch, their sessions are read a slice at a time, and each that has ended ends its streams', async () => {
  const looked: string[][] = [];
  const why = new Failure(FAILURES.UserDuplicatedLogin, 'replaced');
  const sessions = {
    findEnded: async (hashes: readonly Buffer[]) => {
      const slice = hashes.map((hash) => hash.toString('latin1'));
      looked.push(slice);
      return hashes.filter((_, index) => slice[index]!.endsWith('7')).map((tokenHash) => ({ tokenHash, why }));
    },
  } as unknown as Sessions;
  const refused: string[] = [];
  const watchers = new SubscribersByUser(sessions, ({ session }) => refused.push(session), new WatchedShards());
  for (const key of keys) watchers.add({ userId: key, session: key } as Subscriber);
  await watchers.recheck();
  expect(looked.flat().toSorted()).toEqual(keys.toSorted());
  expect(Math.max(...looked.map((slice) => slice.length))).toBeLessThanOrEqual(SLICE);
  expect(refused.toSorted()).toEqual(keys.filter((key) => key.endsWith('7')).toSorted());
});
