/** ms: what the replica shows may be older than the primary by this at most */
export const MOST_AGE_MS = 2000;

/** How far the primary had written, and when. */
interface Mark {
  lsn: bigint;
  atMs: number;
}

/** How old a replica's data is, from what the primary had written and what the replica has replayed. */
export class ReplicaAge {
  private marks: Mark[] = [];
  /** the replica has all that was committed before this time; undefined: not known */
  private freshAsOfMs: number | undefined;

  /** @param lsn where the primary wrote, asked for at `atMs` of performance.now() */
  wrote(lsn: string, atMs: number): void {
    const oldestMs = atMs - MOST_AGE_MS;
    this.marks = [...this.marks.filter((mark) => mark.atMs >= oldestMs), { lsn: lsnOf(lsn), atMs }];
  }

  /** @param lsn up to where the replica has replayed by now */
  replayed(lsn: string): void {
    const reached = lsnOf(lsn);
    this.freshAsOfMs = this.marks.findLast((mark) => mark.lsn <= reached)?.atMs ?? this.freshAsOfMs;
  }

  /** The replica is not to be used before it was looked at again. */
  forget(): void {
    this.freshAsOfMs = undefined;
  }

  ms(nowMs: number): number | undefined {
    return this.freshAsOfMs === undefined ? undefined : nowMs - this.freshAsOfMs;
  }

  isFresh(nowMs: number): boolean {
    const ageMs = this.ms(nowMs);
    return ageMs !== undefined && ageMs <= MOST_AGE_MS;
  }
}

/** A position in PostgreSQL's log: two hexadecimal numbers of 32 bits. */
function lsnOf(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}
