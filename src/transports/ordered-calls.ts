/** Calls of one connection that are read and not answered yet: with so many it is read no further. */
const IN_FLIGHT_AT_MOST = 32;

/** A call's place in the order of answers. */
export interface Place<Answer> {
  /** undefined: not decided yet */
  answer: Answer | undefined;
  /** what is to be done only when all before it are answered */
  begin: (() => void) | undefined;
}

/**
 * The calls of one connection whose answers come in the order of the calls. Those of one session are done one after the
 * other, those of several at the same time.
 */
export class OrderedCalls<Answer> {
  private readonly places: Place<Answer>[] = [];
  /** of each session the call that was read last, while it is being done */
  private readonly lastOf = new Map<string, Promise<void>>();

  /**
   * @param send takes the answer whose turn it is
   * @param onProgress called when answers were sent, or something else may go on
   */
  constructor(
    private readonly send: (answer: Answer) => void,
    private readonly onProgress: () => void,
  ) {}

  /** that are not answered yet */
  get size(): number {
    return this.places.length;
  }

  /** no more is to be read */
  get isFull(): boolean {
    return this.places.length >= IN_FLIGHT_AT_MOST;
  }

  /** A call was read. */
  take(): Place<Answer> {
    const place: Place<Answer> = { answer: undefined, begin: undefined };
    this.places.push(place);
    return place;
  }

  /**
   * Does a call's work after that of the session's calls before it.
   * @param token undefined: at once
   * @param work never rejects
   */
  run(token: string | undefined, work: () => Promise<void>): void {
    if (token === undefined) return void work();
    const before = this.lastOf.get(token);
    const done = (before ? before.then(work) : work()).then(() => {
      if (this.lastOf.get(token) === done) this.lastOf.delete(token);
    });
    this.lastOf.set(token, done);
  }

  settle(place: Place<Answer>, answer: Answer): void {
    place.answer = answer;
    this.proceed();
  }

  /** Begins something when all before it are answered. */
  whenFirst(place: Place<Answer>, begin: () => void): void {
    place.begin = begin;
    this.proceed();
  }

  /** None of them is answered any more. */
  abandon(): void {
    this.places.length = 0;
  }

  proceed(): void {
    for (let first = this.places[0]; first; first = this.places[0]) {
      if (first.answer === undefined) {
        const { begin } = first;
        first.begin = undefined;
        begin?.();
        if (first === this.places[0] && first.answer === undefined) break;
        continue;
      }
      this.places.shift();
      this.send(first.answer);
    }
    this.onProgress();
  }
}
