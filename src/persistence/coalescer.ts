import { DeadlinePassed, isStatementTimeout, isUnavailable } from './database-errors.ts';

/** How asks are answered: one by itself, or several by one statement. */
export interface Ways<Ask, Answer> {
  alone(ask: Ask): Promise<Answer>;
  /** @returns an answer an ask, in their order; undefined = that one has to go alone after all */
  together(asks: readonly Ask[]): Promise<readonly (Answer | undefined)[]>;
  /** what no two asks of one batch may touch both: the later waits for the next batch */
  touches?(ask: Ask): readonly string[];
}

interface Limits {
  /** asks in a batch, at most */
  batch: number;
  /** statements at once, at most: the asks of their time make the next batch */
  inFlight: number;
  /** the same while whole batches wait: one statement a turn of a busy event loop would serve too few; by default no more */
  fullInFlight?: number;
}

interface Waiting<Ask, Answer> {
  ask: Ask;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** ms after which a statement holds up the asks behind it no longer: it waits for a lock, or the disk is very slow */
const PATIENCE_MS = 50;

/**
 * Lets the asks of one moment share a statement, and so a round trip and a commit. Nobody waits for company: what has come
 * in one turn of the event loop goes at once, an ask without any goes alone, and a batch grows only while the statements
 * before it are under way. When a batch is refused each of its asks goes alone: a bad one fails by itself.
 */
export class Coalescer<Ask extends { readonly deadlineMs: number }, Answer> {
  private waiting: Waiting<Ask, Answer>[] = [];
  private inFlight = 0;
  private isPlanned = false;

  constructor(
    private readonly ways: Ways<Ask, Answer>,
    private readonly limits: Limits,
  ) {}

  /** @throws DeadlinePassed when the time was up before its turn came, and what `alone` throws */
  ask(ask: Ask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ask, resolve, reject });
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
      let isHolding = true;
      const free = () => {
        clearTimeout(impatient);
        if (!isHolding) return;
        isHolding = false;
        this.inFlight--;
        this.send();
      };
      const impatient = setTimeout(free, PATIENCE_MS);
      void this.answer(batch, free);
    }
  }

  /** The next batch: in the order of their coming, without those whose time is up. */
  private take(): Waiting<Ask, Answer>[] {
    const [batch, later, touched]: [typeof this.waiting, typeof this.waiting, Set<string>] = [[], [], new Set()];
    const now = Date.now();
    for (const each of this.waiting) {
      if (each.ask.deadlineMs < now) {
        each.reject(new DeadlinePassed());
        continue;
      }
      const touches = this.ways.touches?.(each.ask) ?? [];
      const isFree = batch.length < this.limits.batch && !touches.some((touch) => touched.has(touch));
      if (isFree) for (const touch of touches) touched.add(touch);
      (isFree ? batch : later).push(each);
    }
    this.waiting = later;
    return batch;
  }

  /** @param done called when the statement is, before the answers: the database is not to idle meanwhile */
  private async answer(batch: readonly Waiting<Ask, Answer>[], done: () => void): Promise<void> {
    const [first, second] = batch;
    if (first && !second) return this.goAlone(first, done);
    try {
      const answers = await this.ways.together(batch.map(({ ask }) => ask)).finally(done);
      for (const [index, each] of batch.entries()) {
        const answer = answers[index];
        if (answer === undefined) void this.goAlone(each);
        else each.resolve(answer);
      }
    } catch (error) {
      // without its database none would fare better alone
      const isLost = isUnavailable(error) && !isStatementTimeout(error);
      for (const each of batch)
        if (isLost) each.reject(error);
        else void this.goAlone(each);
    }
  }

  private goAlone({ ask, resolve, reject }: Waiting<Ask, Answer>, done?: () => void): Promise<void> {
    return this.ways.alone(ask).finally(done).then(resolve, reject);
  }
}
