import { byteaArray, numberArray } from '../../src/persistence/index.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { openRows, type Rows } from '../kit/rows.ts';

let database: FreshDatabase;
let rows: Rows;
beforeAll(async () => {
  database = await freshDatabase();
  rows = openRows(database.url);
});
afterAll(async () => {
  await rows.close();
  await database.drop();
});

const stored = async (array: unknown, type: string) => {
  const [row] = await rows.query<{ back: unknown }>(`SELECT to_json($1::${type}[]) AS back`, [array]);
  return row?.back;
};

test.each<[string, (string | null)[]]>([
  ['nothing', []],
  ['one', ['00ff']],
  ['none, an empty one, and one', [null, '', '01']],
  ['unlike lengths', ['0102030405', '00', 'ff'.repeat(300)]],
])('bytes come back as they were: %s', async (_, values) => {
  const array = byteaArray(values.map((hex) => (hex === null ? null : Buffer.from(hex, 'hex'))));
  expect(await stored(array, 'bytea')).toEqual(values.map((hex) => (hex === null ? null : `\\x${hex}`)));
});

test('numbers come back as they were, those that are none too', async () => {
  expect(await stored(numberArray([1, '9007199254740993', null, -5]), 'text')).toEqual([
    '1',
    '9007199254740993',
    null,
    '-5',
  ]);
});
