import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { removeScratch, scratchFolder } from '../kit/scratch.ts';

// the built bench, in processes of their own: jest's would keep what was added
const BENCH = path.resolve('bench/dist');
const folder = scratchFolder('bench');
const env = {
  ...process.env,
  DATABASE_URL: process.env.TEST_DATABASE_URL ?? '',
  BENCH_ADD: path.resolve('test/bench/added.mjs'),
};
const run = (args: readonly string[]) => promisify(execFile)(process.execPath, args, { cwd: folder, env });

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => removeScratch(folder));

test('a transport that one file adds is measured, and told in the report by its own label', async () => {
  await run([path.join(BENCH, 'main.js'), '--quick', '--only', 'firstCall', '--transports', 'fetch']);
  const [date = ''] = readdirSync(path.join(folder, 'reports'));
  const measured = path.join(folder, 'reports', date);
  expect(JSON.parse(readFileSync(path.join(measured, 'run.json'), 'utf8'))).toMatchObject({
    firstCall: [{ transport: 'fetch', samplesMs: expect.arrayContaining([expect.any(Number)]) as number[] }],
  });
  expect(readFileSync(path.join(measured, 'summary.md'), 'utf8')).toMatch(/\| Envelope, fetch +\|/);
}, 180_000);

test('a workload that one file adds is called over every transport, and an added transport calls all workloads', async () => {
  const script = `
    import { cellsOf } from ${JSON.stringify(path.join(BENCH, 'plan.js'))};
    import { workloadName } from ${JSON.stringify(path.join(BENCH, 'report/lineup.js'))};
    const cells = cellsOf('standard', 'postgresql');
    const ofWorkload = cells.filter(({ procedure }) => procedure === 'ListGameRooms');
    const ofTransport = cells.filter(({ transport }) => transport === 'fetch');
    console.log(JSON.stringify({
      transports: ofWorkload.map(({ transport }) => transport),
      procedures: [...new Set(ofTransport.map(({ procedure }) => procedure))],
      name: workloadName(ofWorkload[0]).en,
    }));`;
  const { stdout } = await run(['--input-type=module', '--eval', script]);
  expect(JSON.parse(stdout)).toEqual({
    transports: expect.arrayContaining(['in-process', 'envelope-protobuf', 'grpc', 'thrift', 'fetch']) as string[],
    procedures: ['GamePut', 'GameSync', 'ListGameRooms'],
    name: 'ListGameRooms on PostgreSQL',
  });
});
