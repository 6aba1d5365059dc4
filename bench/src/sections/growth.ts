import type { Bench, Step } from '../bench.ts';
import { BenchDatabase } from '../bench-database.ts';
import { measureGrowth } from '../growth/measure-growth.ts';
import { sizesUpTo } from '../growth/sizes.ts';

const SECONDS = 25;
const USERS_A_S = 400;

/** What each call and each task reads while the data grows, on a database of its own. `--only growth` prints it, and fails on what is linear. */
export const growthSteps = ({ budget: { growthUsers }, lab, run }: Bench): Step[] =>
  growthUsers === 0
    ? []
    : [
        {
          section: 'growth',
          what: `up to ${growthUsers} users`,
          seconds: SECONDS + growthUsers / USERS_A_S,
          run: async () => {
            const database = await BenchDatabase.open(lab.folderOf('growth'));
            try {
              const sizes = sizesUpTo(growthUsers);
              const costs = await measureGrowth({ databaseUrl: database.url, sizes, report: () => undefined });
              run.growth = { sizes: sizes.map(({ users }) => users), costs };
            } finally {
              await database.close();
            }
          },
        },
      ];
