/** A call as its client saw it, and what it may do to the object that it was made on. */
export interface Operation<State> {
  /** for a person who reads why a history is refused */
  what: string;
  /** ms of one clock for all clients */
  calledAtMs: number;
  /** the same; Infinity: the client gave up, and the call may have been done at any later time or never */
  answeredAtMs: number;
  /**
   * @returns the state after the call, the same object if it changes nothing; undefined: in that state the call cannot have
   * got its answer
   */
  apply: (state: State) => State | undefined;
}

/** The kind of object that operations are made on. */
export interface Model<State> {
  initial: State;
  /** equal for equal states, and for those alone */
  keyOf: (state: State) => string;
}

/**
 * Whether there is an order of the operations that explains every answer and in which none comes before one that was
 * answered before it was called: the search of Wing and Gong, which tries each operation that may come next and goes back
 * where none fits. Operations done together with the state reached are remembered, as Lowe does, and not tried twice.
 * @returns undefined if there is such an order; else what may come next after the longest order found, none of which fits
 */
export function unexplained<State>(
  operations: readonly Operation<State>[],
  { initial, keyOf }: Model<State>,
): string[] | undefined {
  const all = operations.toSorted((one, other) => one.calledAtMs - other.calledAtMs);
  const isDone = new Uint8Array(all.length);
  const tried = new Set<string>();
  let mostDone = -1;
  let stuck: string[] = [];

  /** The open operations that no open one was answered before; undefined: none has to be done. */
  const candidates = (): number[] | undefined => {
    const open = [...all.keys()].filter((index) => !isDone[index]);
    const before = Math.min(...open.map((index) => all[index]!.answeredAtMs));
    return before === Infinity ? undefined : open.filter((index) => all[index]!.calledAtMs <= before);
  };

  /** Does what fits and changes nothing: wherever it stands in an order, the order holds with it here. */
  const doWithoutEffect = (state: State): number[] => {
    const done: number[] = [];
    for (let isNew = true; isNew;) {
      const fitting = (candidates() ?? []).filter(
        (index) => all[index]!.answeredAtMs < Infinity && all[index]!.apply(state) === state,
      );
      for (const index of fitting) isDone[index] = 1;
      done.push(...fitting);
      isNew = fitting.length > 0;
    }
    return done;
  };

  const search = (state: State, doneBefore: number): boolean => {
    const withoutEffect = doWithoutEffect(state);
    const done = doneBefore + withoutEffect.length;
    const next = candidates();
    if (next === undefined) return true;
    const key = `${isDone.join('')} ${keyOf(state)}`;
    if (!tried.has(key)) {
      tried.add(key);
      for (const index of next) {
        const after = all[index]!.apply(state);
        if (after === undefined || after === state) continue;
        isDone[index] = 1;
        if (search(after, done + 1)) return true;
        isDone[index] = 0;
      }
      if (done > mostDone) {
        mostDone = done;
        stuck = next.map((index) => all[index]!.what);
      }
    }
    for (const index of withoutEffect) isDone[index] = 0;
    return false;
  };

  return search(initial, 0) ? undefined : stuck;
}
