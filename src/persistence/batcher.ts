import { Distribution } from '../distribution.ts';
import { DeadlinePassed, isStatementTimeout, isUnavailable } from './database-errors.ts';

/** Answers calls: one by itself, or several by one statement. */
export interface BatchHandlers<Call, Answer> {
  one(call: Call): Promise<Answer>;
  /** @returns an answer for each call, in their order; undefined: that call has to be sent alone */
  many(calls: readonly Call[]): Promise<readonly (Answer | undefined)[]>;
  /** keys of rows: of calls with a key in common only one goes into a batch, the later ones wait for the next batch */
  conflictKeys?(call: Call): readonly string[];
}

interface Limits {
  /** calls in a batch, at most */
  batch: number;
  /** statements in flight at most; calls that are submitted meanwhile make up the next batch */
  inFlight: number;
  /**
   * the same while a full batch waits, since one statement a turn of a busy event loop would be too few; default:
   * inFlight
   */
  fullInFlight?: number;
}

interface Submitted<Call, Answer> {
  call: Call;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** upper bounds of the sizes of batches that are told apart */
const SIZES = [1, 2, 4, 8, 16, 32, 64];

/** ms after which a statement no longer counts as in flight, since it waits for a lock or the disk is very slow */
const SLOW_STATEMENT_MS = 50;

/**
 * Lets concurrent calls share a statement, and so a round trip and a commit. No call waits for others: calls of one
 * turn of the event loop are sent together, a single one is sent alone, and a batch grows only while earlier statements
 * are in flight. When a batch fails each of its calls is sent alone, so that a bad one fails by itself.
 */
export class Batcher<Call extends { readonly deadlineMs: number }, Answer> {
  /** how many calls the batches had */
  readonly sizes = new Distribution(SIZES);
  private waiting: Submitted<Call, Answer>[] = [];
  private inFlight = 0;
  private isPlanned = false;

  constructor(
    private readonly handlers: BatchHandlers<Call, Answer>,
    private readonly limits: Limits,
  ) {}

  /** calls that wait for the next batch */
  get queued(): number {
    return this.waiting.length;
  }

  /** @throws DeadlinePassed when the time was up before its turn came, and what `one` throws */
  submit(call: Call): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ call, resolve, reject });
      this.plan();
    });
  }

  /** Sends after the input of this turn of the event loop was read, so that its calls go together. */
  private plan(): void {
    if (this.isPlanned || !this.maySend) return;
    this.isPlanned = true;
    setImmediate(() => {
      this.isPlanned = false;
      this.send();
    });
  }

  private get maySend(): boolean {
    const { inFlight, fullInFlight = inFlight, batch } = this.limits;
    return this.inFlight < (this.waiting.length >= batch ? fullInFlight : inFlight);
  }

  private send(): void {
    while (this.maySend) {
      const batch = this.take();
      if (batch.length === 0) return;
      this.sizes.add(batch.length);
      this.inFlight++;
      let isCounted = true;
      const free = () => {
        clearTimeout(slowTimer);
        if (!isCounted) return;
        isCounted = false;
        this.inFlight--;
        this.send();
      };
      const slowTimer = setTimeout(free, SLOW_STATEMENT_MS);
      void this.answer(batch, free);
    }
  }

  /** Takes the next batch in the order of submission; calls whose deadline has passed are rejected. */
  private take(): Submitted<Call, Answer>[] {
    const [batch, later, taken]: [typeof this.waiting, typeof this.waiting, Set<string>] = [[], [], new Set()];
    const now = Date.now();
    for (const each of this.waiting) {
      if (each.call.deadlineMs < now) {
        each.reject(new DeadlinePassed());
        continue;
      }
      const keys = this.handlers.conflictKeys?.(each.call) ?? [];
      const isFree = batch.length < this.limits.batch && !keys.some((key) => taken.has(key));
      if (isFree) for (const key of keys) taken.add(key);
      (isFree ? batch : later).push(each);
    }
    this.waiting = later;
    return batch;
  }

  /** @param done called when the statement has ended, before answers are resolved, so that the next one can start */
  private async answer(batch: readonly Submitted<Call, Answer>[], done: () => void): Promise<void> {
    const [first, second] = batch;
    if (first && !second) return this.sendAlone(first, done);
    try {
      const answers = await this.handlers.many(batch.map(({ call }) => call)).finally(done);
      for (const [index, each] of batch.entries()) {
        const answer = answers[index];
        if (answer === undefined) void this.sendAlone(each);
        else each.resolve(answer);
      }
    } catch (error) {
      // when the database is out of reach, sending them alone would not help
      const isLost = isUnavailable(error) && !isStatementTimeout(error);
      for (const each of batch)
        if (isLost) each.reject(error);
        else void this.sendAlone(each);
    }
  }

  private sendAlone({ call, resolve, reject }: Submitted<Call, Answer>, done?: () => void): Promise<void> {
    return this.handlers.one(call).finally(done).then(resolve, reject);
  }
}
