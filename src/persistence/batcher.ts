import { DeadlinePassed, isStatementTimeout, isUnavailable } from './database-errors.ts';

/** How calls are answered: one by itself, or several by one statement. */
export interface BatchHandlers<Call, Answer> {
  one(call: Call): Promise<Answer>;
  /** @returns an answer an call, in their order; undefined = that one has to go alone after all */
  many(calls: readonly Call[]): Promise<readonly (Answer | undefined)[]>;
  /** what no two calls of one batch may touch both: the later waits for the next batch */
  conflictKeys?(call: Call): readonly string[];
}

interface Limits {
  /** calls in a batch, at most */
  batch: number;
  /** statements at once, at most: the calls of their time make the next batch */
  inFlight: number;
  /** the same while whole batches wait: one statement a turn of a busy event loop would serve too few; by default no more */
  fullInFlight?: number;
}

interface Submitted<Call, Answer> {
  call: Call;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** ms after which a statement holds up the calls behind it no longer: it waits for a lock, or the disk is very slow */
const SLOW_STATEMENT_MS = 50;

/**
 * Lets the calls of one moment share a statement, and so a round trip and a commit. Nobody waits for company: what has come
 * in one turn of the event loop goes at once, an call without any goes alone, and a batch grows only while the statements
 * before it are under way. When a batch is refused each of its calls goes alone: a bad one fails by itself.
 */
export class Batcher<Call extends { readonly deadlineMs: number }, Answer> {
  private waiting: Submitted<Call, Answer>[] = [];
  private inFlight = 0;
  private isPlanned = false;

  constructor(
    private readonly handlers: BatchHandlers<Call, Answer>,
    private readonly limits: Limits,
  ) {}

  /** @throws DeadlinePassed when the time was up before its turn came, and what `one` throws */
  submit(call: Call): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ call, resolve, reject });
      this.plan();
    });
  }

  /** After the input of this turn: what else it brings comes along. */
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

  /** The next batch: in the order of their coming, without those whose time is up. */
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

  /** @param done called when the statement is, before the answers: the database is not to idle meanwhile */
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
      // without its database none would fare better alone
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
