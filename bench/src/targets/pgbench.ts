import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PreparedGames } from './prepared-games.ts';

const run = promisify(execFile);

/** as many connections as our server's own pool (src/persistence/data-source.ts) */
const CLIENTS = 16;
/** of each client alone, so that none waits for another's rows */
const GAMES_A_CLIENT = 32;

interface PgbenchOptions {
  databaseUrl: string;
  seed: number;
  /** puts of a transaction */
  batch: number;
}

/** pgbench and the two rows that a put writes, a session and a room: plain updates of `batch` of each in one statement. */
export class Pgbench {
  private readonly script = path.join(tmpdir(), `othello-pgbench-${randomBytes(6).toString('hex')}.sql`);

  private constructor(private readonly options: PgbenchOptions) {}

  /** @throws Error with one line: pgbench is missing */
  static async prepare(options: PgbenchOptions): Promise<Pgbench> {
    await run('pgbench', ['--version']).catch((error: NodeJS.ErrnoException) => {
      throw new Error(`pgbench does not run here (${error.code}): apt-get install -y postgresql`, { cause: error });
    });
    const games = await PreparedGames.make(options.databaseUrl, CLIENTS * GAMES_A_CLIENT, options.seed);
    await games.close();
    const pgbench = new Pgbench(options);
    writeFileSync(pgbench.script, scriptOf(games, options.batch));
    return pgbench;
  }

  /** @throws Error with one line: what pgbench said first */
  async measure(ms: number): Promise<{ calls: number; seconds: number }> {
    const { databaseUrl, batch } = this.options;
    const [clients, seconds] = [String(CLIENTS), String(Math.max(3, Math.round(ms / 1000)))]; // it takes whole ones, and connects in them
    const words = ['--no-vacuum', '-M', 'prepared', '-c', clients, '-T', seconds, '-f', this.script, databaseUrl];
    const began = performance.now();
    const { stdout, stderr } = await run('pgbench', words).catch(
      (error: Error & { stdout: string; stderr: string }) => error,
    );
    const said = /^.*ERROR:.*$|^pgbench: error:.*$/m.exec(stderr)?.[0];
    const transactions = Number(/actually processed: (\d+)/.exec(stdout)?.[1]);
    if (said !== undefined || !(transactions > 0)) throw new Error(said ?? 'pgbench made no transaction');
    return { calls: transactions * batch, seconds: (performance.now() - began) / 1000 };
  }

  stop(): void {
    rmSync(this.script, { force: true });
  }
}

const bytes = (count: number): string => `'${'a'.repeat(count)}'::bytea`;

/** Users and rooms that were made together have numbers that follow each other. */
function scriptOf({ all }: PreparedGames, batch: number): string {
  const tokens = all.flatMap(({ players }) => players.map(({ token }) => token));
  const prefix = tokens[0]?.slice(0, tokens[0].lastIndexOf('-') + 1) ?? '';
  const firstUser = Math.min(...tokens.map((token) => Number(token.slice(prefix.length))));
  const firstRoom = Math.min(...all.map(({ roomId }) => roomId));
  const eachOf = (put: (index: number) => string) => Array.from({ length: batch }, (_, index) => put(index)).join(', ');
  const hashes = eachOf((index) => `sha256(convert_to('${prefix}' || (:user + ${index})::text, 'UTF8'))`);
  return [
    `\\set game :client_id * ${GAMES_A_CLIENT} + random(0, ${GAMES_A_CLIENT - batch})`,
    `\\set room :game + ${firstRoom}`,
    `\\set user :game + ${firstUser}`,
    `WITH recorded AS (UPDATE sessions SET seq_no = seq_no + 1, request_hash = ${bytes(32)}, answers = ${bytes(200)}
  WHERE token_hash = ANY (ARRAY[${hashes}]))
UPDATE rooms SET black = black # 1, white = white # 1, moves = ${bytes(20)}, put_times = ${bytes(80)}, version = version + 1,
  deadline = now() + interval '1 day', updated_at = now() WHERE id = ANY (ARRAY[${eachOf((index) => `:room + ${index}`)}]::bigint[]);
`,
  ].join('\n');
}
