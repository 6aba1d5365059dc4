import { QueryFailedError } from 'typeorm';
import { asFailure } from '../../src/rpc/faults.ts';
import {
  asStatementError,
  ConnectionFailure,
  DeadlinePassed,
  isWorthRepeating,
  reactionTo,
} from '../../src/persistence/database-errors.ts';
import { CLASSES, CODES } from '../../src/persistence/sqlstates.ts';
import { Logger } from '@nestjs/common';

beforeAll(() => void Logger.overrideLogger(false));

const withCode = (code: string) => Object.assign(new Error(`marker of ${code}`), { code });
/** as TypeORM passes it on */
const inQuery = (error: Error) => new QueryFailedError('SELECT 1', [], error);
const httpOf = (error: unknown) => asFailure(error).kind.http;

/** PostgreSQL 18, appendix A: each class with what a call that meets it is answered. */
const APPENDIX: Record<string, 'repeat' | 409 | 500 | 503> = {
  ...{ '00': 500, '01': 500, '02': 500, '03': 500, '08': 503, '09': 500, '0A': 500, '0B': 500, '0F': 500, '0L': 500 },
  ...{ '0P': 500, '0Z': 500, '10': 500, '20': 500, '21': 500, '22': 500, '23': 500, '24': 500, '25': 500, '26': 503 },
  ...{ '27': 500, '28': 503, '2B': 500, '2D': 500, '2F': 500, '34': 500, '38': 500, '39': 500, '3B': 500, '3D': 503 },
  ...{ '3F': 503, '40': 'repeat', '42': 500, '44': 500, '53': 503, '54': 500, '55': 500, '57': 503, '58': 503 },
  ...{ '72': 'repeat', F0: 503, HV: 500, P0: 500, XX: 500 },
};

test('every class of PostgreSQL has a row, and there is no row without a class', () => {
  expect(Object.keys(CLASSES).sort()).toEqual(Object.keys(APPENDIX).sort());
});

test.each(Object.entries(APPENDIX))('class %s is answered with %s, as pg and as TypeORM pass it on', (kind, answer) => {
  const error = withCode(`${kind}XYZ`);
  for (const each of [error, inQuery(error)]) {
    expect(isWorthRepeating(each)).toBe(answer === 'repeat');
    expect(httpOf(each)).toBe(answer === 'repeat' ? 409 : answer);
  }
});

test.each([
  ['25006', 503, true], // read-only: another server takes the writes
  ['25P02', 500, true],
  ['25P03', 503, true],
  ['25P04', 503, true],
  ['40001', 409, false],
  ['40P01', 409, false],
  ['40002', 500, false],
  ['40003', 503, true],
  ['42501', 503, false], // an operator's missing GRANT
  ['42601', 500, false],
  ['23505', 500, false],
  ['53100', 503, false],
  ['53200', 503, false],
  ['53300', 503, true],
  ['55P03', 409, false],
  ['57014', 503, false],
  ['57P01', 503, true],
  ['57P02', 503, true],
  ['57P03', 503, true],
  ['57P04', 503, true],
  ['57P05', 503, true],
  ['08006', 503, true],
  ['08P01', 503, true],
  ['28P01', 503, true],
  ['XX000', 500, true],
])('%s is answered with %d, and the connection is given up: %s', (code, http, dropsConnection) => {
  expect(httpOf(withCode(code))).toBe(http);
  expect(reactionTo(inQuery(withCode(code))).dropsConnection).toBe(dropsConnection);
});

test('a code that differs from its class differs from it in what is done', () => {
  const same = Object.entries(CODES).filter(([code, reaction]) => CLASSES[code.slice(0, 2)] === reaction);
  expect(same).toEqual([]);
});

/** What pg 8 and pg-pool 3 throw without a code. */
const WORDS = [
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Query read timeout',
  'timeout expired',
  'timeout exceeded when trying to connect',
  'Cannot use a pool after calling end on the pool',
  'Received unexpected dataRow message from backend.',
];

test.each(WORDS)('"%s" is answered with 503', (message) => {
  const error = new Error(message);
  for (const each of [error, inQuery(error), asStatementError(error), new ConnectionFailure(error)])
    expect(httpOf(each)).toBe(503);
});

test.each([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])('%s of a connection to PostgreSQL is answered with 503; that of a socket of somebody else is a bug', (code) => {
  const error = withCode(code);
  for (const each of [inQuery(error), asStatementError(error), new ConnectionFailure(error)]) {
    expect(httpOf(each)).toBe(503);
    expect(reactionTo(each).dropsConnection).toBe(true);
  }
  expect(httpOf(error)).toBe(500);
});

test('whatever a connect fails with is answered with 503, wrong passwords and certificates too', () => {
  for (const cause of [withCode('28P01'), withCode('42501'), withCode('CERT_HAS_EXPIRED'), new Error('SASL: no')])
    expect(httpOf(new ConnectionFailure(cause))).toBe(503);
});

test('a call that ran out of time is answered with 503, and what is not of the database with 500', () => {
  expect(httpOf(new DeadlinePassed())).toBe(503);
  for (const error of [new TypeError('x is undefined'), withCode('ERR_INVALID_ARG_TYPE'), 'a text', undefined, null])
    expect(httpOf(error)).toBe(500);
});

test('what callers are told names no code, address or statement', () => {
  for (const code of [...Object.keys(CODES), ...Object.keys(CLASSES).map((kind) => `${kind}000`)]) {
    const { message } = asFailure(inQuery(withCode(code)));
    expect(message).not.toMatch(/marker|SELECT/);
    expect(message).not.toContain(code);
    expect(message).toMatch(/^[^\n]+: send [a-z ]+ again as it is$/);
  }
});

test('the cause of a failed connection is kept', () => {
  const cause = withCode('57P01');
  expect(new ConnectionFailure(cause).cause).toBe(cause);
  expect((asStatementError(withCode('ECONNRESET')) as Error).cause).toMatchObject({ code: 'ECONNRESET' });
});
