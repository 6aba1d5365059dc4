import { Failure, FAILURES } from '../rpc/failures.ts';

const USUAL_SIZE = 20;
const LARGEST_SIZE = 50;

/** How many rows a page shows. */
export const pageSize = (limit: number | null | undefined): number => Math.min(limit || USUAL_SIZE, LARGEST_SIZE);

/**
 * A page of rows that were read one beyond its size: if that one is there, there is more.
 * @param cursorOf what the client sends to go on after a row
 */
export function pageOf<Row>(rows: readonly Row[], size: number, cursorOf: (row: Row) => string) {
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return { shown, next: last === undefined ? {} : { next: cursorOf(last) } };
}

export const invalidCursor = (): Failure =>
  new Failure(
    FAILURES.InvalidArgument,
    'cursor is none of this list: send the `next` of a page, or none for the first',
  );
