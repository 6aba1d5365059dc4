import { ORDERED_CALLS } from '../rpc/limits.ts';

/** A call's place in the order of answers. */
export interface Place<Answer> {
  /** undefined: not decided yet */
  answer: Answer | undefined;
  /** work that may begin only when all calls before it are answered */
  begin: (() => void) | undefined;
}

/**
 * The calls of one connection, whose answers have to come in the order of the calls. Calls of one session run one after
 * the other, those of different sessions at the same time.
 */
export class OrderedCalls<Answer> {
  private readonly places: Place<Answer>[] = [];
  /** by token: the sessions that have a call running, each with the work that waits for it */
  private readonly sessions = new Map<string, (() => Promise<void>)[]>();

  /**
   * @param send sends the next answer in order
   * @param onProgress called when answers were sent, so that the transport may read on or end
   */
  constructor(
    private readonly send: (answer: Answer) => void,
    private readonly onProgress: () => void,
  ) {}

  /** how many calls are not answered yet */
  get size(): number {
    return this.places.length;
  }

  /** the transport should read no more calls for now */
  get isFull(): boolean {
    return this.places.length >= ORDERED_CALLS;
  }

  /** A call was read. */
  take(): Place<Answer> {
    const place: Place<Answer> = { answer: undefined, begin: undefined };
    this.places.push(place);
    return place;
  }

  /**
   * Runs a call's work after the earlier calls of its session.
   * @param token undefined: run at once
   * @param work never rejects
   */
  run(token: string | undefined, work: () => Promise<void>): void {
    if (token === undefined) return void work();
    const waiting = this.sessions.get(token);
    if (waiting) return void waiting.push(work);
    this.sessions.set(token, []);
    this.runNow(token, work);
  }

  private runNow(token: string, work: () => Promise<void>): void {
    void work().then(() => {
      const next = this.sessions.get(token)?.shift();
      if (next) this.runNow(token, next);
      else this.sessions.delete(token);
    });
  }

  settle(place: Place<Answer>, answer: Answer): void {
    place.answer = answer;
    this.proceed();
  }

  /** Calls `begin` when all calls before this one are answered. */
  whenFirst(place: Place<Answer>, begin: () => void): void {
    place.begin = begin;
    this.proceed();
  }

  /** Drops all calls: their answers are not sent. */
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
