import { Command } from 'commander';

interface VerifyOptions {
  json: boolean;
}

/** `othello verify`: whether what is stored can be, of the database of the environment. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'checks the database for consistency (DATABASE_URL, else the embedded one); ends with 1 when something is wrong',
    )
    .option('--json', 'prints each inconsistency, and the totals, as a line of JSON', false)
    .action(verifyDatabase);
}

async function verifyDatabase({ json }: VerifyOptions): Promise<void> {
  const { Config, openDatabase, verify } = await import('../index.ts'); // no other command but serve loads the server
  const config = new Config(process.env);
  const direct = config.databaseDirect ?? config.database;
  const embedded = direct ? undefined : await openDatabase(config);
  try {
    const address = direct ?? embedded?.urls.direct;
    if (!address) throw new Error('there is no database');
    const verified = await verify(address, ({ where, what }) =>
      console.log(json ? JSON.stringify({ where, what }) : `${where}: ${what}`),
    );
    const { rooms, games, users, inconsistencies } = verified;
    if (json) console.log(JSON.stringify(verified));
    else console.log(`${rooms} rooms with ${games} games, ${users} users: ${inconsistencies} inconsistencies`);
    if (inconsistencies > 0) process.exitCode = 1;
  } finally {
    await embedded?.close();
  }
}
