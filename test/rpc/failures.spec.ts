import { ForbiddenException } from '@nestjs/common';
import { DeadlinePassed } from '../../src/persistence/index.ts';
import { asFailure } from '../../src/rpc/faults.ts';
import { othello } from '../../src/generated/othello.js';
import { declaredFailures, Failure, FAILURES } from '../../src/rpc/failures.ts';

const V_1_CODES = [0, 100, 101, 102, 103, 104, 105, 106, 200, 201];
const rows = declaredFailures();

test('the table of failures is total: every ResultCode but Success has a row', () => {
  const told = new Set(rows.map(({ code }) => code));
  const codes = Object.keys(othello.ResultCode).filter((name) => Number.isNaN(Number(name)));
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((name) => name !== 'Success' && !told.has(name))).toEqual([]);
});

test.each(rows)('$name: a V_1 caller gets a code that its parser knows', ({ code, v1 }) => {
  const number = Number(othello.ResultCode[code as keyof typeof othello.ResultCode]);
  expect(V_1_CODES).toContain(othello.ResultCode[v1]);
  if (V_1_CODES.includes(number)) expect(v1).toBe(code);
  else expect(othello.ResultCode[v1]).toBe(number < 200 ? 106 : 200);
});

test.each(rows)('$name: a rule answers with 200 and OK, a fault with neither', ({ http, grpc }) => {
  expect(http === 200).toBe(grpc === 0);
});

test('whatever a message quotes, it is one short line of whole characters', () => {
  const quoted = (text: string) => new Failure(FAILURES.Malformed, `the body is no Request (${text})`).message;
  for (const text of ['a\nb', 'a\r\nb', 'a\u2028b', 'a\u0000b', 'a\u202eb', 'a\ud800b', 'x'.repeat(70_000)])
    expect(quoted(text)).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{20,200}$/u);
  expect(quoted('an unknown field')).toBe('the body is no Request (an unknown field)');
  expect(quoted('\u{1f600}'.repeat(300))).not.toMatch(/\p{Cs}/u);
});

test.each([
  ['a deadline', new DeadlinePassed(), 'DeadlineExceeded'],
  ["Nest's exception", new ForbiddenException(), 'InvalidArgument'],
  ['a bug', new TypeError('no such thing'), 'System'],
])('a failure keeps what caused it: %s', (_, cause, kind) => {
  expect(asFailure(cause)).toMatchObject({ kind: { name: kind }, cause });
});
