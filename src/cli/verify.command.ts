import { Command } from 'commander';
import type { OpenDatabase, PostgresAddress, VerifyOptions } from '../index.ts';
import { NotChecked, UsageError } from './exit-codes.ts';
import { ProgressBar } from './progress-bar.ts';

interface CommandOptions {
  all: boolean;
  json: boolean;
  rating: boolean;
}

/** `othello verify`: whether what is stored can be, of the database of the environment. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'checks the database for consistency (DATABASE_URL, else the embedded one) and prints the first inconsistency; ' +
        'exit codes: 0 there is none, 1 there is one, 2 the command line or a setting is wrong, 4 it could not be checked',
    )
    .option('--all', 'prints every inconsistency', false)
    .option('--json', 'prints each inconsistency, and the totals, as a line of JSON', false)
    .option('--no-rating', "leaves ratings out: of a team's own rule, or of games that an older release rated")
    .action(verifyDatabase);
}

async function verifyDatabase({ all, json, rating }: CommandOptions): Promise<void> {
  const { verify } = await import('../index.ts'); // no other command but serve loads the server
  const { address, embedded } = await addressOfSettings();
  const bar = new ProgressBar(process.stderr);
  const options: VerifyOptions = {
    report: ({ where, what }) => {
      bar.clear();
      console.log(json ? JSON.stringify({ where, what }) : `${where}: ${what}`);
    },
    isFirstEnough: !all,
    onProgress: ({ step, done, of }) => bar.show({ what: `checks ${step}`, done, of }),
    ...(!rating && { rating: null }),
  };
  try {
    const verified = await verify(address, options).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new NotChecked(`${address.name} could not be checked (${reason}): see that it runs and has the tables`);
    });
    bar.clear();
    const { rooms, games, users, inconsistencies } = verified;
    if (json) console.log(JSON.stringify(verified));
    else if (inconsistencies === 0 || all)
      console.log(`${rooms} rooms with ${games} games, ${users} users: ${inconsistencies} inconsistencies`);
    if (inconsistencies > 0) process.exitCode = 1;
  } finally {
    bar.clear();
    await embedded?.close();
  }
}

/** @throws UsageError a setting is refused, or there is no database */
async function addressOfSettings(): Promise<{ address: PostgresAddress; embedded: OpenDatabase | undefined }> {
  const { Config, openDatabase } = await import('../index.ts');
  try {
    const config = new Config(process.env);
    const given = config.databaseDirect ?? config.database;
    if (given) return { address: given, embedded: undefined };
    const embedded = await openDatabase(config);
    return { address: embedded.urls.direct, embedded };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
