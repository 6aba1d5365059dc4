import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { newPlayer, type Player, roomOf } from '../kit/player.ts';
import { statFields } from '../kit/processes.ts';
import { type Program, startProgram } from '../kit/program.ts';
import { envelopeTransport } from '../kit/transports.ts';

// The short form is one of the tests, and the same each time; `npm run test:fuzz` runs the long one, with a seed of its own.
const isLong = process.env['FUZZ'] === 'long';
const SEED = isLong ? Number(process.env['SEED'] ?? Date.now() % 2 ** 31) : 12;
const LONG_TIMES = 60;

/** @param runs of the short form */
export const form = (runs: number) => ({ numRuns: isLong ? runs * LONG_TIMES : runs, seed: SEED });

/** CPU of the server for one case, which is ten messages or so: a message that is a bomb takes more */
const MOST_CASE_CPU_MS = 1000;
/** on the average, the neighbour's call and what is collected included */
const MOST_CPU_MS = 20;
/** of the server, over what it takes when it has warmed up */
const MOST_GROWTH_MIB = 200;

const TICK_MS = 10;
const PAGE_MIB = 4096 / 2 ** 20;

/** A server as a process of its own, so that its end, its CPU and its memory are seen; a neighbour plays meanwhile. */
export class FuzzedServer {
  private messages = 0;
  private cpuMs = 0;
  private memoryMib = 0;
  private roomId = '';

  private constructor(
    readonly program: Program,
    private readonly database: FreshDatabase,
    private readonly neighbour: Player,
  ) {}

  static async start(): Promise<FuzzedServer> {
    const database = await freshDatabase();
    const program = await startProgram({ DATABASE_URL: database.url });
    const server = new FuzzedServer(program, database, await newPlayer(envelopeTransport(program)));
    server.roomId = roomOf(await server.neighbour.create({ private: true })).roomId;
    return server;
  }

  /** One case: what is sent, and a call of the neighbour meanwhile. @param count how many messages it sends */
  async beside<T>(count: number, act: () => Promise<T>): Promise<T> {
    const before = this.usage().cpuMs;
    const [outcome, { replies }] = await Promise.all([act(), this.neighbour.sync(this.roomId)]);
    if (replies[0]?.code !== 'Success') throw new Error(`the neighbour was told ${JSON.stringify(replies)}`);
    const { cpuMs, memoryMib } = this.usage();
    if (cpuMs - before > MOST_CASE_CPU_MS) throw new Error(`it took the server ${cpuMs - before} ms of CPU`);
    this.messages += count;
    this.cpuMs += cpuMs - before;
    this.memoryMib ||= memoryMib;
    return outcome;
  }

  /** That it lives, has logged nothing as a fault of its own, and costs little. */
  expectWell(): void {
    expect(
      this.program
        .printed()
        .replace(/^Othello is open[\s\S]*?Try:.*$/m, '')
        .trim(),
    ).toBe('');
    const { memoryMib } = this.usage();
    expect(memoryMib).toBeGreaterThan(0); // it is there
    expect(memoryMib - this.memoryMib).toBeLessThan(MOST_GROWTH_MIB);
    expect(this.cpuMs / this.messages).toBeLessThan(MOST_CPU_MS);
    if (isLong)
      process.stderr.write(
        `seed ${SEED}: ${this.messages} messages, ${(this.cpuMs / this.messages).toFixed(2)} ms of CPU each, ` +
          `${this.memoryMib.toFixed(0)} MiB at first, ${memoryMib.toFixed(0)} MiB now\n`,
      );
  }

  async stop(): Promise<void> {
    await this.program.stop('SIGKILL');
    await this.database.drop();
  }

  private usage(): { cpuMs: number; memoryMib: number } {
    const fields = statFields(this.program.pid);
    const [user, system, pages] = [fields[11], fields[12], fields[21]].map(Number);
    if (pages === undefined || !(pages > 0)) throw new Error(`the server has ended: ${this.program.printed()}`);
    return { cpuMs: ((user ?? 0) + (system ?? 0)) * TICK_MS, memoryMib: pages * PAGE_MIB };
  }
}
