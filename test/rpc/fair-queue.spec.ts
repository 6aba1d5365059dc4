import { DeadlinePassed } from '../../src/persistence/index.ts';
import { Failure, FAILURES } from '../../src/rpc/failures.ts';
import { FairQueue } from '../../src/rpc/fair-queue.ts';

const LATER = Number.MAX_SAFE_INTEGER;

/** Takes turns in the order given, and tells in which order they are had. */
function queue(
  turns: FairQueue,
  callers: string[],
): { had: string[]; refused: [string, unknown][]; settled: () => Promise<void> } {
  const had: string[] = [];
  const refused: [string, unknown][] = [];
  const all = callers.map(async (caller) =>
    turns.acquire(caller[0], LATER)?.then(
      () => void had.push(caller),
      (error: unknown) => void refused.push([caller, error]),
    ),
  );
  return { had, refused, settled: async () => void (await Promise.all(all)) };
}

test('a free turn is given at once, without a promise', () => {
  const turns = new FairQueue(2, 10);
  expect([turns.acquire('a', LATER), turns.acquire('b', LATER)]).toEqual([undefined, undefined]);
  expect(turns.acquire('c', LATER)).toBeInstanceOf(Promise);
});

test('who waits gets turns in rotation between callers, the oldest call of each first', async () => {
  const turns = new FairQueue(1, 100);
  void turns.acquire('x', LATER);
  const { had, settled } = queue(turns, ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']);
  for (let each = 0; each < 7; each++) turns.release();
  await settled();
  expect(had).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
});

test('one call of a caller waits for one turn of each other, however many calls those have', async () => {
  const turns = new FairQueue(1, 10_000);
  void turns.acquire('x', LATER);
  const many = Array.from({ length: 5000 }, (_, index) => `${'abcde'[index % 5]}${index}`);
  const { had } = queue(turns, [...many, 'z']);
  for (let each = 0; each < 6; each++) turns.release();
  await Promise.resolve();
  expect(had).toContain('z');
});

test('when as many wait as may, the newest call of the caller with the most is Overloaded', async () => {
  const turns = new FairQueue(1, 4);
  void turns.acquire('x', LATER);
  const { refused, had, settled } = queue(turns, ['a1', 'a2', 'a3', 'a4', 'b1', 'c1']);
  for (let each = 0; each < 4; each++) turns.release();
  await settled();
  expect(refused.map(([caller]) => caller)).toEqual(['a4', 'a3']);
  for (const [, error] of refused) {
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).kind).toBe(FAILURES.Overloaded);
    expect((error as Failure).message).toMatch(/^this server is busy/);
  }
  expect(had).toEqual(['a1', 'b1', 'c1', 'a2']);
  expect(turns.waiting).toBe(0);
});

test('a call whose time is up is told so while no turn comes free, and none is spent on it', async () => {
  const turns = new FairQueue(1, 10);
  void turns.acquire('x', LATER);
  const late = turns.acquire('a', Date.now() + 50);
  const next = turns.acquire('a', LATER);
  await expect(late).rejects.toBeInstanceOf(DeadlinePassed);
  expect(turns.waiting).toBe(1);
  turns.release();
  await next;
  turns.release();
  expect(turns.acquire('b', LATER)).toBeUndefined();
});
