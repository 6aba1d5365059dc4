import type pg from 'pg';
import { IDLE } from '../../bench/src/growth/background.ts';
import { FEW } from '../../bench/src/growth/due-work.ts';
import { lawOf } from '../../bench/src/growth/law.ts';
import { type Growth, measureGrowth } from '../../bench/src/growth/measure-growth.ts';
import { growthOptions, growthTable } from '../../bench/src/growth/run-growth.ts';
import { sizesUpTo } from '../../bench/src/growth/sizes.ts';
import { migrate } from '../../src/persistence/index.ts';
import { schema } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';

const SIZES = sizesUpTo(8000);

/** to fill and measure them on a busy machine */
const MEASURED_MS = 180_000;

const linear = (growths: readonly Growth[]) => growths.filter(({ law }) => law === 'linear').map(({ name }) => name);

describe('measured on a database of three sizes', () => {
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
    await migrate(database.address);
  });
  afterEach(() => database.drop());

  const measure = (options: Partial<Parameters<typeof measureGrowth>[0]> = {}): Promise<Growth[]> =>
    measureGrowth({ databaseUrl: database.url, sizes: SIZES, times: 3, report: () => undefined, ...options });

  test(
    'no procedure and no task of the sweep reads more the more data there are',
    async () => {
      const growths = await measure();
      expect(linear(growths)).toEqual([]);
      const names = growths.map(({ name }) => name);
      for (const procedure of schema.procedures.keys())
        expect(names.filter((name) => name.startsWith(procedure))).not.toEqual([]);
      const idle = growths.filter(({ name }) => name.endsWith(IDLE));
      expect(idle.length).toBeGreaterThanOrEqual(7);
      // what has work does it: some rows cost more than some blocks
      for (const { name, blocks } of idle) {
        const working = growths.find((each) => `${each.name}${IDLE}` === name);
        expect({ name, more: working?.blocks.map((each, at) => each - (blocks[at] ?? 0) > FEW / 2) }).toEqual({
          name,
          more: SIZES.map(() => true),
        });
      }
      const table = growthTable(growths, SIZES).split('\n');
      expect(table).toHaveLength(growths.length + 2);
      expect(table[2]).toMatch(/^\| Register \| \d+ \| \d+ \| \d+ \| \d+\.\d \| constant \|$/);
    },
    MEASURED_MS,
  );

  test(
    'a procedure that lost its index is noticed',
    async () => {
      const only = ['GetProfile, most games hidden', `sweep: end overdue rooms${IDLE}`, `events: deliver${IDLE}`];
      const afterFill = async (client: pg.Client) => {
        await client.query(
          'DROP INDEX IF EXISTS rooms_games_of_white, rooms_games_of_black, users_people_by_rank, rooms_to_check, events_due',
        );
      };
      expect(linear(await measure({ afterFill, only }))).toEqual(only);
    },
    MEASURED_MS,
  );
});

test.each<[number[], number | undefined, Growth['law']]>([
  [[20, 21, 22], undefined, 'constant'],
  [[20, 30, 40], undefined, 'logarithmic'],
  [[20, 80, 320], undefined, 'linear'],
  [[20, 80, 320], 400, 'bounded'],
  [[0, 3, 12], undefined, 'linear'],
])('%j of at most %s is %s', (blocks, atMost, law) => {
  expect(lawOf(blocks, atMost)).toBe(law);
});

test('other sections are not its own, and a number that is none is refused', () => {
  expect(growthOptions(['--only', 'cost'])).toBeUndefined();
  expect(growthOptions(['--only', 'growth', '--quick'])).toEqual({ users: 4000, out: undefined });
  expect(() => growthOptions(['--only', 'growth', '--users', 'many'])).toThrow('--users many: give a whole number');
});
