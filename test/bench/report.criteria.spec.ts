import { existsSync } from 'node:fs';
import path from 'node:path';
import { CRITERIA } from '../../bench/src/report/sections/findings.ts';

const root = path.resolve(import.meta.dirname, '../..');
const findings = CRITERIA.flatMap(({ asked, envelope, grpc, thrift }) =>
  Object.entries({ envelope, grpc, thrift }).map(([of, finding]) => ({ title: `${asked.en}: ${of}`, finding })),
);

test('every test and file that the table of criteria cites is there', () => {
  const cited = findings.flatMap(({ finding }) => finding.shownBy ?? []);
  expect(cited.length).toBeGreaterThan(20);
  expect(cited.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test('nothing is claimed that nothing shows', () => {
  const claimed = findings.filter(({ finding: { state } }) => state === 'yes' || state === 'partly');
  expect(claimed.filter(({ finding: { shownBy = [] } }) => shownBy.length === 0).map(({ title }) => title)).toEqual([]);
});

test('the talk’s criteria are all there, each asked of the envelope, gRPC and Thrift', () => {
  expect(CRITERIA.map(({ asked }) => asked.en)).toEqual([
    expect.stringMatching(/IDL.*compile time/),
    expect.stringMatching(/doesn’t wait/),
    expect.stringMatching(/Mono/),
    'C++',
    expect.stringMatching(/fast protocol/),
    'Exceptions',
    expect.stringMatching(/session without touching the IDL/i),
    expect.stringMatching(/duplicates/),
    expect.stringMatching(/browser without a proxy/i),
    expect.stringMatching(/^Push/),
  ]);
});

test('Thrift is called not built for as long as there is no transport', () => {
  const isThere = existsSync(path.join(root, 'src/transports/thrift'));
  const states = CRITERIA.map(({ thrift }) => thrift.state);
  expect(states.every((state) => state === 'not built')).toBe(!isThere);
});
