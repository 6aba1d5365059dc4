import { Logger } from '@nestjs/common';
import { stackOf, warnOf } from '../../src/error-stack.ts';
import { Failure, FAILURES } from '../../src/rpc/failures.ts';
import { asFailure } from '../../src/rpc/faults.ts';
import { StartRefused } from '../../src/start-refused.ts';
import { runProgram } from '../kit/program.ts';

function readSocket(): never {
  throw new Error('the socket closed at postgres://othello:top-secret@db/othello');
}

/** The cause's message, and below it the place where it was thrown. */
const OF_THE_CAUSE = /Error: the socket closed.*\n +at readSocket/g;

function failure(wrap: (cause: unknown) => Error): Error {
  try {
    return readSocket();
  } catch (cause) {
    return wrap(cause);
  }
}

const WRAPS: [string, (cause: unknown) => Error][] = [
  ['a StartRefused', (cause) => new StartRefused('the database is not to be used: check DATABASE_URL', { cause })],
  ['a Failure', (cause) => new Failure(FAILURES.Unavailable, 'the database is out of reach', { cause })],
];

test.each(WRAPS)("the stack of %s shows its cause's once, without a password", (_, wrap) => {
  const stack = stackOf(failure(wrap));
  expect(stack.match(OF_THE_CAUSE)).toHaveLength(1);
  expect(stack).not.toContain('top-secret');
});

test('causes that name each other, or that are many, end', () => {
  const first = new Error('first');
  first.cause = new Error('second', { cause: first });
  expect(stackOf(first).match(/Caused by/g)).toHaveLength(1);
  let deep = new Error('deepest');
  for (let depth = 0; depth < 100; depth++) deep = new Error(`over ${depth}`, { cause: deep });
  expect(stackOf(deep).match(/Caused by/g)!.length).toBeLessThan(10);
});

describe('the log', () => {
  const lines: string[] = [];
  const note = (message: string | (() => string)) => {
    lines.push(typeof message === 'function' ? message() : message);
  };
  beforeAll(() => {
    Logger.overrideLogger({ log: note, error: note, warn: note, debug: note });
  });
  afterAll(() => {
    Logger.overrideLogger(false);
  });
  beforeEach(() => lines.splice(0));

  test("of a fault that a handler threw shows its cause's stack once", () => {
    asFailure(failure((cause) => new Failure(FAILURES.Unavailable, 'the database is out of reach', { cause })));
    expect(lines.join('\n').match(OF_THE_CAUSE)).toHaveLength(1);
  });

  test("of what nobody foresaw shows its cause's stack once", () => {
    asFailure(failure((cause) => new TypeError('x is not a function', { cause })));
    expect(lines.join('\n').match(OF_THE_CAUSE)).toHaveLength(1);
  });

  test('of work that is repeated says what went wrong, and shows the stack apart', () => {
    warnOf(
      new Logger('Test'),
      'rooms could not be read',
      failure((cause) => new Error('no answer', { cause })),
    );
    expect(lines[0]).toBe('rooms could not be read: no answer');
    expect(lines[1]!.match(OF_THE_CAUSE)).toHaveLength(1);
  });
});

test('a refused start shows the stack of its cause to those who ask, and one line to others', async () => {
  const env = { DATABASE_URL: 'postgres://nobody:top-secret@127.0.0.1:1/none' };
  const asked = await runProgram({ ...env, LOG_LEVEL: 'debug' });
  expect(asked.printed.match(/Caused by: \w*Error: connect ECONNREFUSED/g)).toHaveLength(1);
  expect(asked.printed).not.toContain('top-secret');
  expect((await runProgram(env)).printed).toMatch(/^othello: the database is not to be used [^\n]+\n$/);
});
